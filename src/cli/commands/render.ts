import { type Command, InvalidArgumentError, Option } from 'commander';
import type { AgreementFile, Format, Problem } from '../../index.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { findConfiguration } from '../find-configuration.ts';
import { summarise } from '../formats/pretty.ts';
import { formats } from '../name-outputs.ts';
import { planRender, type RenderOptions, type RenderPlan } from '../plan-render.ts';
import { stylesFileOf } from '../read-letterhead.ts';
import { refuseUsage } from '../refuse-usage.ts';
import { renderAgreement } from '../render-agreement.ts';
import { formatReport } from '../report-problems.ts';
import type { Finish, Surroundings } from '../surroundings.ts';
import { watchFiles } from '../watch-files.ts';

const examples = `
Examples:
  $ slakit render agreement.sla.yaml
  $ slakit render agreements/*.sla.yaml -f pdf -d contracts
  $ slakit render agreement.sla.yaml -o contract.docx --set status=agreed
  $ slakit render agreement.sla.yaml -f docx --letterhead firm.docx
  $ slakit render - -f md -o - < agreement.sla.yaml

A file that somebody changed after slakit wrote it is left as it is, unless
--force is given.
`;

/** Adds `slakit render FILE…`: makes the contracts. */
export function addRenderCommand(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('render')
    .summary('make the contracts: PDF, Word, Markdown, HTML')
    .description(
      'Checks agreements and makes their contracts. Prints the path of each file written. ' +
        'With an error in an agreement, nothing of it is written.',
    )
    .usage('FILE…|- [options]')
    .argument('<FILE...>', 'agreements in YAML or JSON; - reads standard input')
    .addOption(
      new Option(
        '-f, --format <LIST>',
        `formats, with commas between: ${formats.join(',')} (default: pdf,docx,md,html)`,
      ).argParser(parseFormats),
    )
    .option('--style <NAME>', 'how the contract looks, see docs/styles.md (default: what the agreement says)')
    .option(
      '--letterhead <FILE>',
      "a Word file or template of your own that the Word contract is written into; other formats don't use it " +
        '(default: what slakit.config.yaml says)',
    )
    .addOption(new Option('-d, --dir <DIR>', 'the folder to write to').default('output', 'output'))
    .addOption(
      new Option('-o, --output <FILE>', 'the one file to write; - is standard output').conflicts('dir'),
    )
    .addOption(
      new Option(
        '--set <PATH=VALUE>',
        'give a field another value, as title=… or /services/0/name=… (repeatable)',
      ).argParser(collectSetting),
    )
    .addOption(
      new Option(
        '--include <CLAUSE>',
        'print a clause of your own or of the library too (repeatable)',
      ).argParser(collectName),
    )
    .addOption(new Option('--exclude <CLAUSE>', 'leave out a clause (repeatable)').argParser(collectName))
    .option(
      '--date <YYYY-MM-DD>',
      'date of the documents (default: SOURCE_DATE_EPOCH, else what the agreement says)',
    )
    .addOption(
      new Option('--check', 'write nothing; list what is stale, exit code 1 if anything is').conflicts([
        'dryRun',
        'force',
        'watch',
      ]),
    )
    .addOption(new Option('--dry-run', 'write nothing; list what would be written').conflicts('watch'))
    .option('--force', 'overwrite files that were changed by hand')
    .option('--watch', 'stay, and render again when an agreement changes; Ctrl-C ends')
    .addHelpText('after', examples)
    .action(async (files: string[], options: RenderOptions) =>
      finish(await renderFiles(files, options, surroundings)),
    );
}

function parseFormats(text: string): readonly Format[] {
  const chosen: Format[] = [];
  for (const name of text.split(',').map((part) => part.trim().toLowerCase())) {
    const format = formats.find((candidate) => candidate === name);
    if (!format) throw new InvalidArgumentError(`Formats are ${formats.join(', ')}.`);
    if (!chosen.includes(format)) chosen.push(format);
  }
  return chosen;
}

function collectName(name: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, name];
}

