import { proseReferences } from '../../agreement/prose.ts';
import type { LintContext } from '../lint-context.ts';
import { type LintWords, perLanguage, wordList } from '../lint-words.ts';
import type { Rule } from '../rule.ts';
import { type FindPhrases, phraseFinder } from '../text/find-phrases.ts';
import { type ProseLeaf, proseOf } from '../text/prose-of.ts';
import { isContractText } from '../text/prose-roles.ts';

/** Something that was to be filled in, in a text that is agreed. */
export const placeholderLeftIn: Rule = {
  name: 'placeholder-left-in',
  severity: 'error',
  kind: 'completeness',
  summary: 'A text still has a placeholder where its content belongs.',
  why:
    'Templates mark what has to be filled in, with brackets, lines or words such as TBD. One that is left in when the ' +
    'agreement is signed leaves a duty without content. A court then has to guess what the parties meant, or finds that they ' +
    'agreed on nothing.',
  source: 'Published agreements and templates that were signed with “[Address 1]” and “XX days” in them.',
  limits:
    'Words in brackets count only if they ask for something, such as “[Date]” or “[INSERT AMOUNT]”; brackets in a quotation do not count. Fields with the value `to-be-decided` are judged by the form of the agreement.',
  bad: {
    example: 'cloud-service',
    change: { 'legal.courts': 'the courts of [City], Germany' },
  },
  good: {
    example: 'cloud-service',
    change: {
      'legal.courts': 'the courts of Hamburg, Germany',
      'legal.disputes.+':
        'mediation under [the rules of the Hamburg Chamber of Commerce](https://www.hk24.de)',
    },
  },
  *check(context) {
    if (context.agreement.status === 'template') return;
    const blanks = blankVariables(context);
    for (const leaf of proseOf(context)) {
      if (!isContractText(leaf)) continue;
      const placeholder = placeholderIn(leaf, readLexicon(leaf.words), blanks);
      if (placeholder === undefined) continue;
      yield {
        path: leaf.path,
        message: `“${placeholder.slice(0, 60)}” still waits to be filled in: what is signed would say nothing here, and each party could fill it in its own way`,
        hint: blanks.has(placeholder)
          ? `write the \`value\` of the variable that “${placeholder}” prints`
          : `write what belongs in place of “${placeholder.slice(0, 60)}”, or delete it`,
        facts: { placeholder },
      };
    }
  },
};

interface Lexicon {
  readonly inBrackets: FindPhrases;
  readonly fillers: FindPhrases;
  /** Those that are nothing else, in capital letters or of two words. */
  readonly fillersAnywhere: FindPhrases;
  readonly examples: ReadonlySet<string>;
}

const readLexicon = perLanguage(
  (words: LintWords): Lexicon => ({
    inBrackets: phraseFinder(wordList(words, 'placeholderWords')),
    fillers: phraseFinder(wordList(words, 'fillers')),
    fillersAnywhere: phraseFinder(wordList(words, 'fillersAnywhere')),
    examples: new Set(wordList(words, 'placeholderTexts')),
  }),
);

/** The bindings, as they are written without spaces, of variables that nobody has filled in. */
function blankVariables({ agreement }: LintContext): ReadonlySet<string> {
  const blank = (agreement.variables ?? []).filter(({ value }) => value === undefined);
  return new Set(blank.map(({ id }) => `{{variables.${id}}}`));
}

/** What Word leaves where it merges a name in. */
const MERGED = /«([^«»\n]{1,60})»/g;
/** Brackets that are neither a link nor a defined term; blanks to write on; names between `<`, `${` and the like. */
const BRACKETS = /(?<![\\[\]])\[([^[\]\n]{0,80})\](?![(\]])/g;
const SIGNS =
  /_{3,}|\.{5,}|…{3,}|##[A-Za-z][^#\n]{0,40}##|\b[Xx]{2}\.[Xx]{2}\b|\$\{[^{}\n]{1,60}\}|\$[A-Za-z]\w+|<[A-Za-z][^<>@:/\n]{0,60}>|\b(?:X{3,}|x{3,}|XX(?=\s*(?:%|[a-z]+s\b)))|%[A-Z][A-Z_]{2,40}%|(?<=^|[\s@/.])example\.(?:com|org|net)\b/;

function placeholderIn(
  { text, format, pattern }: ProseLeaf,
  lexicon: Lexicon,
  blanks: ReadonlySet<string>,
): string | undefined {
  const unfilled = blanks.size > 0 ? blankBinding(text, blanks) : undefined;
  if (unfilled !== undefined) return unfilled;
  const plain = format === 'rich' ? withoutQuotations(text) : text;
  for (const [whole, content = ''] of [...plain.matchAll(BRACKETS), ...plain.matchAll(MERGED)])
    if (asksForContent(content, lexicon.inBrackets)) return whole;
  // Prose prints what is bound in it; other texts print the braces.
  const braces = format === 'rich' ? null : /\{\{[^{}\n]{1,80}\}\}/.exec(plain);
  if (braces) return braces[0];
  const sign = SIGNS.exec(plain);
  if (sign) return sign[0];
  const bare = plain.trim().toLowerCase();
  if (NAMES.has(pattern) && lexicon.examples.has(bare)) return text.trim();
  const [anywhere] = lexicon.fillersAnywhere(plain).filter(({ words }) => /^[^a-z]+$| /.test(words));
  if (anywhere) return anywhere.words;
  const [filler] = lexicon.fillers(plain);
  // "To be determined by the court" is a rule; at the end of a sentence it is a gap.
  return filler && /^\s*(?:$|[.;,)\]])/.test(plain.slice(filler.to)) ? filler.words : undefined;
}

/** Names of the parties and their people, where the example of a form is no name. */
const NAMES = new Set([
  '/contacts/*/name',
  '/parties/*/address/lines/*',
  '/parties/*/name',
  '/parties/*/shortName',
  '/services/*/name',
]);

function blankBinding(text: string, blanks: ReadonlySet<string>): string | undefined {
  return proseReferences(text)
    .map(({ name }) => `{{${name}}}`)
    .find((binding) => blanks.has(binding));
}

/** Somebody else's words may have brackets where something was left out. */
function withoutQuotations(text: string): string {
  return text.replace(/“[^“”]{1,300}”|"[^"]{1,300}"/g, (quotation) => ' '.repeat(quotation.length));
}

function asksForContent(content: string, find: FindPhrases): boolean {
  const inside = content.trim();
  if (/^[\s._…•*●○■□▪◦-]*$/.test(inside)) return true;
  if (/^[A-Z][A-Z0-9 /&'-]*$/.test(inside) && /[A-Z]{2,} [A-Z]{2,}/.test(inside)) return true;
  const found = find(inside);
  // Every word or nearly every word of a prompt names what is asked for: "[Address 1]", "[insert date]", "[Your name]".
  const words = inside.match(/\p{L}+/gu)?.length ?? 0;
  return found.length > 0 && words <= found.length + 2 && /^[\p{Lu}\p{Ll}\p{N} ,.:/'’#-]+$/u.test(inside);
}
