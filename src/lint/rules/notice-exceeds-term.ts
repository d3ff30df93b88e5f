import type { Temporal } from 'temporal-polyfill';
import { addDurationToDate, compareDurations, parseDuration } from '../../compute/time/duration.ts';
import { type Renewal, renewalDates, terminationDate } from '../../compute/time/notice.ts';
import type { Term } from '../../compute/time/window.ts';
import { decidedNumber, entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount } from '../say/say.ts';
import { sayParties, sayParty } from '../say/say-party.ts';
import { dayOf, isBefore } from '../time/day-of.ts';
import { lastEnd } from '../time/last-end.ts';

/** Notices that are so long that the agreement is over before they have an effect, and signatures after its end. */
export const noticeExceedsTerm: Rule = {
  name: 'notice-exceeds-term',
  severity: 'error',
  kind: 'meaning',
  summary: 'A notice takes so long that the agreement is over before it has an effect.',
  why:
    'A right to terminate is worth something only if it ends the agreement before the agreement ends by itself. With a notice ' +
    'of 120 days in a term of three months, whoever terminates on the first day waits longer than whoever does nothing. The ' +
    'party believes that it can leave, and it cannot.',
  source: 'HubSpot, guide to service level agreements of marketing and sales: “conditions of cancellation”.',
  limits:
    'Where the agreement renews by itself, a notice that is longer than the first term is a warning, and an error where ' +
    'not renewing ends the agreement as early in each of the first 24 renewals. How long it takes until a ground can arise, ' +
    'such as three missed months, is not added to the notice.',
  bad: { example: 'marketing-sales', change: { 'termination.convenience.notice': 'P12M' } },
  good: { example: 'marketing-sales', change: { 'termination.convenience.notice': 'P120D' } },
  *check(context) {
    const { agreement, term } = context;
    if (term && !isBefore(term.from, term.to)) {
      yield emptyTerm(term.from);
      return;
    }
    const end = lastEnd(context);
    for (const right of term ? rightsToEnd(context) : []) {
      const found = judge(right, context, term!, end);
      if (found) yield found;
    }
    if (term && end) yield* lateChanges(context, term.from, end);
    yield* signatures(context, end);
    const date = dayOf(agreement.date);
    if (end && date && !isBefore(date, end)) {
      yield {
        path: '/date',
        message: `This edition is dated ${date.toString()}, but the agreement has ended when ${end.toString()} begins: nothing in the edition ever applies to a party`,
        hint: 'write the date of the edition, or a later `term.end`',
        facts: { date: date.toString(), end: end.toString() },
        related: [{ path: '/term', message: 'the term' }],
      };
    }
  },
};

function emptyTerm(day: Temporal.PlainDate): Finding {
  return {
    path: '/term/end',
    message: `The agreement begins on ${day.toString()} and is over when the same day begins: it applies for no day at all, and no party owes anything`,
    hint: `write \`end: ${day.add({ years: 1 }).toString()}\`, or another first day on which it no longer applies`,
    facts: { day: day.toString() },
    related: [{ path: '/term/effective', message: 'its first day' }],
  };
}

/** A right to end the agreement early. */
interface Right {
  /** The field that makes it take long. */
  readonly path: string;
  /** The field with its value and what it is of, as it stands within a sentence. */
  readonly what: string;
  readonly who: string;
  readonly notice: string;
  readonly cure: string | undefined;
  /** How long after the beginning it ends the agreement at the earliest. */
  readonly notBefore: string | undefined;
}

