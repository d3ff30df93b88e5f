import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openCatalog } from '../src/catalog.ts';
import { generate } from '../src/index.ts';
import { formatDate, formatDecimal, formatMoney, formatOrdinal } from '../src/template/format.ts';
import { formatCurrency, isSingular } from '../src/template/format-currency.ts';
import { formatBusinessDays, formatDateAs, formatShortDuration } from '../src/template/format-dates.ts';
import { HELPERS } from '../src/template/helpers.ts';
import type { Words } from '../src/template/words.ts';
import { PROJECT } from './support/find-examples.ts';

const folder = mkdtempSync(join(tmpdir(), 'slakit-helpers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FILE = join(PROJECT, 'docs/templates.md');
const page = readFileSync(FILE, 'utf8');
const rows = [
  ...page.slice(page.indexOf('\n## Helpers')).matchAll(/^\| `(\w+)` \| `(.+?)` \| (.*) \|$/gm),
].map(([row, name = '', example = '', printed = '']) => ({ row, name, example, printed }));

/** What each example prints for the agreement that the page names, in one contract. */
async function printAll(examples: readonly string[]): Promise<string[]> {
  const clauses = join(folder, 'clauses/en');
  mkdirSync(clauses, { recursive: true });
  const leads = examples.map((example) => `1. «${example}»`).join('\n');
  writeFileSync(join(clauses, 'summary.md.hbs'), `## Summary {#summary}\n\n${leads}\n`);
  const file = 'examples/cloud-service.sla.yaml';
  const { files, problems } = await generate(
    { text: readFileSync(join(PROJECT, file), 'utf8'), file },
    { formats: ['html'], templates: [folder] },
  );
  expect(problems).toEqual([]);
  const html = new TextDecoder().decode(files[0]?.content);
  return [...html.matchAll(/«([\s\S]*?)»/g)].map(([, text = '']) =>
    text
      .replace(/<br ?\/?>/g, ' / ')
      .replace(/<[^>]*>/g, '')
      .replaceAll('&amp;', '&')
      .replace(/[\u00a0\s]+/g, ' ')
      .trim(),
  );
}

describe('the helpers of docs/templates.md', () => {
  test('are all helpers', () => {
    expect([...new Set(rows.map(({ name }) => name))].sort()).toEqual(
      Object.keys(HELPERS)
        .filter((name) => name !== 'criterion')
        .sort(),
    );
  });

  test('print what the page says', async () => {
    const printed = await printAll(rows.map(({ example }) => example));
    expect(printed.length).toBe(rows.length);
    if (process.env.ACCEPT === '1') {
      const text = rows.reduce(
        (whole, { row, name, example }, at) =>
          whole.replace(row, () => `| \`${name}\` | \`${example}\` | ${printed[at]} |`),
        page,
      );
      writeFileSync(FILE, text);
    } else expect(rows.map((row) => row.printed)).toEqual(printed);
  });
});

describe('numbers, dates and amounts by place', () => {
  const english = openCatalog().words('en', 'two-column')!;
  const at = (locale: string): Words => ({ ...english, locale, numbers: locale });
  const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

  test.each([
    [
      'en-GB',
      '1 February 2026',
      'Sunday, 1 February 2026',
      '1 Feb 2026',
      '01/02/2026',
      '12,345.60',
      'EUR 12,345.60',
      '€12,345.60',
      '12,345.60 euros',
    ],
    [
      'en-US',
      'February 1, 2026',
      'Sunday, February 1, 2026',
      'Feb 1, 2026',
      '02/01/2026',
      '12,345.60',
      'EUR 12,345.60',
      '€12,345.60',
      '12,345.60 euros',
    ],
    [
      'de-DE',
      '1. Februar 2026',
      'Sonntag, 1. Februar 2026',
      '1. Feb. 2026',
      '01.02.2026',
      '12.345,60',
      'EUR 12.345,60',
      '12.345,60 €',
      '12.345,60 Euro',
    ],
    [
      'zh-Hant-TW',
      '2026年2月1日',
      '2026年2月1日星期日',
      '2026年2月1日',
      '2026/02/01',
      '12,345.60',
      'EUR 12,345.60',
      '€12,345.60',
      '12,345.60 歐元',
    ],
  ])('%s', (locale, long, weekday, medium, short, decimal, code, symbol, name) => {
    const words = at(locale);
    const dates = ['long', 'weekday', 'medium', 'short'].map((style) =>
      plain(formatDateAs('2026-02-01', style, words)),
    );
    expect(dates).toEqual([long, weekday, medium, short]);
    expect(plain(formatDate('2026-02-01', words))).toBe(long);
    expect(formatDateAs('2026-02-01', 'iso', words)).toBe('2026-02-01');
    expect(plain(formatDecimal('12345.60', words))).toBe(decimal);
    expect(plain(formatMoney('12345.60', 'EUR', words))).toBe(code);
    expect(
      ['code', 'symbol', 'name'].map((style) => plain(formatCurrency('12345.60', 'EUR', style, words))),
    ).toEqual([code, symbol, name]);
  });

  test('keep every digit of an amount', () => {
    const amount = '12345678901234567890.123456';
    expect(plain(formatCurrency(amount, 'USD', 'symbol', at('en-US')))).toBe(
      '$12,345,678,901,234,567,890.123456',
    );
  });

  test('say what is not decided as everything else does', () => {
    const words = at('en-GB');
    for (const text of [
      formatDateAs('to-be-decided', 'short', words),
      formatCurrency('to-be-decided', 'EUR', 'name', words),
      formatShortDuration('to-be-decided', 'short', words),
      formatBusinessDays('to-be-decided', words),
    ])
      expect(text).toBe(english.toBeDecided);
  });

  test('count in the singular and the plural of the language', () => {
    expect([0, 1, 2].map((count) => isSingular(count, at('en-GB')))).toEqual([false, true, false]);
    expect([0, 1, 2].map((count) => isSingular(count, at('fr-FR')))).toEqual([true, true, false]);
    expect(plain(formatOrdinal('22', at('en-GB')))).toBe('22nd');
    expect(plain(formatBusinessDays('1', at('en-GB')))).toBe('1 Business Day');
    expect(plain(formatShortDuration('PT4H30M', 'short', at('de-DE')))).toBe('4 Std. and 30 Min.');
  });

  test.each(['2026-02-30x', 'tomorrow', ''])('refuse the date %j', (date) => {
    expect(() => formatDateAs(date, 'short', at('en-GB'))).toThrow(RangeError);
  });
});
