/**
 * The words of a text: composed characters, Latin ligatures as letters (their glyph is the same), split at white space
 * of any kind. Marks of lists (• – ◦) are no words, nor are the underscores of a blank.
 */
export function splitWords(text: string): string[] {
  return normalizeText(text).split(/\s+/).filter(isWord);
}

/** `text` as it is compared: in composed characters, ligatures as letters, blanks as spaces. */
export function normalizeText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/_{16,}/g, ' ');
}

/** Whether a piece of text without spaces is a word rather than the mark of a list item. */
export function isWord(piece: string): boolean {
  return piece !== '' && !/^[•–◦]+$/.test(piece);
}
