import type { Temporal } from 'temporal-polyfill';
import { addDurationToDate, parseDuration } from '../../compute/time/duration.ts';
import { lastNoticeDay, renewalDates } from '../../compute/time/notice.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { isBefore } from '../time/day-of.ts';

/** Renewals that come by themselves and cannot be stopped in time, or are stopped only by who remembers the day. */
export const renewalNoticeTrap: Rule = {
  name: 'renewal-notice-trap',
  severity: 'warning',
  kind: 'meaning',
  summary: 'An agreement renews by itself before its parties had a fair chance to stop it.',
  why:
    'An agreement that renews by itself is stopped by a notice well before its end. When the last day for it comes before the ' +
    'term has begun, or when nobody reminds the parties of it, they are bound for another term that they did not decide on. ' +
    'The charges of that term are the price.',
  source:
    'Rules on automatic renewal, such as § 309 no. 9 of the German Civil Code and the automatic renewal laws of states of ' +
    'the United States: notice of reasonable length, and a reminder before it.',
  limits:
    'The last day for the notice is a day of the calendar, as the contract says it: whether it is a working day is not looked ' +
    'at. Whether the full review comes before that day is told by `review-outside-term`.',
  bad: { example: 'cloud-service', change: { 'term.renewal.length': 'P2M' } },
  good: { example: 'cloud-service', change: { 'term.renewal.length': 'P6M' } },
  *check(context) {
    const { agreement, term } = context;
    const { renewal } = agreement.term;
    const notice = renewal?.nonRenewalNotice;
    if (!term || renewal?.mode !== 'automatic' || notice === undefined || !parseDuration(notice)) return;
    const day = lastNoticeDay(term.to, notice);
    if (!day) return;
    const facts = { lastNoticeDay: day.toString(), end: term.to.toString(), notice };
    const at = '/term/renewal/nonRenewalNotice';
    if (!isBefore(term.from, day)) {
      yield {
        path: at,
        message: `A party that does not want to renew must say so by ${day.toString()}, \`${notice}\` before the end, but the agreement begins only on ${term.from.toString()}: every party is bound to the first renewal before it has seen the service`,
        hint: `write \`nonRenewalNotice: P${shortNotice(context)}D\` or shorter, a quarter of the term`,
        facts,
      };
      return;
    }
    yield* eachRenewal(context, notice);
    yield* reminder(context, day);
  },
};

/** A quarter of the term in days, or of the first renewal where that is shorter; one at least. */
function shortNotice({ agreement, term }: LintContext): number {
  const { from, to } = term!;
  const renewal = parseDuration((agreement.term.renewal as Renewal).length ?? '');
  const lengths = [from.until(to).days, ...(renewal ? [to.until(addDurationToDate(to, renewal)).days] : [])];
  return Math.max(1, Math.floor(Math.min(...lengths) / 4));
}

type Renewal = NonNullable<LintContext['agreement']['term']['renewal']>;

/** A notice that is longer than a renewal falls into the term before it. */
function* eachRenewal({ agreement, term }: LintContext, notice: string): Generator<Finding> {
  const { length, max } = agreement.term.renewal as Renewal;
  if (!term || length === undefined || max === 1) return;
  const [, second] = renewalDates(term.to, length, notice, 2);
  if (!second || !isBefore(second.lastNoticeDay, term.to)) return;
  yield {
    path: '/term/renewal/nonRenewalNotice',
    message: `The first renewal lasts \`${length}\`, from ${term.to.toString()} to ${second.date.toString()}, but \`${notice}\` before its end is ${second.lastNoticeDay.toString()}, before it has begun: whoever does not stop two renewals at once pays for both`,
    hint: `write \`nonRenewalNotice: P${Math.floor(term.to.until(second.date).days / 2)}D\`, half of a renewal, or one that is shorter than \`${length}\``,
    facts: { notice, length, lastNoticeDay: second.lastNoticeDay.toString() },
    related: [{ path: '/term/renewal/length', message: 'how long a renewal lasts' }],
  };
}

function* reminder({ agreement, term, profile }: LintContext, day: Temporal.PlainDate): Generator<Finding> {
  const { reminder: before } = agreement.term.renewal as Renewal;
  if (before === undefined) {
    yield {
      path: '/term/renewal',
      part: 'key',
      ...(profile === 'internal' ? { severity: 'info' as const } : {}),
      message: `The agreement renews by itself unless a party says no by ${day.toString()}, and nobody has to remind the parties of that day: whoever forgets it is bound for another term`,
      hint: 'add `reminder: P30D`, so that the parties hear of it 30 days before',
      facts: { lastNoticeDay: day.toString() },
    };
    return;
  }
  const duration = parseDuration(before);
  const reminded = duration && addDurationToDate(day, duration, -1);
  if (!term || !reminded || !isBefore(reminded, term.from)) return;
  yield {
    path: '/term/renewal/reminder',
    message: `The reminder is due \`${before}\` before the last day for the notice, ${day.toString()}, which is ${reminded.toString()} and before the agreement begins on ${term.from.toString()}: for the first term no party is reminded`,
    hint: 'write a `reminder` such as `P30D`',
    facts: { reminder: reminded.toString(), lastNoticeDay: day.toString() },
  };
}
