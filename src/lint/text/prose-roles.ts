import type { ProseLeaf } from './prose-of.ts';

/** Texts that bind nobody: advice, history, background and examples. */
const BACKGROUND = [
  '/amendments',
  '/assumptions',
  '/attachments',
  '/guidance',
  '/history',
  '/lint',
  '/summary',
  '/variables',
];
const BACKGROUND_FIELDS = new Set([
  '/legal/recitals/*',
  '/levels/*/notes',
  '/metrics/*/examples/*/text',
  '/support/severities/*/examples/*',
]);

/** Whether a text says what a party owes or what counts: not advice, history, background or an example. */
export function isNormative({ pattern }: ProseLeaf): boolean {
  return !BACKGROUND.some((field) => isBelow(pattern, field)) && !BACKGROUND_FIELDS.has(pattern);
}

/** Whether a text belongs to the legal frame, whose words courts and statutes have given a meaning. */
export function isLegal({ pattern }: Pick<ProseLeaf, 'pattern'>): boolean {
  return isBelow(pattern, '/legal');
}

/** Whether a text is read by the parties of an agreement: not advice for its author, history or what a template asks. */
export function isContractText({ pattern }: ProseLeaf): boolean {
  return !BESIDE.some((field) => isBelow(pattern, field));
}

const BESIDE = ['/amendments', '/guidance', '/history', '/lint', '/variables'];

/** Texts that the contract prints after "shall", or after the modality of the entry. */
const AFTER_MODAL = new Set([
  '/contingencies/*/mitigation',
  '/customerDuties/*/duty',
  '/escalation/*/steps/*/action',
  '/remedies/strikes/*/steps/*/action',
  '/requirements/*/need',
  '/responsibilities/rows/*/cells/{}/*/action',
]);

/** Whether the contract prints a word such as "shall" before the text. */
export function followsModal({ pattern }: ProseLeaf): boolean {
  return AFTER_MODAL.has(pattern);
}

function isBelow(pattern: string, field: string): boolean {
  return pattern === field || pattern.startsWith(`${field}/`);
}
