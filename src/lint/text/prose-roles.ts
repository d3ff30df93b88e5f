import type { ProseLeaf } from './prose-of.ts';

/** Texts that bind nobody: advice, history, background and examples. */
const BACKGROUND = new Set([
  'amendments',
  'assumptions',
  'attachments',
  'guidance',
  'history',
  'lint',
  'summary',
  'variables',
]);
const BACKGROUND_FIELDS = new Set([
  '/legal/recitals/*',
  '/levels/*/notes',
  '/metrics/*/examples/*/text',
  '/support/severities/*/examples/*',
]);

/** Whether a text says what a party owes or what counts: not advice, history, background or an example. */
export function isNormative({ pattern }: ProseLeaf): boolean {
  return !BACKGROUND.has(firstField(pattern)) && !BACKGROUND_FIELDS.has(pattern);
}

/** Whether a text belongs to the legal frame, whose words courts and statutes have given a meaning. */
export function isLegal({ pattern }: Pick<ProseLeaf, 'pattern'>): boolean {
  return firstField(pattern) === 'legal';
}

/** Whether a text is read by the parties of an agreement: not advice for its author, history or what a template asks. */
export function isContractText({ pattern }: ProseLeaf): boolean {
  return !BESIDE.has(firstField(pattern));
}

const BESIDE = new Set(['amendments', 'guidance', 'history', 'lint', 'variables']);

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

/** `requirements` of `/requirements/*\/need`. */
function firstField(pattern: string): string {
  const end = pattern.indexOf('/', 1);
  return pattern.slice(1, end < 0 ? undefined : end);
}
