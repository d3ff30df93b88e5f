import { join, resolve } from 'node:path';
import type { Disk, Library, Surroundings } from '../surroundings.ts';

/** The folder of a project's own templates, below the folder of the run. */
export const OWN_TEMPLATES = 'templates';

/** Where the originals of copied templates are kept, in the folder of the project's own. */
export const KEPT_ORIGINALS = '.ejected';

/** The files of a template folder by their paths in it, with forward slashes. */
export type TemplateFolder = ReadonlyMap<string, Uint8Array>;

/** What there is to choose from: the project's own files, the built-in ones, and the originals of copies. */
export interface TemplateFolders {
  readonly own: TemplateFolder;
  readonly builtIn: TemplateFolder;
  readonly kept: TemplateFolder;
}

/** Files of templates are no larger than this, in bytes, and stand no deeper than so many folders. */
const LARGEST_FILE = 10_000_000;
const MOST_FOLDERS = 8;

/** Reads the project's own template folder and the built-in one. */
export function readTemplateFolders(
  { disk, folder }: Surroundings,
  { builtInTemplates }: Library,
): TemplateFolders {
  const own = resolve(folder, OWN_TEMPLATES);
  const builtIn = readFolder(builtInTemplates(), disk);
  // Whoever works on slakit itself has no templates beside the built-in ones.
  if (own === builtInTemplates()) return { own: new Map(), builtIn, kept: new Map() };
  return { own: readFolder(own, disk), builtIn, kept: readFolder(join(own, KEPT_ORIGINALS), disk) };
}

/** Hidden files and links that lead to folders are not templates. */
function readFolder(root: string, disk: Disk): TemplateFolder {
  const files = new Map<string, Uint8Array>();
  const visit = (path: string, depth: number): void => {
    const full = join(root, path);
    if (depth > MOST_FOLDERS || !disk.statSync(full, { throwIfNoEntry: false })?.isDirectory()) return;
    const entries = disk.readdirSync(full, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue;
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) visit(below, depth + 1);
      else if (entry.isFile() && disk.statSync(join(root, below)).size <= LARGEST_FILE)
        files.set(below, disk.readFileSync(join(root, below)));
    }
  };
  visit('', 0);
  return files;
}
