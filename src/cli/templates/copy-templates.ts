import { dirname, relative, resolve, sep } from 'node:path';
import type { Problem } from '../../index.ts';
import type { Surroundings } from '../surroundings.ts';
import { fileProblem } from '../system-error.ts';
import { writeFiles } from '../write-files.ts';
import { KEPT_ORIGINALS, OWN_TEMPLATES, type TemplateFolders } from './template-folders.ts';

/** Copies built-in templates into the project's own folder, all or none; what was changed there is kept without `force`. */
export function ejectTemplates(
  paths: readonly string[],
  folders: TemplateFolders,
  force: boolean,
  surroundings: Surroundings,
): Problem[] {
  const refused = paths.flatMap((path) => refuse(path, folders, force, surroundings));
  if (refused.length > 0) return refused;
  const targets = paths.flatMap((path) => {
    const content = folders.builtIn.get(path)!;
    return [ownPath(path), ownPath(`${KEPT_ORIGINALS}/${path}`)].map((target) => ({ path: target, content }));
  });
  return writeOwn(targets, true, surroundings);
}

/** Writes files of the project's own templates, all or none; an existing one is replaced only with `force`. */
export function writeOwn(
  targets: readonly { readonly path: string; readonly content: Uint8Array }[],
  force: boolean,
  surroundings: Surroundings,
): Problem[] {
  const outside = targets.flatMap(({ path }) => refuseOutside(path, surroundings));
  if (outside.length > 0) return outside;
  const { disk, folder } = surroundings;
  return writeFiles(targets, { disk, folder, force, isOurs: () => false, inputs: [] });
}

/** The path of an own template from the folder of the run. */
export function ownPath(path: string): string {
  return `${OWN_TEMPLATES}/${path}`;
}

function refuse(
  path: string,
  { own, kept, builtIn }: TemplateFolders,
  force: boolean,
  { disk, folder }: Surroundings,
): Problem[] {
  const target = ownPath(path);
  if (force || !disk.lstatSync(resolve(folder, target), { throwIfNoEntry: false })) return [];
  const content = own.get(path);
  const untouched = [kept.get(path), builtIn.get(path)].some(
    (original) => content && original && Buffer.from(original).equals(content),
  );
  if (untouched) return [];
  const name = path.replace(/\.(md\.hbs|yaml)$/, '');
  return [
    fileProblem(
      'output/changed-by-hand',
      target,
      'You have a file of your own here, and it is left as it is',
      `\`slakit template diff ${name}\` shows what you changed; --force replaces it by the built-in`,
    ),
  ];
}

/** A link in the folder of templates may not lead what is written out of the folder of the run. */
function refuseOutside(path: string, { disk, folder }: Surroundings): Problem[] {
  let parent = dirname(resolve(folder, path));
  while (!disk.lstatSync(parent, { throwIfNoEntry: false })) parent = dirname(parent);
  const inside = disk.statSync(parent, { throwIfNoEntry: false })
    ? relative(disk.realpathSync(folder), disk.realpathSync(parent))
    : '..';
  if (inside !== '..' && !inside.startsWith(`..${sep}`) && resolve(inside) !== inside) return [];
  return [
    fileProblem(
      'output/cannot-write',
      path,
      'This file cannot be written: a link on its way leads out of this folder',
      'put a folder in place of the link',
    ),
  ];
}
