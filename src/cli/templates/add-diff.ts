import type { Command } from 'commander';
import { type ExitCode, exitCodeOf, exitCodes } from '../exit-codes.ts';
import { choosePaint } from '../paint.ts';
import { refuseUsage } from '../refuse-usage.ts';
import { formatReport } from '../report-problems.ts';
import type { Finish, Library, Surroundings } from '../surroundings.ts';
import { showHidden } from '../visible-text.ts';
import { chooseTemplates } from './choose-templates.ts';
import { compareTemplate } from './compare-templates.ts';
import { ownPath, writeOwn } from './copy-templates.ts';
import { KEPT_ORIGINALS, readTemplateFolders, type TemplateFolders } from './template-folders.ts';

const examples = `
It knows whose change is whose by the original that eject kept. Exit code 1 if
anything differs.

Examples:
  $ slakit template diff
  $ slakit template diff clauses/en/termination
  $ slakit template diff clauses/en/termination --reviewed
`;

/** Adds `slakit template diff [NAME…]`: what differs from the built-in, and whose change it is. */
export function addTemplateDiff(template: Command, surroundings: Surroundings, finish: Finish): void {
  template
    .command('diff')
    .summary('show what differs from the built-in')
    .description(
      'Shows what differs between your templates and the built-in ones: what you changed, and what slakit changed ' +
        'since you copied them.',
    )
    .usage('[NAME…] [options]')
    .argument('[NAME...]', 'names as `slakit template list` shows them; without any, all of yours')
    .option('--reviewed', 'take the built-in of today as the original: its changes are not shown again')
    .addHelpText('after', examples)
    .action(async (names: string[], options: { readonly reviewed?: boolean }) =>
      finish(await showDifferences(names, options.reviewed === true, surroundings)),
    );
}

async function showDifferences(
  names: readonly string[],
  reviewed: boolean,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { stdout, stderr, environment } = surroundings;
  const library = await surroundings.library();
  const folders = readTemplateFolders(surroundings, library);
  if (reviewed && names.length === 0)
    return refuseUsage(surroundings, '--reviewed needs the name of a template');
  const paths: string[] = [];
  for (const name of names) {
    const chosen = chooseTemplates(name, folders.own, library);
    if (chosen.type === 'unknown') return refuseUnknown(name, chosen.hint, folders, library, surroundings);
    paths.push(...chosen.paths);
  }
  if (names.length === 0) paths.push(...folders.own.keys());
  const compared = paths.filter((path) => folders.builtIn.has(path));
  if (reviewed) return keepOriginals(compared, folders, surroundings);
  let differing = 0;
  for (const path of compared) {
    const paint = choosePaint(stdout, environment);
    const { message, diff } = compareTemplate(path, library.templateName(path), folders, paint);
    if (diff !== '') differing++;
    await stderr.write(`${showHidden(ownPath(path))}: ${message}\n`);
    await stdout.write(diff);
  }
  const alone = paths.filter((path) => !folders.builtIn.has(path));
  for (const path of alone) await stderr.write(`${showHidden(ownPath(path))}: all yours\n`);
  if (paths.length === 0) await stderr.write('You have no templates of your own: all are the built-in\n');
  return differing > 0 ? exitCodes.findings : exitCodes.done;
}

async function refuseUnknown(
  name: string,
  hint: string,
  { builtIn }: TemplateFolders,
  library: Library,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const chosen = chooseTemplates(name, builtIn, library);
  return chosen.type === 'unknown'
    ? refuseUsage(surroundings, chosen.message, hint)
    : refuseUsage(
        surroundings,
        `you have no '${name}' of your own, so the built-in is used`,
        `slakit template eject ${name} copies it`,
      );
}

async function keepOriginals(
  paths: readonly string[],
  { builtIn }: TemplateFolders,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { stderr } = surroundings;
  const targets = paths.map((path) => ({
    path: ownPath(`${KEPT_ORIGINALS}/${path}`),
    content: builtIn.get(path)!,
  }));
  const problems = writeOwn(targets, true, surroundings);
  await stderr.write(
    problems.length > 0
      ? await formatReport('pretty', problems, [], stderr, surroundings)
      : paths.map((path) => `${ownPath(path)}: compared with the built-in of today from now on\n`).join(''),
  );
  return exitCodeOf(problems);
}
