import type { Command } from 'commander';
import { type ExitCode, exitCodeOf } from '../exit-codes.ts';
import { refuseUsage } from '../refuse-usage.ts';
import { formatReport } from '../report-problems.ts';
import type { Finish, Surroundings } from '../surroundings.ts';
import { ownPath, writeOwn } from './copy-templates.ts';
import { readTemplateFolders, type TemplateFolders } from './template-folders.ts';

const examples = `
Examples:
  $ slakit template new acme --from two-column
  $ slakit render agreement.sla.yaml --style acme
`;

/** Adds `slakit template new STYLE`: begins a style of one's own as a copy of another. */
export function addTemplateNew(template: Command, surroundings: Surroundings, finish: Finish): void {
  template
    .command('new')
    .summary('begin a style of your own')
    .description('Begins a style of your own as a copy of another, in templates/styles/.')
    .usage('STYLE [options]')
    .argument('<STYLE>', 'the name of the new style: small letters, digits and hyphens')
    .option('--from <STYLE>', 'the style to begin with', 'two-column')
    .addHelpText('after', examples)
    .action(async (name: string, { from }: { readonly from: string }) =>
      finish(await beginStyle(name, from, surroundings)),
    );
}

async function beginStyle(name: string, from: string, surroundings: Surroundings): Promise<ExitCode> {
  const { stdout, stderr } = surroundings;
  const library = await surroundings.library();
  const folders = readTemplateFolders(surroundings, library);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 60) {
    const hint = 'Write it in small letters, digits and hyphens: acme-contract';
    return refuseUsage(surroundings, `a style cannot be called '${name}'`, hint);
  }
  if (filesOfStyle(name, folders).length > 0)
    return refuseUsage(surroundings, `there is a style '${name}' already`, 'Choose another name');
  const files = filesOfStyle(from, folders);
  if (files.length === 0) {
    const styles = stylesOf(folders);
    const meant = library.nearest(from, styles);
    const hint = meant ? `Did you mean ${meant}?` : `There are ${styles.join(', ')}`;
    return refuseUsage(surroundings, `there is no style '${from}' to begin with`, hint);
  }
  const targets = files.map(([path, content]) => ({
    path: ownPath(`styles/${name}/${path}`),
    content: path === 'style.yaml' ? introduce(content, name, from) : content,
  }));
  const problems = writeOwn(targets, false, surroundings);
  if (problems.length > 0) {
    await stderr.write(await formatReport('pretty', problems, [], stderr, surroundings));
    return exitCodeOf(problems);
  }
  await stdout.write(targets.map(({ path }) => `${path}\n`).join(''));
  await stderr.write(
    `Use it with --style ${name}, or \`presentation: { style: ${name} }\` in an agreement.\n`,
  );
  return exitCodeOf([]);
}

/** The files of a style by their paths in its folder, the project's own before the built-in. */
function filesOfStyle(
  style: string,
  { own, builtIn }: TemplateFolders,
): (readonly [path: string, content: Uint8Array])[] {
  const prefix = `styles/${style}/`;
  const paths = [...new Set([...own.keys(), ...builtIn.keys()])].sort();
  return paths.flatMap((path) => {
    const content = own.get(path) ?? builtIn.get(path);
    return path.startsWith(prefix) && content ? [[path.slice(prefix.length), content] as const] : [];
  });
}

function stylesOf({ own, builtIn }: TemplateFolders): string[] {
  const names = [...own.keys(), ...builtIn.keys()].map((path) => /^styles\/([^/]+)\//.exec(path)?.[1] ?? '');
  return [...new Set(names)].filter((name) => name !== '').sort();
}

/** The copy speaks of itself, not of the style that it was copied from. */
function introduce(content: Uint8Array, name: string, from: string): Uint8Array {
  const text = new TextDecoder()
    .decode(content)
    .replaceAll(`the ${from} style`, `the ${name} style`)
    .replace(/^description:.*$/m, `description: Begun from the style ${from}; say here what it is for.`);
  return new TextEncoder().encode(text);
}
