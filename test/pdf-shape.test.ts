import { readFileSync } from 'node:fs';
import * as harfbuzz from 'harfbuzzjs';
import { expect, test } from 'vitest';
import { faceOf, shapeWord } from '../src/writers/pdf/face.ts';
import { readTestFonts } from './support/fonts.ts';

const fonts = readTestFonts();

/** Every pair of these meets once, and so do the words of a long English text. */
function wordsToTry(): string[] {
  const letters = [...'AVWTYLPFRKafijltvwy.,-–“”‘’()/1:7%éöß'];
  const pairs = letters.flatMap((left) => letters.map((right) => left + right));
  const prose = readFileSync(
    new URL('../node_modules/typescript/ThirdPartyNoticeText.txt', import.meta.url),
    'utf8',
  );
  const words = prose.normalize('NFC').match(/[A-Za-z“”‘’.,;:()/0-9%-]+/g) ?? [];
  const special = [
    'office',
    'affirm',
    'fjord',
    'first',
    'flow',
    '“Qualified”',
    '99.90',
    'Œuvre',
    'naïve',
    'f”',
    'fö',
  ];
  return [...new Set([...pairs, ...words, ...special])];
}

test.each([...fonts.keys()])('words are as wide as HarfBuzz sets them: %s', (key) => {
  const bytes = fonts.get(key)!;
  const face = faceOf(bytes);
  const font = new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(new Uint8Array(bytes).buffer)));
  const words = wordsToTry();
  expect(words.length).toBeGreaterThan(2000);
  const different: string[] = [];
  for (const word of words) {
    const buffer = new harfbuzz.Buffer();
    buffer.addText(word);
    buffer.guessSegmentProperties();
    harfbuzz.shape(font, buffer);
    const glyphs = buffer.getGlyphInfos().map((info) => info.codepoint);
    const advance = buffer.getGlyphPositions().reduce((sum, position) => sum + position.xAdvance, 0);
    const ours = shapeWord(face, word);
    if (
      Math.abs(ours.advance - (advance * 1000) / face.font.unitsPerEm) > 0.01 ||
      ours.glyphs.length !== glyphs.length
    ) {
      different.push(`${word}: ${ours.advance} instead of ${advance}`);
    }
  }
  expect(different).toEqual([]);
});
