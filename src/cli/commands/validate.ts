import { type Command, InvalidArgumentError, Option } from 'commander';
import type { AgreementFile, LintOptions, Problem, Profile } from '../../index.ts';
import { chooseDocumentDate } from '../document-date.ts';
import { type ExitCode, exitCodeOf, exitCodes, type FailOn } from '../exit-codes.ts';
import { findConfiguration } from '../find-configuration.ts';
import { fixAgreement } from '../fix-agreement.ts';
import { summarise } from '../formats/pretty.ts';
import { ownTemplates } from '../own-templates.ts';
import { readInput, STANDARD_INPUT } from '../read-input.ts';
import { readProjectFile } from '../read-project-file.ts';
import { refuseUsage } from '../refuse-usage.ts';
import { type Grade, type Grades, parseGrade, regrade, unknownRule } from '../regrade.ts';
import { replaceFile } from '../replace-file.ts';
import { formatReport, type ReportFormat, reportFormats } from '../report-problems.ts';
import type { Finish, Surroundings } from '../surroundings.ts';
import { unifiedDiff } from '../unified-diff.ts';

interface ValidateOptions {
  readonly format: ReportFormat;
  readonly failOn?: FailOn;
  readonly rule?: Grades;
  readonly profile?: Profile;
  readonly asOf?: string;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
}

const examples = `
A file slakit.config.yaml in the folder may hold profile, failOn and rules.

Examples:
  $ slakit validate agreement.sla.yaml
  $ slakit validate agreements/*.sla.yaml -f github --fail-on warning
  $ slakit validate - -f json < agreement.sla.yaml
  $ slakit validate agreement.sla.yaml --as-of 2026-06-30 --fix-dry-run
`;

/** Adds `slakit validate FILE…`, also called `lint`: tells everything that is wrong with agreements. */
export function addValidateCommand(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('validate')
    .alias('lint')
    .summary('tell everything that is wrong with agreements')
    .description(
      'Checks agreements and tells every problem at once, each with its place and what would be right. ' +
        'Writes no file without --fix.',
    )
    .usage('FILE…|- [options]')
    .argument('<FILE...>', 'agreements in YAML or JSON; - reads standard input')
    .addOption(
      new Option('-f, --format <FORM>', 'how problems are told').choices(reportFormats).default('pretty'),
    )
    .addOption(
      new Option(
        '--fail-on <SEVERITY>',
        'the least severity that ends with exit code 1 (default: error)',
      ).choices(['error', 'warning', 'info', 'never']),
    )
    .addOption(
      new Option(
        '--rule <ID=GRADE>',
        'grade the problems of one rule off, info, warning or error (repeatable)',
      ).argParser(collectGrade),
    )
    .addOption(
      new Option('--profile <NAME>', 'how strictly agreements are judged (default: by their type)').choices([
        'internal',
        'contract',
        'regulated',
      ]),
    )
    .option('--as-of <DATE>', 'the day of the check, YYYY-MM-DD (default: SOURCE_DATE_EPOCH, else none)')
    .option('--fix', 'mend what can be mended safely, in the file itself')
    .addOption(
      new Option('--fix-dry-run', 'show what --fix would change, and write nothing').conflicts('fix'),
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
  const { date: asOf, error } = chooseDocumentDate(options.asOf, surroundings.environment, '--as-of');
  if (error !== undefined) return refuseUsage(surroundings, error);
  if (options.fix && names.includes(STANDARD_INPUT)) {
    return refuseUsage(surroundings, '--fix needs a file to mend', 'Use --fix-dry-run for standard input');
  }
  const { configuration, problems: misconfigured } = await findConfiguration(surroundings);
  if (misconfigured.length > 0) {
    await surroundings.stderr.write(
      await formatReport('pretty', misconfigured, [], surroundings.stderr, surroundings),
    );
    return exitCodes.unusable;
  }
  const judge: LintOptions = {
    asOf,
    profile: options.profile ?? configuration?.profile,
    ...ownTemplates(surroundings),
    readFile: (path) => readProjectFile(path, surroundings),
  };
  // What the command line says of a rule goes before the configuration.
  const grades: Grades = new Map([...Object.entries(configuration?.rules ?? {}), ...(options.rule ?? [])]);
  const unknown = await refuseUnknownRule(options.rule, surroundings);
  if (unknown !== undefined) return unknown;
  const failOn = options.failOn ?? configuration?.failOn ?? 'error';
  const inputs: AgreementFile[] = [];
  const problems: Problem[] = [];
  let unusable = 0;
  let turnedOff = 0;
  for (const name of names) {
    const input = await readInput(name, surroundings);
    if (input.type === 'read') inputs.push(input.file);
    const found =
      input.type === 'read'
        ? await judgeFile(name, input.file, judge, options, surroundings)
        : [input.problem];
    if (exitCodeOf(found, 'never') === exitCodes.unusable) unusable++;
    const graded = regrade(found, grades);
    problems.push(...graded.problems);
    turnedOff += graded.turnedOff;
  }
  const report = await formatReport(options.format, problems, inputs, surroundings.stdout, surroundings);
  await surroundings.stdout.write(report);
  if (options.format === 'pretty' || options.format === 'github') {
    await surroundings.stderr.write(describeOutcome(names.length, problems, turnedOff));
  }
  if (unusable > 0 && unusable < names.length) return exitCodes.partial;
  return exitCodeOf(problems, failOn);
}

/** A rule that does not exist would be graded in vain. */
async function refuseUnknownRule(
  wanted: Grades | undefined,
  surroundings: Surroundings,
): Promise<ExitCode | undefined> {
  if (!wanted) return undefined;
  const { lintNames, nearest } = await surroundings.library();
  const names = await lintNames();
  const unknown = unknownRule(wanted, names);
  if (unknown === undefined) return undefined;
  const meant = nearest(unknown, names);
  const hint = meant ? `Did you mean ${meant}?` : 'slakit explain lists all rules';
  return refuseUsage(surroundings, `unknown rule '${unknown}'`, hint);
}

/** What is wrong with one file, after what can be mended was. */
async function judgeFile(
  name: string,
  file: AgreementFile,
  judge: LintOptions,
  options: ValidateOptions,
  surroundings: Surroundings,
): Promise<readonly Problem[]> {
  const library = await surroundings.library();
  if (!options.fix && !options.fixDryRun) return (await library.lint(file, judge)).problems;
  const fixed = await fixAgreement(file, judge, library);
  if (fixed.titles.length === 0) return fixed.problems;
  const before = typeof file.text === 'string' ? file.text : new TextDecoder().decode(file.text);
  if (options.fixDryRun) {
    await surroundings.stderr.write(unifiedDiff(before, fixed.text, { before: file.file, after: file.file }));
    return (await library.lint(file, judge)).problems;
  }
  const failed = replaceFile(name, file.text, fixed.text, surroundings);
  if (failed.length > 0) return [...failed, ...fixed.problems];
  await surroundings.stderr.write(fixed.titles.map((title) => `${name}: ${title}\n`).join(''));
  return fixed.problems;
}

function describeOutcome(files: number, problems: readonly Problem[], turnedOff: number): string {
  const checked = files === 1 || problems.length > 0 ? '' : ` in ${files} files`;
  const off = turnedOff === 0 ? '' : `, ${turnedOff} turned off by --rule`;
  return `${problems.length > 0 ? '\n' : ''}${summarise(problems)}${checked}${off}\n`;
}
