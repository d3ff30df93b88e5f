import type { Look, Typeface } from '../../document/look.ts';
import { WORD_NAMESPACES } from './namespaces.ts';
import { element, val, XML_HEAD } from './xml.ts';

const SERIFS = /serif|georgia|times|cambria|garamond|palatino|book antiqua/i;

/** `w:rFonts` naming `typeface` for every script. */
export function writeFonts(typeface: Typeface): string {
  const family = typeface.family;
  return element('w:rFonts', { 'w:ascii': family, 'w:hAnsi': family, 'w:eastAsia': family, 'w:cs': family });
}

/** fontTable.xml: what to use in place of a family that is not installed. */
export function writeFontTable(look: Look): string {
  const fonts = new Map<string, string>();
  for (const { family, fallback } of [look.body, look.heading]) {
    fonts.set(family, writeFont(family, fallback, `${family} ${fallback}`));
    if (!fonts.has(fallback)) fonts.set(fallback, writeFont(fallback, undefined, fallback));
  }
  return XML_HEAD + element('w:fonts', WORD_NAMESPACES, [...fonts.values()].join(''));
}

function writeFont(name: string, alternative: string | undefined, kind: string): string {
  const roman = SERIFS.test(kind.replace(/sans[ -]serif/i, ''));
  return element(
    'w:font',
    { 'w:name': name },
    (alternative === undefined ? '' : val('w:altName', alternative)) +
      val('w:charset', '00') +
      val('w:family', roman ? 'roman' : 'swiss') +
      val('w:pitch', 'variable'),
  );
}
