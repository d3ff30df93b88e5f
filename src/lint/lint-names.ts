import { RULES } from './rules/index.ts';

/** What is told beside the rules: of suppressions, of other files, and of a rule that fails. */
const OTHERS = [
  'defective-rule',
  'suppression-without-reason',
  'underpinning-invalid',
  'underpinning-not-found',
  'unused-suppression',
];

/** The name of everything that a check of meaning can tell, as problems have it, in order of the alphabet. */
export const LINT_NAMES: readonly string[] = [...RULES.map(({ name }) => name), ...OTHERS]
  .map((name) => `lint/${name}`)
  .sort();
