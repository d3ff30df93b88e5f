import type { Agreement } from '../../agreement/generated/types.ts';
import { parseDuration } from '../../compute/time/duration.ts';

type Claim = NonNullable<Agreement['remedies']['claim']>;
type Days = readonly [fewest: number, most: number];

/**
 * Whether the time to claim of the agreement below is surely over before ours: what is claimed from us on the last day can
 * then no longer be claimed there. Limits are compared in days; where credits come without a claim there is no limit.
 */
export function isClaimShorter(ours: Claim | undefined, theirs: Claim | undefined): boolean {
  if (ours?.mode !== 'on-claim' || theirs?.mode !== 'on-claim') return false;
  const [own, below] = [daysOf(ours), daysOf(theirs)];
  return below !== undefined && (ours.limit === undefined || (own !== undefined && below[1] < own[0]));
}

/** How long a claim may take, in words as the file has it: "`P7D`", "5 business days". */
export function sayClaim({ limit }: Claim): string {
  if (limit === undefined) return 'any time';
  return limit.businessDays === undefined ? `\`${limit.within}\`` : `${limit.businessDays} business days`;
}

/** The days that a limit can come to: months and weeks of business days differ in length. */
function daysOf({ limit }: Claim): Days | undefined {
  if (typeof limit?.businessDays === 'number') {
    const weeks = Math.ceil(limit.businessDays / 5);
    return [limit.businessDays, limit.businessDays + 2 * weeks];
  }
  const duration = limit?.within === undefined ? undefined : parseDuration(limit.within);
  if (!duration) return undefined;
  const { months, days, seconds } = duration;
  const rest = seconds.valueOf() / 86_400;
  return [months * 28 + days + Math.floor(rest), months * 31 + days + Math.ceil(rest) + 1];
}
