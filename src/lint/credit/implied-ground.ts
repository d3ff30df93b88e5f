import type { Ground } from '../../agreement/generated/types.ts';
import { compareDurations, parseDuration } from '../../compute/time/duration.ts';

/**
 * Whether a ground holds only where another one for the same objective does, whose parties and notice do at least as much:
 * so many misses among its windows are impossible without enough of them close together.
 */
export function isImplied(weaker: Ground, stronger: Ground): boolean {
  const { misses = 1, of = 1, below } = weaker.trigger;
  const { misses: few = 1, of: among = 1 } = stronger.trigger;
  if (below !== undefined) return false;
  const isOthers = weaker.by === undefined || weaker.by.some((party) => !stronger.by!.includes(party));
  if (stronger.by !== undefined && isOthers) return false;
  const lengths = [
    [stronger.notice, weaker.notice],
    [stronger.cure ?? 'P0D', weaker.cure ?? 'P0D'],
  ].map(([short = '', long = '']) => {
    const [a, b] = [parseDuration(short), parseDuration(long)];
    return a && b ? compareDurations(a, b) : undefined;
  });
  if (lengths.some((order) => order !== -1 && order !== 0)) return false;
  // The most misses among so many windows that do not give the stronger right.
  const without = Math.floor(of / among) * (few - 1) + Math.min(of % among, few - 1);
  return misses > without;
}
