import { CONDITION_HELPERS } from './condition-helpers.ts';
import type { Helper } from './helper.ts';
import { QUANTITY_HELPERS } from './quantity-helpers.ts';
import { TEXT_HELPERS } from './text-helpers.ts';
import { TIME_HELPERS } from './time-helpers.ts';

/** The block helpers of Handlebars that templates may use. */
export const BLOCK_HELPERS: readonly string[] = ['if', 'unless', 'each', 'with'];

/** Helpers that may be given a field with no value, and that never fail. */
export const TOLERANT_HELPERS: ReadonlySet<string> = new Set(Object.keys(CONDITION_HELPERS));

/** Every helper of templates by name, each with its signature in `HELPER_SIGNATURES`; a value printed by one keeps the field it came from. */
export const HELPERS = {
  ...CONDITION_HELPERS,
  ...TEXT_HELPERS,
  ...QUANTITY_HELPERS,
  ...TIME_HELPERS,
} satisfies Readonly<Record<string, Helper>>;
