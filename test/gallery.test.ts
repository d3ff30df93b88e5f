import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { generate } from '../src/index.ts';
import { PROJECT } from './support/find-examples.ts';
import { canDraw, drawPage, expectPicture, shareOfDifferentPixels } from './support/picture.ts';

const inCi = Boolean(process.env.CI);

/** The example that shows a type. */
const SHOWN = {
  customer: 'cloud-service',
  internal: 'marketing-sales',
  'multi-level': 'marketing-sales-service',
} as const;

type Type = keyof typeof SHOWN;
const TYPES = Object.keys(SHOWN) as Type[];

const styles = readdirSync(join(PROJECT, 'templates/styles')).map((style) => {
  const text = readFileSync(join(PROJECT, 'templates/styles', style, 'style.yaml'), 'utf8');
  return { style, types: (parse(text) as { agreements?: readonly Type[] }).agreements ?? TYPES };
});
const pictures = styles.flatMap(({ style, types }) => types.map((type) => ({ style, type })));

async function firstPage(style: string, type: Type): Promise<Uint8Array> {
  const file = `examples/${SHOWN[type]}.sla.yaml`;
  const input = { text: readFileSync(join(PROJECT, file), 'utf8'), file };
  const { files, problems } = await generate(input, { formats: ['pdf'], style });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return drawPage(files[0]!.content);
}

describe('the gallery', () => {
  // Where CI is set a program that is not there fails these tests instead.
  test.skipIf(!canDraw && !inCi).each(pictures)('shows $style for $type', async ({ style, type }) => {
    expect(canDraw, 'not installed: poppler-utils').toBe(true);
    expectPicture(`gallery/${style}-${type}.png`, await firstPage(style, type));
  });

  test.skipIf(!canDraw && !inCi)('begins the README with the first agreement', async () => {
    const file = 'examples/minimal-internal.sla.yaml';
    const input = { text: readFileSync(join(PROJECT, file), 'utf8'), file };
    const { files } = await generate(input, { formats: ['pdf'] });
    expectPicture('pictures/minimal-internal.png', await drawPage(files[0]!.content));
  });

  test('has no picture that nothing makes', () => {
    const expected = pictures.map(({ style, type }) => `${style}-${type}.png`);
    const found = readdirSync(join(PROJECT, 'docs/gallery')).filter((name) => name.endsWith('.png'));
    expect(found.filter((name) => !expected.includes(name))).toEqual([]);
  });

  test('has a page that shows each picture with its definition, and the README leads there', () => {
    const page = readFileSync(join(PROJECT, 'docs/gallery/README.md'), 'utf8');
    for (const { style, type } of pictures) {
      expect(page).toContain(`(${style}-${type}.png)`);
      expect(page).toContain(`(../../examples/${SHOWN[type]}.sla.yaml)`);
    }
    const readme = readFileSync(join(PROJECT, 'README.md'), 'utf8');
    for (const [, path = ''] of readme.matchAll(/\]\((docs\/gallery\/[^)]+)\)|src="(docs\/gallery\/[^"]+)"/g))
      expect(existsSync(join(PROJECT, path)), path).toBe(true);
    for (const { style } of styles) expect(readme).toContain(`docs/gallery/${style}-`);
  });

  test.skipIf(!canDraw && !inCi)('tells a page from another', async () => {
    const [one, other] = [
      await firstPage('two-column', 'internal'),
      await firstPage('two-column', 'customer'),
    ];
    expect(shareOfDifferentPixels(one, one)).toBe(0);
    expect(shareOfDifferentPixels(one, other)).toBeGreaterThan(0.01);
  });
});
