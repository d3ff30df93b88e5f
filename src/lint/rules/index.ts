import type { Rule } from '../rule.ts';

/** Every rule there is, in the order of their names. */
export const RULES: readonly Rule[] = [];
