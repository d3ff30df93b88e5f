import type { Problem } from '../problem.ts';
import type { Visit } from './check-values.ts';
import { nameFirst } from './describe-values.ts';
import type { Source } from './located-source.ts';
import type { Shape } from './shape.ts';

/** What is written in place of a value that the parties have not decided yet. */
export const TO_BE_DECIDED = 'to-be-decided';
/** What is written where expressly nothing is promised. */
export const NONE = 'none';

const OPEN_FORMATS = new Set([
  'decimal',
  'percent',
  'integer',
  'duration',
  'date',
  'time',
  'email',
  'url',
  'version',
  'rule',
  'month-day',
  'money',
  'time-limit',
  'recurrence',
]);

const OPEN_REFERENCES = new Set(['/parties', '/contacts']);

/** Whether `value` stands for something undecided or for nothing at a place where it may. */
export function isOpenValue(value: unknown, shape: Shape): boolean {
  if (value === NONE) return (shape.kind === 'leaf' || shape.kind === 'object') && shape.none === true;
  return value === TO_BE_DECIDED && mayBeUndecided(shape);
}

function mayBeUndecided(shape: Shape): boolean {
  if (shape.kind === 'object') return OPEN_FORMATS.has(shape.format ?? '');
  if (shape.kind !== 'leaf') return false;
  // Who is undecided can be named later; what is measured or promised is left out until it is known.
  return shape.refTo
    ? shape.refTo.every((name) => OPEN_REFERENCES.has(name))
    : OPEN_FORMATS.has(shape.format);
}

const DECIDED = new Set(['agreed', 'in-force', 'suspended', 'expired', 'terminated']);

/** What is still to be decided although the parties have agreed. */
export function checkOpenValues(visits: readonly Visit[], source: Source): Problem[] {
  const status = (source.data as { readonly status?: unknown }).status;
  if (typeof status !== 'string' || !DECIDED.has(status)) return [];
  return visits
    .filter(({ value, shape }) => value === TO_BE_DECIDED && mayBeUndecided(shape))
    .map(({ pointer }) => ({
      rule: 'schema/undecided',
      severity: 'error',
      message: `${nameFirst(pointer)} is still to be decided, but the status is \`${status}\``,
      hint: 'write what was agreed, or set `status: draft` until it is',
      place: source.locate(pointer),
      path: pointer,
    }));
}
