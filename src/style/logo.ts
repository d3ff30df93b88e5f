import type { StyleOptions } from '../agreement/generated/types.ts';
import type { Logo } from '../document/look.ts';
import type { Problem } from '../problem.ts';
import type { Chosen } from './chosen.ts';
import { readPicture } from './read-picture.ts';

/** Half an inch. */
const USUAL_HEIGHT = 36;

/** The logo that a style or an agreement chooses, at most half as wide as the paper; undefined with a problem if it cannot be. */
export function logoOf(
  { value, path, source, readFile }: Chosen<NonNullable<StyleOptions['logo']>>,
  paperWidth: number,
  problems: Problem[],
): Logo | undefined {
  const bytes = readFile(value.file);
  const picture = bytes
    ? readPicture(bytes)
    : ({
        type: 'fault',
        message: 'is not there',
        hint: 'name a file of the project, by its way from this file',
      } as const);
  if (picture.type === 'fault') {
    problems.push({
      rule: 'template/bad-logo',
      severity: 'error',
      message: `The picture \`${value.file}\` ${picture.message}`,
      hint: picture.hint,
      place: source.locate(`${path}/file`),
      path: `${path}/file`,
    });
    return undefined;
  }
  const { content, width: columns, height: rows } = picture;
  const height = Math.min(value.height ?? USUAL_HEIGHT, (paperWidth / 2) * (rows / columns));
  return { content, columns, rows, width: (height * columns) / rows, height, alt: value.alt ?? '' };
}
