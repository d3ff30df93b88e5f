import { expect, test } from 'vitest';
import { formatOrdinal, parseOrdinal } from '../src/writers/docx/numerals.ts';

const FORMATS = ['decimal', 'lowerLetter', 'upperLetter', 'lowerRoman'] as const;

test('ordinals are written as Word writes them', () => {
  const written = (ordinal: number): string[] => FORMATS.map((format) => formatOrdinal(ordinal, format));
  expect(written(4)).toEqual(['4', 'd', 'D', 'iv']);
  expect(written(28)).toEqual(['28', 'bb', 'BB', 'xxviii']);
  expect(written(99)).toEqual(['99', 'uuuu', 'UUUU', 'xcix']);
});

test.each(FORMATS)('%s is read back', (format) => {
  for (let ordinal = 1; ordinal < 400; ordinal++) {
    expect(parseOrdinal(formatOrdinal(ordinal, format), format)).toBe(ordinal);
  }
});

test.each([
  ['ab', 'lowerLetter'],
  ['A', 'lowerLetter'],
  ['iiii', 'lowerRoman'],
  ['', 'lowerRoman'],
  ['01', 'decimal'],
  ['0', 'decimal'],
] as const)('%s is no %s', (text, format) => {
  expect(parseOrdinal(text, format)).toBe(0);
});
