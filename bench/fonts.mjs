import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(new URL('../package.json', import.meta.url));

/** The path of a face of the fonts that slakit sets contracts in: `fontPath('source-serif-4', '400Regular')`. */
export function fontPath(family, face) {
  const folder = dirname(require.resolve(`@expo-google-fonts/${family}/package.json`));
  const name = family.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase()).replace(/-/g, '');
  return join(folder, face, `${name}_${face}.ttf`);
}

/** The faces all engines set the contract in. */
export const PATHS = {
  body: fontPath('source-serif-4', '400Regular'),
  bodyBold: fontPath('source-serif-4', '600SemiBold'),
  heading: fontPath('source-sans-3', '600SemiBold'),
};

/** The same as bytes, read once. */
export const BYTES = Object.fromEntries(
  Object.entries(PATHS).map(([name, path]) => [name, readFileSync(path)]),
);

/** What all engines are told about the page: points. */
export const PAGE = {
  size: 'A4',
  margin: 68,
  body: 10.5,
  lineGap: 1.6,
  table: 9.5,
  small: 8.5,
  title: 23,
  headings: [14, 11.5, 10.5],
};
