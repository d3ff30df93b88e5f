import { Temporal } from 'temporal-polyfill';
import type { Review } from '../../agreement/generated/types.ts';
import {
  addDurationToDate,
  type CalendarDuration,
  compareDurations,
  parseDuration,
} from '../../compute/time/duration.ts';
import { lastNoticeDay } from '../../compute/time/notice.ts';
import type { Term } from '../../compute/time/window.ts';
import { type Entry, entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { isDraft } from '../parts/bound-parties.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount } from '../say/say.ts';
import { lastEnd } from '../time/last-end.ts';

/** Reviews that never take place, come too late, or are not there at all. */
export const reviewOutsideTerm: Rule = {
  name: 'review-outside-term',
  severity: 'error',
  kind: 'meaning',
  summary:
    'A review falls outside the term or after the last day for notice, or none takes place during the term.',
  why:
    'A review is where the parties decide to go on, to change the agreement or to end it. One that falls after the last day for ' +
    'notice comes when the agreement has renewed already, and one after the term comes when there is nothing left to review. ' +
    'Without any review, goals are kept that nobody would set again.',
  source:
    'HubSpot, How to Create a Service Level Agreement: review and revise, partly during the term and fully at its end. ISO/IEC 20000-1: reviews at planned intervals.',
  limits:
    'A rhythm such as `P1Y` says in which stretch of time a review takes place, not on which day. A missing review is a remark until the agreement is agreed. Where an agreement renews only if the parties agree, its reviews may come after a day for notice.',
  bad: { example: 'cloud-service', change: { 'reviews.annual-review.at': '[2027-01-13]' } },
  good: { example: 'cloud-service', change: { 'reviews.annual-review.at': '[2027-01-01]' } },
  *check(context) {
    const { term, agreement } = context;
    const reviews = entries(agreement.reviews, '/reviews');
    if (term) {
      for (const review of reviews) yield* outsideTerm(context, term, review);
      yield* afterNotice(context, term, reviews);
      yield* noInterim(context, term, reviews);
    }
    if (agreement.type === 'internal') yield* slowRecalculation(context, reviews);
  },
};

const { compare } = Temporal.PlainDate;

/** The days of a review that are decided. */
function daysOf({ at }: Review): readonly { readonly date: Temporal.PlainDate; readonly index: number }[] {
  return (at ?? []).flatMap((day, index) =>
    /^\d/.test(day) ? [{ date: Temporal.PlainDate.from(day), index }] : [],
  );
}

function rhythmOf({ every }: Review): CalendarDuration | undefined {
  return every === undefined ? undefined : parseDuration(every);
}

function* outsideTerm(
  context: LintContext,
  term: Term,
  { value: review, path }: Entry<Review>,
): Generator<Finding> {
  const last = lastEnd(context);
  const stretch = `from ${term.from.toString()} up to ${term.to.toString()}`;
  const rhythm = rhythmOf(review);
  if (rhythm && review.kind !== 'post-incident' && review.onExpiry !== true) {
    const first = addDurationToDate(term.from, rhythm);
    if (compare(first, term.to) <= 0) return;
    const renews = last === undefined || compare(first, last) <= 0;
    yield {
      path: `${path}/every`,
      ...(renews ? { severity: 'warning' as const } : {}),
      message: `The review “${review.id}” takes place every ${review.every}, but the term is shorter, ${stretch}: ${renews ? 'it takes place only if the agreement renews, so the first term passes without it' : 'it never takes place, and the parties never look at what they agreed'}`,
      hint: `write a shorter \`every\`, such as \`${shortRhythm(term)}\`, or \`at\` with a day from ${term.from.toString()} to ${lastDayOf(term)}`,
      facts: { review: review.id, every: review.every!, from: term.from.toString(), to: term.to.toString() },
      related: [{ path: '/term', message: 'the term' }],
    };
  }
  const days = daysOf(review);
  yield* onlyRenewed({ value: review, path }, days, last, term);
  const isOutside = (date: Temporal.PlainDate): boolean =>
    compare(date, term.from) < 0 || (last !== undefined && compare(date, last) >= 0);
  const outside = days.filter(({ date }) => isOutside(date));
  for (const { date, index } of outside) {
    const isBefore = compare(date, term.from) < 0;
    const isOnly = outside.length === days.length && days.length === (review.at ?? []).length;
    // The day on which the agreement ends is where a review at its end takes place.
    if (!isBefore && review.onExpiry === true) continue;
    yield {
      path: `${path}/at/${index}`,
      ...(isOnly ? {} : { severity: 'warning' as const }),
      message: `The review “${review.id}” is set for ${date.toString()}, ${isBefore ? 'before the agreement begins' : 'after its last day'}; it applies ${stretch}: ${isOnly ? 'the review never takes place while it applies' : 'nothing obliges the parties to come on that day'}`,
      hint: `write a day from ${term.from.toString()} to ${lastDayOf(term)}`,
      facts: { review: review.id, date: date.toString(), from: term.from.toString(), to: term.to.toString() },
      related: [{ path: '/term', message: 'the term' }],
    };
  }
}

/** Days that all come after the first term, in an agreement that may renew. */
function* onlyRenewed(
  { value: review, path }: Entry<Review>,
  days: ReturnType<typeof daysOf>,
  last: Temporal.PlainDate | undefined,
  term: Term,
): Generator<Finding> {
  const [first] = days;
  if (!first || days.length < (review.at ?? []).length || review.onExpiry === true) return;
  const isRenewed = ({ date }: { readonly date: Temporal.PlainDate }): boolean =>
    compare(date, term.to) >= 0 && (last === undefined || compare(date, last) < 0);
  if (!days.every(isRenewed)) return;
  yield {
    path: `${path}/at/${first.index}`,
    severity: 'warning',
    message: `The review “${review.id}” is set for ${first.date.toString()}, after the first term, which ends when ${term.to.toString()} begins: it takes place only if the agreement renews, so the first term passes without it`,
    hint: `write a day from ${term.from.toString()} to ${lastDayOf(term)}`,
    facts: {
      review: review.id,
      date: first.date.toString(),
      from: term.from.toString(),
      to: term.to.toString(),
    },
    related: [{ path: '/term', message: 'the term' }],
  };
}

function lastDayOf({ to }: Term): string {
  return to.subtract({ days: 1 }).toString();
}

/** A rhythm in which a review comes twice in the term, if people use one. */
function shortRhythm({ from, to }: Term): string {
  const rhythms = ['P1Y', 'P6M', 'P3M', 'P1M', 'P14D', 'P7D'];
  return rhythms.find((text) => compare(addDurationToDate(from, parseDuration(text)!, 2), to) <= 0) ?? 'P1D';
}

/** With automatic renewal, the last day for notice is the last on which a full review can change anything. */
function* afterNotice(
  context: LintContext,
  term: Term,
  reviews: readonly Entry<Review>[],
): Generator<Finding> {
  const { renewal } = context.agreement.term;
  if (renewal?.mode !== 'automatic' || renewal.nonRenewalNotice === undefined) return;
  const notice = lastNoticeDay(term.to, renewal.nonRenewalNotice);
  const full = reviews.filter(({ value }) => value.kind === 'full');
  if (!notice) return;
  if (full.length === 0 && reviews.length > 0 && compare(notice, term.from) >= 0)
    yield noFullReview(context, notice, term);
  if (full.length === 0 || full.some(({ value }) => comesBy(value, notice, term))) return;
  const renews = `the agreement renews${renewal.length === undefined ? '' : ` for ${renewal.length}`}`;
  const [first] = full;
  const [day] = full.flatMap(({ value, path }) =>
    daysOf(value)
      .filter(({ date }) => compare(date, notice) > 0 && compare(date, term.to) < 0)
      .map(({ date, index }) => ({ date, path: `${path}/at/${index}`, id: value.id })),
  );
  const facts = { lastNoticeDay: notice.toString(), to: term.to.toString() };
  const related = [
    { path: '/term/renewal/nonRenewalNotice', message: `the last day for notice is ${notice.toString()}` },
  ];
  const hint = `write \`at: [${notice.subtract({ days: 30 }).toString()}]\`, or another day up to ${notice.toString()}`;
  if (day) {
    const days = notice.until(day.date).days;
    yield {
      path: day.path,
      message: `The full review “${day.id}” on ${day.date.toString()} comes ${sayCount(days, 'day')} after ${notice.toString()}, the last day to say that the agreement does not renew: ${renews}, whatever the review decides`,
      hint,
      facts: { ...facts, review: day.id, date: day.date.toString(), days },
      related,
    };
  } else if (first && rhythmOf(first.value)) {
    yield {
      path: `${first.path}/every`,
      severity: 'warning',
      message: `The full review “${first.value.id}” takes place every ${first.value.every}, and nothing says that it comes by ${notice.toString()}, the last day to say that the agreement does not renew: ${renews} before the parties have decided on it`,
      hint: `${hint}, in place of \`every\``,
      facts: { ...facts, review: first.value.id },
      related,
    };
  }
}

/** An agreement that renews by itself, and whose parties never look at all of it before. */
function noFullReview({ agreement }: LintContext, notice: Temporal.PlainDate, { from, to }: Term): Finding {
  const length = agreement.term.renewal?.length;
  const early = notice.subtract({ days: 30 });
  const before = compare(early, from) < 0 ? notice : early;
  return {
    path: '/reviews',
    part: 'key',
    severity: isDraft(agreement) ? 'info' : 'warning',
    message: `The agreement renews${length === undefined ? '' : ` for ${length}`} on ${to.toString()} unless a party says no by ${notice.toString()}, and no review looks at all of it before: the parties are bound again without having decided on it`,
    hint: `add a review with \`kind: full\`, \`at: [${before.toString()}]\` and its \`participants\` to \`reviews\``,
    facts: { lastNoticeDay: notice.toString(), to: to.toString() },
  };
}

/** Whether a review surely takes place by a day; what is not decided yet may. */
function comesBy(review: Review, day: Temporal.PlainDate, { from }: Term): boolean {
  const rhythm = rhythmOf(review);
  if (rhythm) return compare(addDurationToDate(from, rhythm), day) <= 0;
  const days = daysOf(review);
  if (days.length < (review.at ?? ['']).length) return true;
  return days.some(({ date }) => compare(date, from) >= 0 && compare(date, day) <= 0);
}

function* noInterim(
  { agreement }: LintContext,
  term: Term,
  reviews: readonly Entry<Review>[],
): Generator<Finding> {
  if (compare(term.from.add({ months: 3 }), term.to) >= 0) return;
  const isDuring = ({ kind, every, at }: Review): boolean => {
    // One that comes too late is told where it stands.
    if (kind === 'interim' || kind === 'recalculation') return true;
    if (kind !== 'full') return false;
    // A full review that comes twice is one during the term and one at its end.
    const rhythm = every === undefined ? undefined : parseDuration(every);
    if (every !== undefined) return !rhythm || compare(addDurationToDate(term.from, rhythm, 2), term.to) <= 0;
    return (at ?? []).length > 1 || daysOf({ at: at ?? [] } as Review).length < (at ?? []).length;
  };
  if (reviews.some(({ value }) => isDuring(value))) return;
  const stretch = `${sayCount(term.from.until(term.to).days, 'day')} from ${term.from.toString()}`;
  yield {
    path: agreement.reviews ? '/reviews' : '/term',
    part: 'key',
    severity: isDraft(agreement) ? 'info' : 'warning',
    message: `The agreement applies for ${stretch} without a review during that time: goals and levels that no longer fit stay in force until the end`,
    hint: 'add a review with `kind: interim`, `every: P3M` and its `participants` to `reviews`',
    facts: { days: term.from.until(term.to).days },
  };
}

/** Numbers that are computed anew more often than anybody looks at what follows from them. */
function* slowRecalculation(
  { agreement, all }: LintContext,
  reviews: readonly Entry<Review>[],
): Generator<Finding> {
  const recalculations = reviews.filter(({ value }) => value.kind === 'recalculation');
  const rhythms = recalculations.map(({ value }) => rhythmOf(value));
  // Days are listed one by one, and what is undecided may be often enough.
  if (rhythms.includes(undefined)) return;
  for (const { value: assumption, path } of all('assumptions')) {
    const every = assumption.recalculation?.every;
    const needed = every === undefined ? undefined : parseDuration(every);
    if (!needed || rhythms.some((rhythm) => compareDurations(rhythm!, needed) !== 1)) continue;
    const [slow] = recalculations;
    yield {
      path: slow ? `${slow.path}/every` : `${path}/recalculation`,
      part: slow ? 'value' : 'key',
      ...(slow ? {} : { severity: isDraft(agreement) ? ('info' as const) : ('warning' as const) }),
      message: slow
        ? `“${assumption.name}” is computed anew every ${every}, but the review “${slow.value.id}” that recalculates the goals takes place only every ${slow.value.every}: the parties work towards goals that are out of date`
        : `“${assumption.name}” is computed anew every ${every}, but no review recalculates the goals: they stay as they are, whatever the new number says`,
      hint: slow
        ? `write \`every: ${every}\``
        : `add a review with \`kind: recalculation\` and \`every: ${every}\` to \`reviews\``,
      facts: { assumption: assumption.id, every: every! },
      related: [{ path: `${path}/recalculation/every`, message: 'how often the number is computed anew' }],
    };
    return;
  }
}
