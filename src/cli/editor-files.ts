import { join, resolve } from 'node:path';
import type { Surroundings } from './surroundings.ts';
import type { Target } from './write-files.ts';

/** What makes an editor opened on a folder complete and check the agreements in it. */
export interface EditorFiles {
  readonly targets: readonly Target[];
  /** One line for each file that is there already: it is left as it is, and this is what to add to it. */
  readonly advice: readonly string[];
}

/** A file larger than this, in bytes, is not searched for what it may already say. */
const LARGEST_SETTINGS = 1024 * 1024;

/** The settings for VS Code by which `schema`, a file in `folder`, is that of all agreements there. Changes nothing. */
export function planEditorFiles(folder: string, schema: string, surroundings: Surroundings): EditorFiles {
  const schemas = { 'yaml.schemas': { [`./${schema}`]: '*.sla.yaml' } };
  const files = [
    { name: 'settings.json', content: schemas, mark: schema },
    {
      name: 'extensions.json',
      content: { recommendations: ['redhat.vscode-yaml'] },
      mark: 'redhat.vscode-yaml',
    },
  ];
  const targets: Target[] = [];
  const advice: string[] = [];
  for (const { name, content, mark } of files) {
    const path = join(folder, '.vscode', name);
    const text = `${JSON.stringify(content, null, 2)}\n`;
    const existing = readExisting(path, surroundings);
    if (existing === undefined) targets.push({ path, content: new TextEncoder().encode(text) });
    else if (!existing.includes(mark)) {
      const addition = text.trim().slice(1, -1).replace(/\s+/g, ' ').trim();
      advice.push(`${path} exists already, and is left as it is: add ${addition}`);
    }
  }
  return { targets, advice };
}

/** What stands at `path`; undefined if nothing does, empty if it is no file that could be read. */
function readExisting(path: string, { disk, folder }: Surroundings): string | undefined {
  const full = resolve(folder, path);
  try {
    const status = disk.lstatSync(full, { throwIfNoEntry: false });
    if (!status) return undefined;
    return status.isFile() && status.size <= LARGEST_SETTINGS ? disk.readFileSync(full, 'utf8') : '';
  } catch {
    // Whatever keeps it from being read does not keep it from being left as it is.
    return '';
  }
}
