import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readTaggedContent } from './pdf-structure.ts';
import { isWord, normalizeText } from './split-words.ts';

/** Where the pen moves: the end of a line or a gap, so a space or, where a word was cut to fit, nothing. */
const MOVE = '\ue000';

/**
 * The words of a tagged PDF in the order of its structure tree, without artifacts (page furniture, rules) and without
 * the contents list and its heading. Words end where a space is painted or a block ends; where only the pen moves on,
 * as at the end of a line, the `expected` words decide whether a word was cut there.
 * What is painted but neither tagged nor an artifact comes last, so that it is found.
 */
export async function pdfWords(content: Uint8Array, expected: readonly string[] = []): Promise<string[]> {
  const tagged = readTaggedContent(content);
  const painted = await readPaintedText(content);
  let text = '';
  let lastBlock = 0;
  for (const { page, id, block, inContents } of tagged) {
    const key = `${page}/${id}`;
    if (!inContents) text += (block === lastBlock ? MOVE : ' ') + (painted.get(key) ?? '');
    lastBlock = block;
    painted.delete(key);
  }
  return joinCutWords(`${text} ${[...painted.values()].join(' ')}`, expected);
}

/** The text of each page by "page object/marked content"; text outside marked content under "page object/". */
async function readPaintedText(content: Uint8Array): Promise<Map<string, string>> {
  const task = getDocument({ data: new Uint8Array(content), verbosity: 0 });
  const painted = new Map<string, string>();
  try {
    const document = await task.promise;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { fnArray, argsArray } = await page.getOperatorList();
      readOperators(fnArray, argsArray, (id, text) => {
        const key = `${page.ref?.num ?? 0}/${id}`;
        painted.set(key, (painted.get(key) ?? '') + text);
      });
      page.cleanup();
    }
  } finally {
    await task.destroy();
  }
  return painted;
}

function readOperators(
  operators: readonly number[],
  args: readonly unknown[],
  add: (id: number | '', text: string) => void,
): void {
  const open: { readonly hidden: boolean; readonly id: number | '' }[] = [];
  operators.forEach((operator, index) => {
    const id = open.findLast((one) => one.id !== '')?.id ?? '';
    const hidden = open.some((one) => one.hidden);
    if (operator === OPS.setTextMatrix && id !== '') add(id, MOVE);
    else if (operator === OPS.showText && !hidden) {
      const [glyphs] = args[index] as [readonly (number | { readonly unicode: string })[]];
      add(id, glyphs.map((glyph) => (typeof glyph === 'number' ? '' : glyph.unicode)).join(''));
    } else if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps) {
      const [tag, mark] = args[index] as [string | { readonly name: string }, number | null | undefined];
      open.push({ hidden: (typeof tag === 'string' ? tag : tag.name) === 'Artifact', id: mark ?? '' });
    } else if (operator === OPS.endMarkedContent) open.pop();
  });
}

/** Joins pieces of words that only a move of the pen divides, wherever `expected` has them as one word. */
function joinCutWords(text: string, expected: readonly string[]): string[] {
  const words: string[] = [];
  for (const chunk of normalizeText(text).split(/\s+/)) {
    const pieces = chunk.split(MOVE).filter((piece) => piece !== '');
    for (let from = 0; from < pieces.length; ) {
      const length = piecesOfWord(pieces, from, expected[words.length]);
      const word = pieces.slice(from, from + length).join('');
      if (isWord(word)) words.push(word);
      from += length;
    }
  }
  return words;
}

function piecesOfWord(pieces: readonly string[], from: number, wanted: string | undefined): number {
  let joined = '';
  for (let length = 1; from + length <= pieces.length; length++) {
    joined += pieces[from + length - 1];
    if (joined === wanted) return length;
    if (wanted?.startsWith(joined) !== true) return 1;
  }
  return 1;
}
