import type { Paint } from '../paint.ts';
import { unifiedDiff } from '../unified-diff.ts';
import { ownPath } from './copy-templates.ts';
import type { TemplateFolders } from './template-folders.ts';

/** How an own file stands to the built-in one and to the original that it was copied from. */
export interface ComparedTemplate {
  readonly standing: 'same' | 'yours' | 'built-in' | 'both' | 'unknown-original';
  /** What is to be said of it, as a sentence without a full stop. */
  readonly message: string;
  /** The changes, in the unified format; empty if there are none. */
  readonly diff: string;
}

/** Compares an own file with the built-in one; with the kept original it tells whose change is whose. */
export function compareTemplate(
  path: string,
  name: string,
  { own, builtIn, kept }: TemplateFolders,
  paint: Paint,
): ComparedTemplate {
  const yours = decode(own.get(path));
  const ours = decode(builtIn.get(path));
  const original = kept.has(path) ? decode(kept.get(path)) : undefined;
  const file = ownPath(path);
  const now = `built-in ${path}`;
  const was = `${now}, when you copied it`;
  const diff = (from: string, to: string, before: string, after: string): string =>
    /\.(hbs|ya?ml)$/.test(path)
      ? unifiedDiff(from, to, { before, after }, paint)
      : `${before} and ${after} differ\n`;
  if (yours === ours) {
    const message = 'the same as the built-in: without this file, changes of slakit reach you by themselves';
    return { standing: 'same', message, diff: '' };
  }
  if (original === undefined) {
    const message = 'differs from the built-in; whose change is whose is not known, as no original was kept';
    return { standing: 'unknown-original', message, diff: diff(ours, yours, now, file) };
  }
  if (original === ours)
    return { standing: 'yours', message: 'you changed this', diff: diff(ours, yours, now, file) };
  const theirs = diff(original, ours, was, `${now}, today`);
  if (original === yours) {
    const message = `the built-in changed since you copied it, and you changed nothing: \`slakit template eject ${name}\` takes it over`;
    return { standing: 'built-in', message, diff: theirs };
  }
  const message = `you changed this, and the built-in changed since you copied it: write what you want of its change into your file, then \`slakit template diff ${name} --reviewed\``;
  return { standing: 'both', message, diff: diff(original, yours, was, file) + theirs };
}

/** Text with line ends of one kind, so that an editor's choice of them is no change. */
function decode(content: Uint8Array | undefined): string {
  return new TextDecoder().decode(content).replaceAll('\r\n', '\n');
}
