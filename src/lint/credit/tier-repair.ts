import type { CreditTier } from '../../agreement/generated/types.ts';
import { type Bounds, type Cut, compareCuts, lowerCut, upperCut } from '../../compute/credit/bounds.ts';
import { type Exact, exact, toDecimal } from '../../compute/exact.ts';
import type { FieldChange } from '../rule.ts';
import { sayAward } from './read-credit.ts';

type BoundName = 'from' | 'above' | 'to' | 'upTo';

/** Another bound for one tier. */
export interface TierRepair {
  /** Its place in the list. */
  readonly tier: number;
  /** The bound that goes. */
  readonly old: BoundName | undefined;
  /** The bound that comes; none leaves that side open. */
  readonly next: { readonly name: BoundName; readonly text: string } | undefined;
}

/** The tiers of a ladder by where they begin and end, to find the neighbours of a gap. */
export interface TierEnds {
  readonly written: readonly CreditTier[];
  readonly byStart: ReadonlyMap<string, number>;
  readonly byEnd: ReadonlyMap<string, number>;
  /** How the agreement writes a value: with all its digits. */
  readonly textOf: (value: Exact) => string;
}

/** Prepares a ladder; `others` are further numbers of the agreement, whose digits are kept. */
export function tierEnds(
  written: readonly CreditTier[],
  tiers: readonly Bounds[],
  others: readonly string[],
): TierEnds {
  const texts = [...others, ...written.flatMap((tier) => NAMES.flatMap((name) => tier[name] ?? []))];
  const byValue = new Map(texts.map((text) => [exact(text).toFraction(), text]));
  return {
    written,
    byStart: new Map(tiers.map((tier, index) => [keyOf(lowerCut(tier)), index])),
    byEnd: new Map(tiers.map((tier, index) => [keyOf(upperCut(tier)), index])),
    textOf: (value) => byValue.get(value.toFraction()) ?? toDecimal(value, 12),
  };
}

/**
 * How a neighbour closes a gap so that tiers hold their beginning and not their end: the tier below reaches up to where
 * the next begins, and a single missing figure belongs to the tier that begins with it. Undefined without a neighbour.
 */
export function closeGap(gap: Bounds, { written, byStart, byEnd, textOf }: TierEnds): TierRepair | undefined {
  const [lower, upper] = [lowerCut(gap), upperCut(gap)];
  const [below, above] = [byEnd.get(keyOf(lower)), byStart.get(keyOf(upper))];
  const isPoint = gap.from !== undefined && gap.upTo !== undefined && gap.from.equals(gap.upTo);
  if (below !== undefined && !(isPoint && above !== undefined)) {
    return { tier: below, old: endOf(written[below]!), next: endAt(upper, textOf) };
  }
  return above === undefined
    ? undefined
    : { tier: above, old: startOf(written[above]!), next: startAt(lower, textOf) };
}

/**
 * How `tier` ends where `other` begins, or begins where it ends; undefined where it reaches beyond it on both sides, and where
 * nothing of it would be left.
 */
export function trimTier(
  tier: number,
  bounds: Bounds,
  other: Bounds,
  { written, textOf }: TierEnds,
): TierRepair | undefined {
  const isFirst = compareCuts(lowerCut(other), lowerCut(bounds)) <= 0;
  if (isFirst && compareCuts(upperCut(other), upperCut(bounds)) >= 0) return undefined;
  if (isFirst) {
    return { tier, old: startOf(written[tier]!), next: startAt(upperCut(other), textOf) };
  }
  if (compareCuts(upperCut(other), upperCut(bounds)) < 0) return undefined;
  return { tier, old: endOf(written[tier]!), next: endAt(lowerCut(other), textOf) };
}

/** What the drafter is to write: "in the tier of 25 %, write `to: 99.00` in place of `upTo: 98.99`". */
export function sayRepair({ tier, old, next }: TierRepair, written: readonly CreditTier[]): string {
  const which = `in the tier of ${sayAward(written[tier]!)}`;
  const before = old && `\`${old}: ${written[tier]![old]}\``;
  if (!next) return `${which}, leave out ${before}`;
  return `${which}, write \`${next.name}: ${next.text}\`${before === undefined ? '' : ` in place of ${before}`}`;
}

/** The same as changes of the ladder at `path`. */
export function repairChanges({ tier, old, next }: TierRepair, path: string): readonly FieldChange[] {
  const at = `${path}/tiers/${tier}`;
  if (next && old === next.name) return [{ type: 'replace', path: `${at}/${old}`, text: next.text }];
  if (next && old !== undefined) return [{ type: 'rename', path: `${at}/${old}`, ...next }];
  if (next) return [{ type: 'insert', path: at, text: `${next.name}: ${next.text}` }];
  return old === undefined ? [] : [{ type: 'delete', path: `${at}/${old}` }];
}

const NAMES = ['from', 'above', 'to', 'upTo'] as const;

function startOf(tier: CreditTier): BoundName | undefined {
  return tier.from === undefined ? (tier.above === undefined ? undefined : 'above') : 'from';
}

function endOf(tier: CreditTier): BoundName | undefined {
  return tier.to === undefined ? (tier.upTo === undefined ? undefined : 'upTo') : 'to';
}

function startAt(cut: Cut, textOf: TierEnds['textOf']): TierRepair['next'] {
  if (typeof cut === 'string') return undefined;
  return { name: cut.side === 'before' ? 'from' : 'above', text: textOf(cut.value) };
}

function endAt(cut: Cut, textOf: TierEnds['textOf']): TierRepair['next'] {
  if (typeof cut === 'string') return undefined;
  return { name: cut.side === 'before' ? 'to' : 'upTo', text: textOf(cut.value) };
}

function keyOf(cut: Cut): string {
  return typeof cut === 'string' ? cut : `${cut.side} ${cut.value.toFraction()}`;
}