function collectSetting(
  text: string,
  earlier: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, string> {
  const at = text.indexOf('=');
  if (at < 1)
    throw new InvalidArgumentError('Write the field, = and its value: title="Support for Company X".');
  const path = text.slice(0, at);
  if (earlier?.has(path)) throw new InvalidArgumentError(`${path} is set twice.`);
  return new Map([...(earlier ?? []), [path, text.slice(at + 1)]]);
}

async function renderFiles(
  names: readonly string[],
  options: RenderOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const planned = planRender(names, options, surroundings.environment);
  if ('message' in planned) return refuseUsage(surroundings, planned.message, planned.hint);
  const { configuration, problems } = await findConfiguration(surroundings);
  if (problems.length > 0) {
    await surroundings.stderr.write(await reportAside(problems, undefined, surroundings));
    return exitCodes.unusable;
  }
  const usual = planned.generate.formats.includes('docx') ? configuration?.letterhead : undefined;
  const plan: RenderPlan = { ...planned, letterhead: planned.letterhead ?? usual };
  if (plan.toStandardOutput && surroundings.stdout.isTerminal && isBinary(plan.generate.formats)) {
    return refuseUsage(
      surroundings,
      'This format is not text for a terminal',
      'Send it on: -o - > contract.pdf',
    );
  }
  const code = await renderAll(plan.inputs, plan, surroundings);
  if (!plan.watch) return code;
  const many = plan.inputs.length === 1 ? plan.inputs[0] : `${plan.inputs.length} files`;
  await surroundings.stderr.write(`Watching ${many}; Ctrl-C ends.\n`);
  const { letterhead } = plan;
  const watched =
    letterhead === undefined ? plan.inputs : [...plan.inputs, letterhead, stylesFileOf(letterhead)];
  await watchFiles(watched, surroundings, async (changed) => {
    const inputs = changed.filter((file) => plan.inputs.includes(file));
    // A letterhead concerns every contract.
    await renderAll(inputs.length === changed.length ? inputs : plan.inputs, plan, surroundings);
  });
  return exitCodes.interrupted;
}

/** Renders each of `inputs` and tells of it as it is done; a failure does not keep the others from being made. */
async function renderAll(
  inputs: readonly string[],
  plan: RenderPlan,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { stdout, stderr, interrupted } = surroundings;
  const codes: ExitCode[] = [];
  const problems: Problem[] = [];
  for (const input of inputs) {
    if (interrupted.aborted) return exitCodes.interrupted;
    const rendered = await renderAgreement(input, plan, surroundings);
    await stdout.write(rendered.data);
    await stderr.write(await reportAside(rendered.problems, rendered.file, surroundings));
    codes.push(rendered.code);
    problems.push(...rendered.problems);
  }
  await stderr.write(describeOutcome(codes, problems, plan));
  return combineCodes(codes, plan);
}

async function reportAside(
  problems: readonly Problem[],
  file: AgreementFile | undefined,
  surroundings: Surroundings,
): Promise<string> {
  if (problems.length === 0) return '';
  const report = await formatReport(
    'pretty',
    problems,
    file ? [file] : [],
    surroundings.stderr,
    surroundings,
  );
  return `${report}\n`;
}

/** Stale output is what `--check` was asked for, so that several files with some of it have not failed in part. */
function combineCodes(codes: readonly ExitCode[], plan: RenderPlan): ExitCode {
  const failed = codes.filter((code) => code !== exitCodes.done);
  if (failed.length === 0) return exitCodes.done;
  const onlyFindings = failed.every((code) => code === exitCodes.findings);
  if (plan.mode === 'compare' && onlyFindings) return exitCodes.findings;
  if (failed.length < codes.length) return exitCodes.partial;
  return onlyFindings ? exitCodes.findings : exitCodes.unusable;
}

function describeOutcome(codes: readonly ExitCode[], problems: readonly Problem[], plan: RenderPlan): string {
  const failed = codes.filter((code) => code !== exitCodes.done).length;
  const counts = problems.length > 0 ? summarise(problems) : '';
  if (plan.mode === 'compare') return `${counts || 'everything is up to date'}\n`;
  const written = plan.mode === 'list' ? 'nothing was written: this was a dry run' : '';
  const lost =
    failed === 0
      ? ''
      : codes.length === 1
        ? 'nothing was written'
        : `${failed} of ${codes.length} agreements were not written`;
  const parts = [counts, lost || written].filter((part) => part !== '');
  return parts.length > 0 ? `${parts.join('; ')}\n` : '';
}

function isBinary(chosen: readonly Format[]): boolean {
  return chosen.some((format) => format === 'pdf' || format === 'docx');
}
