import type { Block, Inline } from '../../document/contract.ts';
import { plainText, walkBlocks } from '../../document/walk.ts';
import { rememberFor } from '../../remember.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding } from '../rule.ts';
import { groupOf } from './contract-texts.ts';
import { BOUND, beginningOf, sentencesOf } from './plain-prose.ts';

/** A sentence of the contract some of whose words stand in a clause, not in a field of the agreement. */
export interface ClauseSentence {
  /** As it is read. */
  readonly text: string;
  /** The same with every word that comes from a field or is quoted blotted out by `BOUND`. */
  readonly own: string;
  /** The heading under which it stands. */
  readonly heading: string;
  /** The fields that its paragraph prints. */
  readonly paths: readonly string[];
}

/** The sentences that the clauses of the contract add to the fields, each once; none where there is no contract. */
export const clauseSentencesOf = rememberFor((context: LintContext): readonly ClauseSentence[] => {
  const told = new Set<string>();
  const sentences: ClauseSentence[] = [];
  let heading = '';
  walkBlocks(context.contract?.blocks ?? [], {
    block: (block) => {
      if (block.type === 'section') heading = plainText(block.heading).trim();
      else if (isClause(block)) collect(block.children, heading, told, sentences);
    },
  });
  return sentences;
});

/** Guidance is not part of the contract, and notes explain it. */
function isClause(block: Block): block is Extract<Block, { type: 'paragraph' }> {
  return block.type === 'paragraph' && block.role !== 'guidance' && block.role !== 'note';
}

function collect(
  inlines: readonly Inline[],
  heading: string,
  told: Set<string>,
  sentences: ClauseSentence[],
): void {
  let text = '';
  let own = '';
  const paths: string[] = [];
  const visit = (inline: Inline, isOwn: boolean): void => {
    switch (inline.type) {
      case 'text':
        text += inline.value;
        own += isOwn ? inline.value : BOUND.repeat(inline.value.length);
        return;
      case 'break':
      case 'blank':
        text += ' ';
        own += ' ';
        return;
      case 'reference': {
        const words = `${inline.prefix}${inline.number}`;
        text += words;
        own += BOUND.repeat(words.length);
        return;
      }
      case 'value':
        paths.push(inline.path);
        for (const child of inline.children) visit(child, false);
        return;
      case 'emphasis':
        // A word in italics is spoken about, as one in quotation marks is.
        for (const child of inline.children) visit(child, false);
        return;
      default:
        for (const child of inline.children) visit(child, isOwn);
    }
  };
  for (const inline of inlines) visit(inline, true);
  // Most paragraphs are one field, or one field with a stop.
  if (!/\p{L}{3}/u.test(own) || told.has(own)) return;
  told.add(own);
  own = own.replace(/“[^“”]{1,300}”/g, (quotation) => BOUND.repeat(quotation.length));
  for (const { text: sentence, from } of sentencesOf(text))
    sentences.push({ text: sentence, own: own.slice(from, from + sentence.length), heading, paths });
}

/** What is wrong with a sentence of a clause, at the fields that its paragraph prints. */
export function inClause(
  { heading, text, paths }: ClauseSentence,
  { message, hint, ...rest }: Omit<Finding, 'path'>,
): Finding {
  const group = groupOf(paths);
  const clause = heading === '' ? 'a clause' : `the clause “${heading}”`;
  return {
    ...rest,
    path: group,
    part: group === '' ? 'line' : 'key',
    message: `In ${clause}, “${beginningOf(text, 8)}”: ${message}`,
    hint: `in the template of the clause, ${hint}`,
  };
}
