import { join } from 'node:path';
import type { Surroundings } from './surroundings.ts';
import { OWN_TEMPLATES } from './templates/template-folders.ts';

/** The folder of the project's own wording, if there is one; it goes before the built-in, file by file. */
export function ownTemplates({ disk, folder }: Surroundings): { readonly templates?: readonly string[] } {
  const templates = join(folder, OWN_TEMPLATES);
  const found = disk.statSync(templates, { throwIfNoEntry: false });
  return found?.isDirectory() ? { templates: [templates] } : {};
}
