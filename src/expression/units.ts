import { type Exact, exact } from '../compute/exact.ts';
import type { Binary, Call, Expression, Fault, Span } from './expression.ts';
import {
  invertUnit,
  multiplyUnits,
  NO_UNIT,
  parseUnit,
  showUnit,
  type Unit,
  unitDifference,
} from './unit.ts';

/** The unit of a formula, undefined for a condition and where a name's unit is unknown, and what does not fit together. */
export interface CheckedUnits {
  readonly unit?: Unit;
  readonly faults: readonly Fault[];
}

/** What a part of a formula is measured in: a bare number takes the unit of what it is added to or compared with. */
type Measure =
  | { readonly type: 'unknown' }
  | { readonly type: 'bare'; readonly value?: Exact }
  | { readonly type: 'unit'; readonly unit: Unit };

const UNKNOWN: Measure = { type: 'unknown' };
const BARE: Measure = { type: 'bare' };
const HUNDRED: Unit = { ...NO_UNIT, percent: [0, 1] };

/**
 * Checks by dimensional analysis that only like is added, subtracted and compared. `units` has the unit text of each
 * name whose unit is known; what is unknown, or written in a way not understood, fits everything.
 */
export function unitOf(expression: Expression, units: ReadonlyMap<string, string>): CheckedUnits {
  const faults: Fault[] = [];
  const result = measure(expression, units, faults);
  if (result.type === 'unit') return { unit: result.unit, faults };
  return result.type === 'bare' ? { unit: NO_UNIT, faults } : { faults };
}

function measure(expression: Expression, units: ReadonlyMap<string, string>, faults: Fault[]): Measure {
  const inside = (part: Expression): Measure => measure(part, units, faults);
  switch (expression.type) {
    case 'number':
      return expression.unit === undefined
        ? { type: 'bare', value: expression.value }
        : measureText(expression.unit);
    case 'name': {
      const text = units.get(expression.name);
      return text === undefined ? UNKNOWN : measureText(text);
    }
    case 'unary':
      return inside(expression.operand);
    case 'binary':
      return measureBinary(expression, inside(expression.left), inside(expression.right), faults);
    case 'comparison':
      agree([inside(expression.left), inside(expression.right)], 'compared', expression, faults);
      return UNKNOWN;
    case 'call':
      return measureCall(expression, expression.arguments.map(inside), faults);
    case 'not':
      inside(expression.operand);
      return UNKNOWN;
    case 'and':
    case 'or':
    case 'implies':
      inside(expression.left);
      inside(expression.right);
      return UNKNOWN;
  }
}

function measureText(text: string): Measure {
  const unit = parseUnit(text);
  return unit ? { type: 'unit', unit } : UNKNOWN;
}

function measureBinary(node: Binary, left: Measure, right: Measure, faults: Fault[]): Measure {
  if (node.sign === '+') return agree([left, right], 'added', node, faults);
  if (node.sign === '-') return agree([left, right], 'subtracted', node, faults);
  if (left.type === 'unknown' || right.type === 'unknown') return UNKNOWN;
  if (left.type === 'bare' && right.type === 'bare') return BARE;
  const first = unitOfFactor(left);
  const second = node.sign === '/' ? invertUnit(unitOfFactor(right)) : unitOfFactor(right);
  const unit = multiplyUnits(first, second);
  if (left.type === 'bare') return { type: 'unit', unit: settlePercent(second, first, unit) };
  if (right.type === 'bare') return { type: 'unit', unit: settlePercent(first, second, unit) };
  return { type: 'unit', unit };
}

function unitOfFactor(factor: Measure): Unit {
  if (factor.type === 'unit') return factor.unit;
  if (factor.type === 'unknown' || factor.value === undefined) return NO_UNIT;
  if (factor.value.equals(100)) return HUNDRED;
  return factor.value.equals(exact(1, 100)) ? invertUnit(HUNDRED) : NO_UNIT;
}

/** A 100 that meets percent points makes a share of them, or the reverse, and leaves no doubt which. */
function settlePercent(factor: Unit, bare: Unit, product: Unit): Unit {
  const [least, most] = product.percent;
  const isCleared = factor.percent[0] > 0 && bare.percent[0] < 0;
  if (isCleared) return { ...product, percent: [least, most - 1] };
  const isFilled = factor.percent[1] < 0 && bare.percent[1] > 0;
  return isFilled ? { ...product, percent: [least + 1, most] } : product;
}

function measureCall({ name, ...call }: Call, parts: readonly Measure[], faults: Fault[]): Measure {
  switch (name) {
    case 'count':
      return UNKNOWN;
    case 'if':
      return agree(parts.slice(1), 'chosen between', call, faults);
    case 'percentile':
    case 'round':
      return parts[0] ?? UNKNOWN;
    case 'minutes':
    case 'days': {
      const unit = parseUnit(name)!;
      const found = parts[0] ?? UNKNOWN;
      if (found.type === 'unit' && unitDifference(found.unit, unit) !== undefined) {
        const message = `\`${name}(…)\` makes seconds of ${name}, not of ${describe(found.unit)}`;
        faults.push({ message, hint: `give it a number of ${name}`, from: call.from, to: call.to });
      }
      return measureText('s');
    }
    default:
      return agree(parts, 'put into one list', call, faults);
  }
}

/** The measure that all of `parts` share; a fault for the first that does not fit the ones before it. */
function agree(parts: readonly Measure[], deed: string, { from, to }: Span, faults: Fault[]): Measure {
  let shared: Measure = BARE;
  for (const part of parts) {
    if (part.type !== 'unit' || shared.type === 'unknown') {
      if (part.type === 'unknown') shared = UNKNOWN;
      continue;
    }
    const difference = shared.type === 'unit' ? unitDifference(shared.unit, part.unit) : undefined;
    if (shared.type === 'unit' && difference !== undefined) {
      const message = `${describe(shared.unit)} and ${describe(part.unit)} cannot be ${deed}`;
      faults.push({ message: capitalise(message), hint: HINTS[difference], from, to });
      return UNKNOWN;
    }
    shared = shared.type === 'unit' ? narrow(shared.unit, part.unit) : part;
  }
  return shared;
}

const HINTS = {
  dimension: 'use values in one unit, or divide or multiply to bring them to one',
  scale: 'bring both to one length of time, as in `minutes(5)` and `days(2)`, which are seconds',
  percent: 'divide percent points by 100, as in `(close_rate / 100)`',
} as const;

/** What two fitting units say together: the nouns of a share, and percent points as narrowly as both know them. */
function narrow(a: Unit, b: Unit): Measure {
  const percent = [Math.max(a.percent[0], b.percent[0]), Math.min(a.percent[1], b.percent[1])] as const;
  const base = b.isShare && !a.isShare ? b : a;
  return { type: 'unit', unit: { ...base, percent } };
}

function describe(unit: Unit): string {
  return showUnit(unit) || 'a plain number';
}

function capitalise(text: string): string {
  return /^a plain/.test(text) ? `A${text.slice(1)}` : text;
}
