import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './find-examples.ts';

/** The built program; throws when it has not been built, because `npm test` builds before it tests. */
export function builtCli(): string {
  const path = join(PROJECT, 'dist/cli/main.js');
  if (!existsSync(path)) throw new Error('dist/ is not there: run `npm run build` first');
  return path;
}
