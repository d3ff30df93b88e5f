import type { Agreement } from '../../agreement/generated/types.ts';
import { parseDuration } from '../../compute/time/duration.ts';
import type { Entry } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding } from '../rule.ts';
import { sayCount } from '../say/say.ts';

type Objective = NonNullable<Agreement['objectives']>[number];

/** What is not clear about the day on which the windows of an objective begin. */
export function judgeStart({ value, path }: Entry<Objective>, context: LintContext): Finding | undefined {
  const { kind, startsOn, step } = value.window;
  const { billingDay } = context.agreement.charges ?? {};
  const at = `${path}/window`;
  if (startsOn !== undefined && kind !== 'fiscal' && kind !== 'billing-cycle') {
    return {
      path: `${at}/startsOn`,
      severity: 'warning',
      message: `The windows of “${value.name}” are to begin on ${startsOn}, but with \`kind: ${kind}\` that day is never used: whoever reads it counts other windows than are computed`,
      hint: 'write `kind: fiscal` or `kind: billing-cycle`, or delete `startsOn`',
      facts: { kind, startsOn },
    };
  }
  if (step !== undefined && kind !== 'rolling') {
    return {
      path: `${at}/step`,
      severity: 'warning',
      message: `“${value.name}” is to be judged every \`${step}\`, but only rolling windows are: with \`kind: ${kind}\` it is judged once a window`,
      hint: 'write `kind: rolling`, or delete `step`',
      facts: { kind, step },
    };
  }
  if (kind === 'fiscal' && startsOn === undefined) {
    return {
      path: at,
      part: 'key',
      message: `“${value.name}” is judged by the fiscal year, but on which day that begins is not said: a party whose year does not begin in January counts other windows`,
      hint: 'add `startsOn` with the first day of the fiscal year, such as `startsOn: 04-01`',
    };
  }
  if (kind === 'billing-cycle' && startsOn === undefined && billingDay === undefined) {
    return {
      path: at,
      part: 'key',
      severity: 'warning',
      message: `“${value.name}” is judged by the billing cycle, but on which day that begins is not said: which cycle an outage falls into is known only from the invoices`,
      hint: 'add `billingDay` to `charges`, such as `billingDay: 1`',
    };
  }
  return judgeShortMonths(value, at, context);
}

const MOST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Windows that begin on a day that not every month has. */
function judgeShortMonths(
  { name, window }: Objective,
  at: string,
  { agreement, term }: LintContext,
): Finding | undefined {
  const written = window.startsOn;
  const billingDay = window.kind === 'billing-cycle' ? agreement.charges?.billingDay : undefined;
  const begin = window.kind === 'term' ? term?.from : undefined;
  const day = begin?.day ?? (written === undefined ? billingDay : Number(written.slice(3)));
  if (typeof day !== 'number' || !(day >= 29)) return undefined;
  const { months = 0 } = parseDuration(window.length) ?? {};
  if (months === 0) return undefined;
  const month =
    begin?.month ?? (window.kind === 'fiscal' && written !== undefined ? Number(written.slice(0, 2)) : 1);
  const starts = new Set<number>();
  for (let index = month - 1; !starts.has(index); index = (index + months) % 12) starts.add(index);
  const short = [...starts].filter((index) => (index === 1 ? 28 : MOST_DAYS[index]!) < day).length;
  if (short === 0) return undefined;
  const path = begin ? '/term/effective' : written === undefined ? '/charges/billingDay' : `${at}/startsOn`;
  return {
    path,
    severity: 'warning',
    message: `The windows of “${name}” begin on day ${day} of a month, which ${sayCount(short, 'month')} of a year ${short === 1 ? 'does' : 'do'} not always have: those begin on the last day instead, and the parties may count the days between in different windows`,
    hint: 'let the windows begin on one of the days 1 to 28',
    facts: { day, shortMonths: short },
    ...(path.startsWith(at) ? {} : { related: [{ path: at, message: 'the windows that begin then' }] }),
  };
}
