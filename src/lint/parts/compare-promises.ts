import type { Objective } from '../../agreement/generated/types.ts';
import { type Exact, exact } from '../../compute/exact.ts';
import { decided } from '../../figures/figures-context.ts';
import type { Finding } from '../rule.ts';
import { sayPercent } from '../say/say.ts';
import { sayQuantity } from '../say/say-promise.ts';
import { secondsOfUnit } from '../time/seconds-of-unit.ts';
import { type Backing, metricsOf, namesOf } from './backing.ts';

/** What the promise below does not carry of the one that rests on it: its level, its share of cases, that it is owed at all. */
export function* comparePromises(backing: Backing): Iterable<Finding> {
  yield* lowerLevel(backing);
  yield* smallerShare(backing);
  yield* notOwed(backing);
}

function* lowerLevel(backing: Backing): Iterable<Finding> {
  const { objective, theirs, path } = backing;
  const { metric, metricBelow } = metricsOf(backing);
  const [target, carried] = [decided(objective.target), decided(theirs.target)];
  const direction = directionOf(objective);
  if (!metric || !metricBelow || !target || !carried) return;
  if (direction === 0 || direction !== directionOf(theirs)) return;
  const sizes = sizesOf(metric.unit, metricBelow.unit);
  if (!sizes || carried.mul(sizes[1]).compare(target.mul(sizes[0])) * direction >= 0) return;
  const [promised, found] = [sayQuantity(target, metric.unit), sayQuantity(carried, metricBelow.unit)];
  const { ours, below, bearer } = namesOf(backing);
  yield {
    path,
    message: `${ours} promises ${promised}, but ${below} only ${found}: ${bearer} pays for failures that the supplier may have`,
    hint: `agree with the supplier on ${promised} or better, or promise no more than ${found}`,
    facts: { promised, carried: found },
  };
}

function directionOf({ comparator }: Objective): -1 | 0 | 1 {
  if (comparator === 'gte' || comparator === 'gt') return 1;
  return comparator === 'lte' || comparator === 'lt' ? -1 : 0;
}

/** How large the two units are, in one that they share. Figures in units that share none are different measures. */
function sizesOf(ours: string, theirs: string): readonly [Exact, Exact] | undefined {
  if (ours === theirs) return [exact(1), exact(1)];
  const [one, other] = [secondsOfUnit(ours), secondsOfUnit(theirs)];
  return one && other && [one, other];
}

/** A figure of single cases that names no share is for each of them. */
function* smallerShare(backing: Backing): Iterable<Finding> {
  const { objective, theirs, path } = backing;
  const { metric } = metricsOf(backing);
  const isOfCases = metric && metric.aggregation === undefined && secondsOfUnit(metric.unit);
  const share = decided(objective.attainment) ?? (isOfCases ? exact(100) : undefined);
  const carried = decided(theirs.attainment);
  if (!share || !carried || carried.compare(share) >= 0) return;
  const { ours, below, bearer } = namesOf(backing);
  yield {
    path,
    message: `${ours} is promised for ${sayPercent(share)} of cases, but ${below} only for ${sayPercent(carried)}: ${bearer} pays for cases in which the supplier may be late`,
    hint: `agree with the supplier on \`attainment: ${sayPercent(share).replace(' %', '')}\`, or write \`attainment: ${sayPercent(carried).replace(' %', '')}\` here`,
    facts: { share: sayPercent(share), carried: sayPercent(carried) },
  };
}

function* notOwed(backing: Backing): Iterable<Finding> {
  const { objective, theirs, path } = backing;
  if (objective.strength !== 'commitment' || theirs.strength === 'commitment') return;
  const { ours, below, bearer } = namesOf(backing);
  yield {
    path,
    message: `${ours} is a commitment, but ${below} has \`strength: ${theirs.strength}\`: when the supplier misses it nothing follows there, and ${bearer} pays alone`,
    hint: `agree with the supplier on \`strength: commitment\`, or write \`strength: ${theirs.strength}\` here`,
    facts: { strength: theirs.strength },
  };
}
