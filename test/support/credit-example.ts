import type { Bounds } from '../../src/compute/credit/bounds.ts';
import type { Cap } from '../../src/compute/credit/credit-cap.ts';
import type { Award, CreditRule, Tier } from '../../src/compute/credit/credit-rule.ts';
import type { Measurement } from '../../src/compute/credit/measurement.ts';
import type { Target } from '../../src/compute/credit/target.ts';
import { tierFlaws } from '../../src/compute/credit/tier-flaws.ts';
import { exact, toDecimal } from '../../src/compute/exact.ts';
import type { Figure } from '../../src/compute/figure.ts';
import type { Money } from '../../src/compute/money.ts';

export const DAY = exact(86_400);
export const MONTH = DAY.mul(30);
export const AVAILABILITY: Target = { comparator: 'gte', value: exact('99.9') };
export const PERCENTAGE = { range: { from: exact(0), upTo: exact(100) } };
export const FEE = money('2000');

export function money(amount: string | number, currency = 'USD'): Money {
  return { amount: exact(amount), currency };
}

export function percent(value: string | number): Award {
  return { type: 'percent', percent: exact(value) };
}

/** A tier from its bounds as written: "[99.0,99.9) 10", "(,95) 100". */
export function tier(text: string): Tier {
  const [, open, low, high, close, award] = /^([[(])([^,]*),([^\])]*)([\])]) (.+)$/.exec(text)!;
  return {
    ...(low && { [open === '[' ? 'from' : 'above']: exact(low) }),
    ...(high && { [close === ']' ? 'upTo' : 'to']: exact(high) }),
    award: percent(award!),
  };
}

export function showBounds({ from, above, to, upTo }: Bounds): string {
  const low = from ?? above;
  const high = upTo ?? to;
  return `${from ? '[' : '('}${low ? toDecimal(low) : ''},${high ? toDecimal(high) : ''}${upTo ? ']' : ')'}`;
}

export function ladder(...tiers: readonly string[]): CreditRule & { readonly tiers: readonly Tier[] } {
  return { type: 'tiers', tiers: tiers.map(tier) };
}

export function show(figure: Figure | undefined): string | undefined {
  return figure?.working
    .map((part) => (typeof part === 'string' ? part : `${toDecimal(part.value)} ${part.unit}`.trim()))
    .join(' ');
}

export function amountOf(figure: Figure | undefined): string | undefined {
  return figure && toDecimal(figure.value);
}

export function measured(value: string | number): Measurement {
  return { measured: exact(value) };
}

/** The availability of a window after so many seconds of downtime, with both. */
export function afterDowntime(downtime: string | number, windowSeconds = MONTH): Measurement {
  const downtimeSeconds = exact(downtime);
  return {
    measured: exact(100).mul(windowSeconds.sub(downtimeSeconds)).div(windowSeconds),
    downtimeSeconds,
    windowSeconds,
  };
}

export const EXAMPLE = ladder('[99.0,99.9) 10', '[95,99.0) 25', '(,95) 100');
export const EXAMPLE_CAPS: readonly Cap[] = [
  { type: 'rolling', windows: 12, limit: { type: 'percent', percent: exact(8) } },
  { type: 'window', limit: { type: 'percent', percent: exact(30) } },
];

export function flaws(
  tiers: readonly Tier[],
  target: Target,
  values: Parameters<typeof tierFlaws>[2] = PERCENTAGE,
) {
  return tierFlaws(tiers, target, values).map((flaw) => {
    switch (flaw.type) {
      case 'overlap':
        return `overlap ${showBounds(flaw.bounds)} ${flaw.used} ${flaw.unused}`;
      case 'gap':
      case 'credit-though-met':
        return `${flaw.type} ${showBounds(flaw.bounds)}`;
      default:
        return `${flaw.type} ${flaw.tier}`;
    }
  });
}
