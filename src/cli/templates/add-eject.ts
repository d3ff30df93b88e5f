import type { Command } from 'commander';
import { type ExitCode, exitCodeOf } from '../exit-codes.ts';
import { refuseUsage } from '../refuse-usage.ts';
import { formatReport } from '../report-problems.ts';
import type { Finish, Surroundings } from '../surroundings.ts';
import { chooseTemplates } from './choose-templates.ts';
import { ejectTemplates, ownPath } from './copy-templates.ts';
import { readTemplateFolders } from './template-folders.ts';

const examples = `
Beside the copy, the original is kept in templates/.ejected/, so that
slakit template diff can tell later what you changed and what slakit changed.

Examples:
  $ slakit template eject clauses/en/termination
  $ slakit template eject labels/en styles/two-column/style
  $ slakit template eject styles/formal
`;

/** Adds `slakit template eject NAME…`: copies built-in templates to change them. */
export function addTemplateEject(template: Command, surroundings: Surroundings, finish: Finish): void {
  template
    .command('eject')
    .summary('copy a built-in template, to change it')
    .description(
      'Copies built-in templates into your folder templates/, where you change them. From then on yours are used. ' +
        'A file that you changed is never overwritten without --force.',
    )
    .usage('NAME… [options]')
    .argument('<NAME...>', 'names as `slakit template list` shows them; a style is copied whole')
    .option('--force', 'replace files of your own by the built-in ones')
    .addHelpText('after', examples)
    .action(async (names: string[], options: { readonly force?: boolean }) =>
      finish(await eject(names, options.force === true, surroundings)),
    );
}

async function eject(
  names: readonly string[],
  force: boolean,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { stdout, stderr } = surroundings;
  const library = await surroundings.library();
  const folders = readTemplateFolders(surroundings, library);
  const paths = new Set<string>();
  for (const name of names) {
    const chosen = chooseTemplates(name, folders.builtIn, library);
    if (chosen.type === 'unknown') return refuseUsage(surroundings, chosen.message, chosen.hint);
    for (const path of chosen.paths) paths.add(path);
  }
  const problems = ejectTemplates([...paths], folders, force, surroundings);
  if (problems.length > 0) {
    await stderr.write(await formatReport('pretty', problems, [], stderr, surroundings));
    return exitCodeOf(problems);
  }
  await stdout.write([...paths].map((path) => `${ownPath(path)}\n`).join(''));
  await stderr.write('Change what you like, then check it: slakit template check\n');
  return exitCodeOf([]);
}
