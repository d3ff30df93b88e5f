import type { Command } from 'commander';
import type { Problem } from '../../index.ts';
import { type ExitCode, exitCodeOf, exitCodes } from '../exit-codes.ts';
import { readInput, STANDARD_INPUT } from '../read-input.ts';
import { replaceFile } from '../replace-file.ts';
import { formatReport } from '../report-problems.ts';
import type { Finish, Surroundings } from '../surroundings.ts';

interface MigrateOptions {
  readonly check?: boolean;
}

const examples = `
Examples:
  $ slakit migrate agreement.sla.yaml
  $ slakit migrate agreements/*.sla.yaml --check
  $ slakit migrate - < old.sla.yaml > new.sla.yaml
`;

/** Adds `slakit migrate FILE…`: brings definitions to the newest version of the format. */
export function addMigrateCommand(program: Command, surroundings: Surroundings, finish: Finish): void {
  program
    .command('migrate')
    .summary('bring agreements to the newest version of the format')
    .description(
      'Rewrites the fields whose names or values have changed since an agreement was written, in its own file. ' +
        'Comments, order and layout stay as they are.',
    )
    .usage('FILE…|- [options]')
    .argument('<FILE...>', 'agreements in YAML or JSON; - reads standard input and prints the result')
    .option('--check', 'write nothing; list what would change, exit code 1 if anything would')
    .addHelpText('after', examples)
    .action(async (files: string[], options: MigrateOptions) =>
      finish(await migrateFiles(files, options, surroundings)),
    );
}

async function migrateFiles(
  names: readonly string[],
  options: MigrateOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { stdout, stderr } = surroundings;
  const problems: Problem[] = [];
  let unusable = 0;
  let isStale = false;
  for (const name of names) {
    const input = await readInput(name, surroundings);
    const { migrate } = await surroundings.library();
    const result =
      input.type === 'read'
        ? migrate(input.file.text, input.file.file)
        : { changes: [], problems: [input.problem] };
    problems.push(...result.problems);
    if (result.text === undefined || input.type === 'failed') {
      unusable++;
      continue;
    }
    isStale ||= result.changes.length > 0;
    const talk = result.changes.map(({ line, what }) => `${input.file.file}:${line}: ${what}\n`).join('');
    await (options.check ? stdout : stderr).write(talk);
    if (options.check) continue;
    if (name === STANDARD_INPUT) await stdout.write(result.text);
    else if (result.changes.length > 0) {
      const failed = replaceFile(name, input.file.text, result.text, surroundings);
      problems.push(...failed);
      if (failed.length === 0) await stdout.write(`${name}\n`);
    }
  }
  await stderr.write(await formatReport('pretty', problems, [], stderr, surroundings));
  if (unusable > 0 && unusable < names.length) return exitCodes.partial;
  if (problems.length > 0) return exitCodeOf(problems);
  return options.check && isStale ? exitCodes.findings : exitCodes.done;
}