function* rightsToEnd(context: LintContext): Generator<Right> {
  const { agreement, term } = context;
  const { grounds, convenience } = agreement.termination;
  const isLater = (a: string | undefined, b: string): boolean => {
    const [first, second] = term ? [after(term.from, a ?? ''), after(term.from, b)] : [];
    return first !== undefined && second !== undefined && isBefore(second, first);
  };
  for (const { value: ground, path } of entries(grounds, '/termination/grounds')) {
    const { id, notice, cure } = ground;
    const field = isLater(cure, notice) ? 'cure' : 'notice';
    yield {
      path: `${path}/${field}`,
      what: `\`${field}: ${ground[field]}\` of the ground \`${id}\``,
      who: sayParties(ground.by, context),
      notice,
      cure,
      notBefore: undefined,
    };
  }
  if (!convenience) return;
  const { notice, notBefore } = convenience;
  const field = isLater(notBefore, notice) ? 'notBefore' : 'notice';
  yield {
    path: `/termination/convenience/${field}`,
    what: `\`${field}: ${convenience[field]}\` of the termination without a reason`,
    who: sayParties(convenience.by, context),
    notice,
    cure: undefined,
    notBefore,
  };
}

function judge(
  right: Right,
  context: LintContext,
  { from, to }: Term,
  end: Temporal.PlainDate | undefined,
): Finding | undefined {
  const { path, what, who, notice, cure, notBefore } = right;
  const noticed = terminationDate(from, notice, cure);
  const effect = latest([noticed, after(from, notBefore ?? 'P0D')]);
  if (!noticed || !effect) return undefined;
  const [field = ''] = path.split('/').slice(-1);
  const start = `Even from the first day, ${from.toString()}, ${what} leads to ${effect.toString()}`;
  const facts = { effect: effect.toString(), end: (end ?? to).toString() };
  const related = [{ path: '/term', message: 'the term' }];
  if (end && !isBefore(effect, end)) {
    const days = from.until(end).days;
    return {
      path,
      message: `${start}, but the agreement is over after ${sayCount(days, 'day')}, when ${end.toString()} begins: ${who} can never end it early by this right`,
      hint: atMostHalf(field, days, 'term'),
      facts: { ...facts, termDays: days },
      related,
    };
  }
  // A right that begins with the second term is one, and so is a notice as long as the term.
  if (!isBefore(to, noticed) || !isSurelyLonger([notice, cure], context.agreement.term.length))
    return undefined;
  const days = from.until(to).days;
  const renewals = stoppableRenewals(context, from, to);
  const isIdle = renewals.length > 0 && renewals.every((renewal) => isNoSooner(right, renewal));
  const [next] = renewals;
  return {
    path,
    ...(isIdle ? {} : { severity: 'warning' as const }),
    message: `${start}, but the first term is over after ${sayCount(days, 'day')}, when ${to.toString()} begins, and the agreement renews: ${isIdle ? `in every term, notice that it does not renew ends it no later, so that ${who} can never gain anything by this right` : `${who} cannot end the first term by it${next ? `, but only by saying up to ${next.lastNoticeDay.toString()} that it does not renew` : ''}`}`,
    hint: atMostHalf(field, days, 'first term'),
    facts: { ...facts, termDays: days },
    related,
  };
}
/** Whether one of these lengths is longer than the term, in whatever month it begins. */
function isSurelyLonger(lengths: readonly (string | undefined)[], term: string | undefined): boolean {
  const whole = parseDuration(term ?? '');
  if (!whole) return true;
  return lengths.some((length) => {
    const duration = parseDuration(length ?? '');
    return duration !== undefined && compareDurations(duration, whole) === 1;
  });
}

/** Two years of months, in which each month has stood beside each that follows it. */
const RENEWALS = 24;

/** The first renewals, if the first of them can still be stopped once the agreement applies. */
function stoppableRenewals(
  { agreement }: LintContext,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): readonly Renewal[] {
  const { length = '', nonRenewalNotice = '', max: most } = agreement.term.renewal ?? {};
  const max = decidedNumber(most) ?? RENEWALS;
  const renewals = renewalDates(to, length, nonRenewalNotice, Math.min(max, RENEWALS));
  const [first] = renewals;
  return first && !isBefore(first.lastNoticeDay, from) ? renewals : [];
}

