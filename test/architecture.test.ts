import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROJECT } from './support/find-examples.ts';

const PAGE = readFileSync(join(PROJECT, 'docs/architecture.md'), 'utf8');
const LINES = PAGE.split('\n');

const FOLDERS = readdirSync(join(PROJECT, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => `${join(entry.parentPath, entry.name).slice(join(PROJECT, 'src').length + 1)}/`)
  .sort();

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const MANIFEST = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as Manifest;
const PACKAGES = [...Object.keys(MANIFEST.dependencies), ...Object.keys(MANIFEST.devDependencies)];

describe('docs/architecture.md names', () => {
  test.each(FOLDERS)('the folder src/%s', (folder) => {
    const lines = LINES.filter(
      (line) => line.includes(`\`${folder}\``) || line.includes(`\`src/${folder}\``),
    );
    expect(lines, `a line with \`${folder}\``).not.toEqual([]);
  });

  test.each(PACKAGES)('the package %s and why it is there', (name) => {
    const reasons = LINES.filter((line) => line.includes(`\`${name}\``)).map((line) =>
      line.replace(`\`${name}\``, ''),
    );
    expect(
      reasons.some((reason) => reason.replace(/[^\p{L}]/gu, '').length >= 12),
      `a line with \`${name}\` and a reason`,
    ).toBe(true);
  });

  test('only packages that are there', () => {
    const listed = LINES.map(
      (line) => /^\|?\s*-?\s*`(@?[a-z0-9.-]+(?:\/[a-z0-9.-]+)?)`\s*\|/.exec(line)?.[1],
    );
    const gone = listed.filter((name) => name && isLikePackage(name) && !PACKAGES.includes(name));
    expect(gone).toEqual([]);
  });
});

test('every version in package.json is exact', () => {
  const versions = Object.entries({ ...MANIFEST.dependencies, ...MANIFEST.devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

/** Whether a name in a table's first column could be a package's: not a file or folder of ours. */
function isLikePackage(name: string): boolean {
  return (
    !/\.(ts|md|mjs|json|yaml)$/.test(name) &&
    !FOLDERS.includes(`${name}/`) &&
    name !== 'problem' &&
    name !== 'catalog' &&
    name !== 'generate' &&
    name !== 'index'
  );
}
