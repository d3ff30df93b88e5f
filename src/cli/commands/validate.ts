import { type Command, InvalidArgumentError, Option } from 'commander';
import type { AgreementFile, Problem } from '../../index.ts';
import { type ExitCode, exitCodeOf, exitCodes, type FailOn } from '../exit-codes.ts';
import { summarise } from '../formats/pretty.ts';
import { readInput, STANDARD_INPUT } from '../read-input.ts';
import { refuseUsage } from '../refuse-usage.ts';
import { type Grade, type Grades, parseGrade, regrade } from '../regrade.ts';
import { formatReport, type ReportFormat, reportFormats } from '../report-problems.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

interface ValidateOptions {
  readonly format: ReportFormat;
  readonly failOn: FailOn;
  readonly rule?: Grades;
}

const examples = `
Examples:
  $ slakit validate agreement.sla.yaml
  $ slakit validate agreements/*.sla.yaml -f github --fail-on warning
  $ slakit validate - -f json < agreement.sla.yaml
`;

/** Adds `slakit validate FILE…`, also called `lint`: tells everything that is wrong with agreements. */
export function addValidateCommand(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('validate')
    .alias('lint')
    .summary('tell everything that is wrong with agreements')
    .description(
      'Checks agreements and tells every problem at once, each with its place and what would be right. ' +
        'Writes no file.',
    )
    .usage('FILE…|- [options]')
    .argument('<FILE...>', 'agreements in YAML or JSON; - reads standard input')
    .addOption(
      new Option('-f, --format <FORM>', 'how problems are told').choices(reportFormats).default('pretty'),
    )
    .addOption(
      new Option('--fail-on <SEVERITY>', 'the least severity that ends with exit code 1')
        .choices(['error', 'warning', 'info', 'never'])
        .default('error'),
    )
    .addOption(
      new Option(
        '--rule <ID=GRADE>',
        'grade the problems of one rule off, info, warning or error (repeatable)',
      ).argParser(collectGrade),
    )
    .addHelpText('after', examples)
    .action(async (files: string[], options: ValidateOptions) =>
      finish(await validateFiles(files, options, surroundings)),
    );
}

function collectGrade(text: string, earlier: Grades | undefined): Grades {
  const parsed = parseGrade(text);
  if (typeof parsed === 'string') throw new InvalidArgumentError(parsed);
  return new Map<string, Grade>([...(earlier ?? []), [parsed.rule, parsed.grade]]);
}

async function validateFiles(
  names: readonly string[],
  options: ValidateOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  if (names.filter((name) => name === STANDARD_INPUT).length > 1) {
    return refuseUsage(surroundings, 'standard input (-) can be read only once');
  }
  const inputs: AgreementFile[] = [];
  const problems: Problem[] = [];
  let unusable = 0;
  let turnedOff = 0;
  for (const name of names) {
    const input = await readInput(name, surroundings);
    if (input.type === 'read') inputs.push(input.file);
    const { validate } = await surroundings.library();
    const found = input.type === 'read' ? validate(input.file).problems : [input.problem];
    if (exitCodeOf(found, 'never') === exitCodes.unusable) unusable++;
    const graded = regrade(found, options.rule ?? new Map());
    problems.push(...graded.problems);
    turnedOff += graded.turnedOff;
  }
  const report = await formatReport(options.format, problems, inputs, surroundings.stdout, surroundings);
  await surroundings.stdout.write(report);
  if (options.format === 'pretty' || options.format === 'github') {
    await surroundings.stderr.write(describeOutcome(names.length, problems, turnedOff));
  }
  if (unusable > 0 && unusable < names.length) return exitCodes.partial;
  return exitCodeOf(problems, options.failOn);
}

function describeOutcome(files: number, problems: readonly Problem[], turnedOff: number): string {
  const checked = files === 1 || problems.length > 0 ? '' : ` in ${files} files`;
  const off = turnedOff === 0 ? '' : `, ${turnedOff} turned off by --rule`;
  return `${problems.length > 0 ? '\n' : ''}${summarise(problems)}${checked}${off}\n`;
}
