import type { Temporal } from 'temporal-polyfill';
import { addDurationToDate, parseDuration } from '../../compute/time/duration.ts';
import { terminationDate } from '../../compute/time/notice.ts';
import { entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount, sayList } from '../say/say.ts';
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
    'An agreement that renews by itself without a limit has no last day, and its notices are not judged. How long it takes ' +
    'until a ground can arise, such as three missed months, is not added to the notice.',
  bad: { example: 'marketing-sales', change: { 'termination.convenience.notice': 'P12M' } },
  good: { example: 'marketing-sales', change: { 'termination.convenience.notice': 'P120D' } },
  *check(context) {
    const { agreement, term } = context;
    const end = lastEnd(context);
    if (term && end) yield* longNotices({ context, from: term.from, end });
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

interface Bounds {
  readonly context: LintContext;
  readonly from: Temporal.PlainDate;
  /** The first day on which the agreement no longer applies. */
  readonly end: Temporal.PlainDate;
}

function* longNotices(bounds: Bounds): Generator<Finding> {
  const { agreement } = bounds.context;
  const { grounds, convenience } = agreement.termination;
  for (const { value: ground, path } of entries(grounds, '/termination/grounds')) {
    const effect = terminationDate(bounds.from, ground.notice, ground.cure);
    const isCure = effect && !terminationDate(bounds.from, ground.notice)?.equals(effect);
    const field = isCure ? 'cure' : 'notice';
    const length = isCure ? ground.cure : ground.notice;
    yield* tooLate(bounds, effect, {
      path: `${path}/${field}`,
      what: `\`${field}: ${length}\` of the ground \`${ground.id}\``,
      follows: `${sayParties(ground.by)} never end it early on this ground`,
      hint: (most) => `write a \`${field}\` of at most ${most}`,
    });
  }
  if (convenience) {
    const noticed = after(bounds.from, convenience.notice);
    const effect = latest([noticed, after(bounds.from, convenience.notBefore ?? 'P0D')]);
    const field = noticed && effect && isBefore(noticed, effect) ? 'notBefore' : 'notice';
    yield* tooLate(bounds, effect, {
      path: `/termination/convenience/${field}`,
      what: `\`${field}: ${convenience[field]}\` of the termination without a reason`,
      follows: `${sayParties(convenience.by)} never use this right`,
      hint: (most) => `write a \`${field}\` of at most ${most}`,
    });
  }
  const change = agreement.legal?.changes?.notice;
  if (change !== undefined) {
    yield* tooLate(bounds, latest([after(bounds.from, change), after(bounds.from, frozen(agreement))]), {
      path: '/legal/changes/notice',
      severity: 'warning',
      what: `\`notice: ${change}\` of a change of the terms${agreement.term.frozenFor === undefined ? '' : `, with \`frozenFor: ${agreement.term.frozenFor}\`,`}`,
      follows: 'no change that a party announces can ever apply',
      hint: (most) => `write a \`notice\` of at most ${most}`,
    });
  }
}

function* tooLate(
  { from, end }: Bounds,
  effect: Temporal.PlainDate | undefined,
  found: Pick<Finding, 'path' | 'severity'> & {
    readonly what: string;
    readonly follows: string;
    readonly hint: (most: string) => string;
  },
): Generator<Finding> {
  if (effect === undefined || isBefore(effect, end)) return;
  const days = from.until(end, { largestUnit: 'days' }).days;
  const half = Math.floor(days / 2);
  const { path, severity, what, follows, hint } = found;
  yield {
    path,
    ...(severity && { severity }),
    message: `Even from the first day, ${from.toString()}, ${what} leads to ${effect.toString()}, but the agreement is over after ${sayCount(days, 'day')}, when ${end.toString()} begins: ${follows}`,
    hint: hint(half > 0 ? `\`P${half}D\`, half of the term` : 'half of the term'),
    facts: { effect: effect.toString(), end: end.toString(), termDays: days },
    related: [{ path: '/term', message: 'the term' }],
  };
}

/** Dates of signing that cannot be right: after the agreement is over, or before the edition that was signed. */
function* signatures({ agreement }: LintContext, end: Temporal.PlainDate | undefined): Generator<Finding> {
  const edition = dayOf(agreement.date);
  for (const { value: signature, path } of entries(agreement.signatures, '/signatures')) {
    const { version = agreement.version } = signature;
    const date = dayOf(signature.date);
    if (!date) continue;
    if (end && !isBefore(date, end)) {
      yield {
        path: `${path}/date`,
        message: `\`${signature.party}\` signed on ${date.toString()}, but the agreement is over when ${end.toString()} begins: the signature binds nobody to anything`,
        hint: 'write the day of signing, or a later end of the term',
        facts: { signed: date.toString(), end: end.toString() },
        related: [{ path: '/term', message: 'the term' }],
      };
    } else if (edition && isBefore(date, edition) && version === agreement.version) {
      yield {
        path: `${path}/date`,
        severity: 'warning',
        message: `\`${signature.party}\` signed on ${date.toString()}, before the edition of ${edition.toString()} was made: the party can say that it signed another text`,
        hint: `write the day on which this edition was signed, or the \`version\` that was signed on ${date.toString()}`,
        facts: { signed: date.toString(), edition: edition.toString() },
        related: [{ path: '/date', message: 'the date of this edition' }],
      };
    }
  }
}

function frozen({ term }: LintContext['agreement']): string {
  return term.frozenFor ?? 'P0D';
}

function after(from: Temporal.PlainDate, length: string): Temporal.PlainDate | undefined {
  const duration = parseDuration(length);
  return duration && addDurationToDate(from, duration);
}

/** The latest of some days; undefined when one of them is. */
function latest(dates: readonly (Temporal.PlainDate | undefined)[]): Temporal.PlainDate | undefined {
  return dates.reduce((a, b) => (a === undefined || b === undefined ? undefined : isBefore(a, b) ? b : a));
}

function sayParties(ids: readonly string[] | undefined): string {
  if (ids === undefined || ids.length === 0) return 'the parties can';
  return `${sayList(ids)} can`;
}
