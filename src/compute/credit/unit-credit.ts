import { type Exact, exact, greatest, least } from '../exact.ts';
import type { FigureInput, WorkingPart } from '../figure.ts';
import type { Money } from '../money.ts';
import { reckonAward } from './award-credit.ts';
import type { PerDurationRule, PerEventRule } from './credit-rule.ts';
import type { Measurement, Reckoning } from './measurement.ts';
import { countUnits } from './partial-unit.ts';

const ZERO = exact(0);

/** What a rule per event or per stretch of downtime credits; undefined if what it counts was not measured. */
export function reckonUnits(
  rule: PerEventRule | PerDurationRule,
  measurement: Measurement,
  base: Money,
): Reckoning | undefined {
  const award = reckonAward(rule.award, measurement, base);
  const counted = rule.per === 'event' ? countEvents(measurement) : countDurations(rule, measurement);
  if (!award || !counted) return undefined;
  const units = rule.atMost ? least(counted.units, rule.atMost) : counted.units;
  const unitsQuantity = { value: units, unit: '' };
  return {
    credit: award.credit.mul(units),
    formula: `units × ${award.formula}`,
    inputs: [
      ...counted.inputs,
      ...(rule.atMost ? [{ symbol: 'most', value: rule.atMost, unit: '' }] : []),
      ...award.inputs,
    ],
    working: [...counted.working, unitsQuantity, '×', ...award.working],
  };
}

interface CountedUnits {
  readonly units: Exact;
  readonly inputs: readonly FigureInput[];
  readonly working: readonly WorkingPart[];
}

function countEvents({ events }: Measurement): CountedUnits | undefined {
  return events && { units: events, inputs: [{ symbol: 'events', value: events, unit: '' }], working: [] };
}

function countDurations(rule: PerDurationRule, { downtimeSeconds }: Measurement): CountedUnits | undefined {
  if (!downtimeSeconds || rule.per.compare(0) <= 0) return undefined;
  const startsAfter = rule.startsAfter ?? ZERO;
  const counted = greatest(ZERO, downtimeSeconds.sub(startsAfter));
  const secondsOf = (value: Exact) => ({ value, unit: 's' });
  return {
    units: countUnits(counted.div(rule.per), rule.partial),
    inputs: [
      { symbol: 'downtime', ...secondsOf(downtimeSeconds) },
      ...(rule.startsAfter ? [{ symbol: 'starts after', ...secondsOf(rule.startsAfter) }] : []),
      { symbol: 'per', ...secondsOf(rule.per) },
    ],
    working: [secondsOf(counted), '÷', secondsOf(rule.per), ':'],
  };
}
