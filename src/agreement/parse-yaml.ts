import { Composer, type CST, type Document, Lexer, Parser, type YAMLError } from 'yaml';

/** The most collections that may stand inside each other. */
export const DEEPEST = 100;

const CONTENT_NEXT = '\u001f';

/** Where brackets and quotes stand: what an explanation of a syntax error needs beside the parser's own words. */
export interface Punctuation {
  /** Each quoted text, from its opening to after its closing quote. */
  readonly quoted: readonly (readonly [from: number, to: number])[];
  /** Each bracket with its offset. */
  readonly brackets: readonly { readonly bracket: string; readonly offset: number }[];
}

export type ParsedYaml =
  | {
      readonly type: 'parsed';
      readonly documents: readonly Document.Parsed[];
      readonly errors: readonly YAMLError[];
      readonly punctuation: Punctuation;
    }
  | { readonly type: 'too-deep'; readonly offset: number };

/** Parses YAML 1.2 or JSON; stops before the nesting can exhaust the stack of the parser. */
export function parseYaml(text: string): ParsedYaml {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const quoted: (readonly [number, number])[] = [];
  const brackets: { bracket: string; offset: number }[] = [];
  let previous = '';
  for (const lexeme of new Lexer().lex(text)) {
    const offset = parser.offset;
    // What follows this mark is the content of a plain or block text, whatever it begins with.
    const isContent = previous === CONTENT_NEXT;
    if (!isContent && /^["']/.test(lexeme)) quoted.push([offset, offset + lexeme.length]);
    if (!isContent && /^[[\]{}]$/.test(lexeme)) brackets.push({ bracket: lexeme, offset });
    previous = lexeme;
    for (const token of parser.next(lexeme)) tokens.push(token);
    // The document itself is the first on the stack, a scalar may be the last.
    if (parser.stack.length > DEEPEST + 2) return { type: 'too-deep', offset };
  }
  for (const token of parser.end()) tokens.push(token);
  // Repeated keys are told by us: the parser compares each key with all before it.
  const composer = new Composer({
    version: '1.2',
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const documents = [...composer.compose(tokens, true, text.length)] as Document.Parsed[];
  const errors = documents.flatMap((document) => [
    ...document.errors,
    ...document.warnings.filter(isRefused),
  ]);
  return { type: 'parsed', documents, errors, punctuation: { quoted, brackets } };
}

/** What the parser only warns of would change the meaning of a file behind the back of its author. */
function isRefused(warning: YAMLError): boolean {
  return warning.code === 'TAG_RESOLVE_FAILED' || warning.code === 'BAD_DIRECTIVE';
}
