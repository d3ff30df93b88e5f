import fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as library from '../src/index.ts';
import { PROJECT } from './support/find-examples.ts';
import { expectGolden } from './support/golden.ts';
import { makeFolder, type RunOutcome, runIn } from './support/surroundings.ts';

const BROKEN = join(PROJECT, 'test/fixtures/templates-broken');
const FIXTURES = fs.readdirSync(BROKEN).sort();

/** What the check says of a clause in the place of that on what the agreement covers. */
async function checkClause(text: string, ...words: string[]): Promise<RunOutcome> {
  const folder = makeFolder();
  fs.mkdirSync(join(folder, 'templates/clauses/en'), { recursive: true });
  fs.writeFileSync(join(folder, 'templates/clauses/en/summary.md.hbs'), text);
  return runIn(['template', 'check', 'clauses/en/summary', ...words], { folder, library });
}

describe('slakit template check', () => {
  test('finds nothing in the built-in templates', async () => {
    const { code, out } = await runIn(['template', 'check', '-f', 'json', '--fail-on', 'warning'], {
      library,
    });
    const { problems } = JSON.parse(out) as { problems: readonly { readonly severity: string }[] };
    expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(code).toBe(0);
  }, 60_000);

  test('there are broken templates to try', () => {
    expect(FIXTURES.length).toBeGreaterThanOrEqual(25);
  });

  test.each(FIXTURES)(
    'tells what is wrong in %s',
    async (file) => {
      const { out } = await checkClause(fs.readFileSync(join(BROKEN, file), 'utf8'));
      expect(out).not.toBe('');
      expectGolden(`templates-broken/${basename(file, '.md.hbs')}.txt`, new TextEncoder().encode(out));
    },
    60_000,
  );

  test.each(['sarif', 'github', 'junit', 'markdown'])(
    'reports as %s',
    async (format) => {
      const { code, out } = await checkClause('1. {{titel}}\n', '-f', format);
      expect(code).toBe(1);
      expect(out).toContain('template/unknown-field');
    },
    60_000,
  );

  test.each([
    ['clauses/en/sumary', 'Did you mean clauses/en/summary?'],
    ['nowhere.sla.yaml', 'no such file'],
    ['firm.pdf', 'Name a template, an agreement (.yaml, .json) or a Word file (.docx, .dotx)'],
  ])('refuses %s', async (name, hint) => {
    const { code, err } = await runIn(['template', 'check', name], { library });
    expect(code).toBe(2);
    expect(err).toContain(hint);
  });

  test.each([
    ['a clause of one’s own that no style lists', 'clauses/en/waste.md.hbs'],
    ['a variant of one', 'clauses/en/waste/customer.md.hbs'],
  ])(
    'reads %s, which an agreement may include',
    async (_, path) => {
      const folder = makeFolder();
      const file = join(folder, 'templates', path);
      fs.mkdirSync(dirname(file), { recursive: true });
      fs.writeFileSync(
        file,
        '{{!--\ntitel: Waste\nagreements: [internal]\n--}}\n## Waste {#waste}\n\n{{partis.0.name}}\n',
      );
      const { code, out } = await runIn(['template', 'check', '-f', 'json'], { folder, library });
      const { problems } = JSON.parse(out) as {
        problems: readonly { rule: string; hint: string; line: number }[];
      };
      expect(code).toBe(1);
      expect(problems.map(({ rule, hint, line }) => [rule, hint, line])).toEqual([
        ['template/front-matter', 'did you mean `title`?', 2],
        ['template/unknown-field', 'did you mean `parties`?', 7],
      ]);
    },
    60_000,
  );
});