/** Whether a right that is used as soon as a renewal can no longer be stopped ends the agreement only when the renewal does. */
function isNoSooner({ notice, cure }: Right, { lastNoticeDay, end }: Renewal): boolean {
  const effect = terminationDate(lastNoticeDay.add({ days: 1 }), notice, cure);
  return effect !== undefined && !isBefore(effect, end);
}

function atMostHalf(field: string, days: number, whole: string): string {
  const half = Math.floor(days / 2);
  return half > 0
    ? `write a \`${field}\` of at most \`P${half}D\`, half of the ${whole}`
    : `write a \`${field}\` of less than the ${whole}, or a longer term`;
}

/** Changes of the terms that apply only when the agreement is over. */
function* lateChanges(
  { agreement: { legal, term } }: LintContext,
  from: Temporal.PlainDate,
  end: Temporal.PlainDate,
): Generator<Finding> {
  const notice = legal?.changes?.notice;
  if (notice === undefined) return;
  const effect = latest([after(from, notice), after(from, term.frozenFor ?? 'P0D')]);
  if (effect === undefined || isBefore(effect, end)) return;
  const days = from.until(end).days;
  const frozen = term.frozenFor === undefined ? '' : `, with \`frozenFor: ${term.frozenFor}\`,`;
  const isFrozen = effect.equals(after(from, term.frozenFor ?? 'P0D') ?? from);
  yield {
    path: '/legal/changes/notice',
    severity: 'warning',
    message: `Even from the first day, ${from.toString()}, \`notice: ${notice}\` of a change of the terms${frozen} leads to ${effect.toString()}, but the agreement is over after ${sayCount(days, 'day')}, when ${end.toString()} begins: no change that a party announces can ever apply`,
    hint: isFrozen ? atMostHalf('frozenFor', days, 'term') : atMostHalf('notice', days, 'term'),
    facts: { effect: effect.toString(), end: end.toString(), termDays: days },
    related: [{ path: '/term', message: 'the term' }],
  };
}

/** Dates of signing that cannot be right: after the agreement is over, or before the edition that was signed. */
function* signatures(context: LintContext, end: Temporal.PlainDate | undefined): Generator<Finding> {
  const { agreement } = context;
  const edition = dayOf(agreement.date);
  for (const { value: signature, path } of entries(agreement.signatures, '/signatures')) {
    const { version = agreement.version } = signature;
    const date = dayOf(signature.date);
    if (!date) continue;
    if (end && !isBefore(date, end)) {
      yield {
        path: `${path}/date`,
        message: `${sayParty(signature.party, context)} signed on ${date.toString()}, but the agreement is over when ${end.toString()} begins: the signature binds nobody to anything`,
        hint: 'write the day of signing, or a later end of the term',
        facts: { signed: date.toString(), end: end.toString() },
        related: [{ path: '/term', message: 'the term' }],
      };
    } else if (edition && isBefore(date, edition) && version === agreement.version) {
      yield {
        path: `${path}/date`,
        severity: 'warning',
        message: `${sayParty(signature.party, context)} signed on ${date.toString()}, before the edition of ${edition.toString()} was made: the party can say that it signed another text`,
        hint: `write the day on which this edition was signed, or the \`version\` that was signed on ${date.toString()}`,
        facts: { signed: date.toString(), edition: edition.toString() },
        related: [{ path: '/date', message: 'the date of this edition' }],
      };
    }
  }
}

function after(from: Temporal.PlainDate, length: string): Temporal.PlainDate | undefined {
  const duration = parseDuration(length);
  return duration && addDurationToDate(from, duration);
}

/** The latest of some days; undefined when one of them is. */
function latest(dates: readonly (Temporal.PlainDate | undefined)[]): Temporal.PlainDate | undefined {
  return dates.reduce((a, b) => (a === undefined || b === undefined ? undefined : isBefore(a, b) ? b : a));
}
