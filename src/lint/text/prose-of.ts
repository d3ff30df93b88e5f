import {
  type ArrayShape,
  childShape,
  escapeKey,
  type MapShape,
  type ObjectShape,
  type Shape,
} from '../../agreement/shape.ts';
import { rememberFor } from '../../remember.ts';
import type { LintContext } from '../lint-context.ts';
import type { LintWords } from '../lint-words.ts';

/** A text that the author of an agreement wrote, in one language. */
export interface ProseLeaf {
  /** JSON Pointer of the text; of several languages it ends with the language. */
  readonly path: string;
  /** JSON Pointer of the group of fields that the text stands in. */
  readonly group: string;
  /** The path with `*` for places in lists and `{}` for keys of the author's own: `/goals/*\/statement`. */
  readonly pattern: string;
  /** What kind of text it is: `rich` for prose, `text` for names and short texts, or `email`, `url` and the like. */
  readonly format: string;
  readonly text: string;
  /** The language of the text: the agreement's first where it is written in one. */
  readonly language: string;
  /** The words that rules look for in this language. */
  readonly words: LintWords;
  /** The same text in the agreement's first language, for one in another. */
  readonly original?: string;
}

const NO_WORDS: LintWords = {};

/** Every text of an agreement in the order of the file; it is collected once for all rules. */
export const proseOf = rememberFor((context: LintContext): readonly ProseLeaf[] => collect(context));

/** The texts that are prose: sentences and parts of sentences. */
export const richProseOf = rememberFor((context: LintContext): readonly ProseLeaf[] =>
  proseOf(context).filter(({ format }) => format === 'rich'),
);

function collect({ source, shape, agreement, words }: LintContext): ProseLeaf[] {
  const leaves: ProseLeaf[] = [];
  const first = agreement.languages[0] ?? 'en';

  const add = (value: unknown, node: Shape, path: string, pattern: string, group: string): void => {
    if (node.kind !== 'leaf' || !isProse(node)) return;
    const { format } = node;
    if (typeof value === 'string')
      leaves.push({ path, group, pattern, format, text: value, language: first, words });
    else if (typeof value === 'object' && value !== null && node.localised) {
      const texts = value as Readonly<Record<string, unknown>>;
      const original = texts[first];
      for (const [language, text] of Object.entries(texts)) {
        if (typeof text !== 'string') continue;
        const at = `${path}/${escapeKey(language)}`;
        const own = { path: at, group, pattern, format, text, language };
        if (language === first) leaves.push({ ...own, words });
        else leaves.push({ ...own, words: NO_WORDS, ...(typeof original === 'string' && { original }) });
      }
    }
  };

  const walk = (value: unknown, node: Shape, path: string, pattern: string, group: string): void => {
    if (node.kind === 'leaf') add(value, node, path, pattern, group);
    else if (node.kind === 'array') walkItems(value, node, path, pattern, group);
    else walkFields(value, node, path, pattern, group);
  };

  const walkFields = (
    value: unknown,
    node: ObjectShape | MapShape,
    path: string,
    pattern: string,
    group: string,
  ): void => {
    if (typeof value === 'string' && node.kind === 'object' && node.shorthand !== undefined) {
      const child = childShape(node, node.shorthand);
      if (child) add(value, child, path, `${pattern}/${node.shorthand}`, path);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const own = node.kind === 'object' ? path : group;
    for (const [key, item] of Object.entries(value)) {
      const child = childShape(node, key);
      const step = node.kind === 'map' ? '{}' : key;
      if (child && mayHoldProse(child))
        walk(item, child, `${path}/${escapeKey(key)}`, `${pattern}/${step}`, own);
    }
  };

  const walkItems = (
    value: unknown,
    node: ArrayShape,
    path: string,
    pattern: string,
    group: string,
  ): void => {
    if (!Array.isArray(value)) return;
    for (const [index, item] of value.entries())
      walk(item, node.items, `${path}/${index}`, `${pattern}/*`, group);
  };

  walk(source.data, shape, '', '', '');
  return leaves;
}

/** Words for people: not ids, choices, numbers or the names of files. */
function isProse(node: Extract<Shape, { kind: 'leaf' }>): boolean {
  return PROSE_FORMATS.has(node.format) && !node.refTo && !node.enum;
}

const PROSE_FORMATS = new Set(['rich', 'text', 'email', 'url', 'phone']);

/** Whether there may be such words in a part of an agreement; most fields are numbers, dates and ids. */
const mayHoldProse: (node: Shape) => boolean = rememberFor((node: Shape): boolean =>
  node.kind === 'leaf'
    ? isProse(node)
    : node.kind === 'array'
      ? mayHoldProse(node.items)
      : node.kind === 'map'
        ? mayHoldProse(node.values)
        : Object.values(node.properties).some(mayHoldProse),
);
