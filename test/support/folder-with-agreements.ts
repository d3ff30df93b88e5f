import fs from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './surroundings.ts';

/** An agreement of the see-through library, in which a line that begins with `!` is a problem. */
export const broken =
  '!schema/unknown-field error 2:3-10 No field `custmer` ? did you mean `customer`?\n  custmer: x\n';
export const doubtful = '!lint/vague-word warning 1:1-2 Vague\n';
export const unparsable = '!read/syntax error 1:1-2 This is not YAML\n';

/** A folder with a good, a doubtful, a broken and an unparsable agreement. */
export function folderWithAgreements(): string {
  const folder = makeFolder();
  const files = { good: 'title: Good\n', doubtful, broken, unparsable };
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(join(folder, `${name}.sla.yaml`), text);
  fs.mkdirSync(join(folder, 'folder'));
  return folder;
}

/** The names in a folder; none if there is no such folder. */
export function list(place: string): string[] {
  return fs.existsSync(place) ? fs.readdirSync(place).sort() : [];
}
