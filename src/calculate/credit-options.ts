import type { Temporal } from 'temporal-polyfill';
import type { Agreement } from '../agreement/generated/types.ts';
import type { Exact } from '../compute/exact.ts';
import type { CalendarDuration } from '../compute/time/duration.ts';
import type { CreditBase } from '../figures/credit-base.ts';
import { nearest } from '../nearest.ts';
import { type OptionReader, PERCENTAGE } from './read-options.ts';

/** What is asked about the credits of an objective; all of it text as a person writes it. */
export interface CreditOptions {
  /** The id of the objective, or of its credit where it has several; needless where there is but one. */
  readonly objective?: string;
  /** The result of each window in the unit of the metric, with commas between. */
  readonly measured?: readonly string[];
  /** How long the service failed in each window, as ISO 8601 durations with commas between. */
  readonly downtime?: readonly string[];
  /** How often it failed in each window. */
  readonly events?: readonly string[];
  /** The charges for one window; the agreement's own without it. */
  readonly fee?: string;
  /** ISO 4217 code of `fee`, where the agreement states none. */
  readonly currency?: string;
  /** The month with which the first window begins: "2026-03". */
  readonly month?: string;
  /** The day with which the first window begins. */
  readonly from?: string;
  /** What symbols of the formula stand for: "leads_won=12". */
  readonly values?: readonly string[];
}

type Credit = NonNullable<Agreement['remedies']['credits']>[number];
type Objective = NonNullable<Agreement['objectives']>[number];

/** A credit with its objective, and the pointers to them. */
export interface ChosenCredit {
  readonly credit: Credit;
  readonly creditPath: string;
  readonly objective: Objective;
  readonly objectivePath: string;
}

/** The credit that is asked about. */
export function chooseCredit(
  agreement: Agreement,
  asked: string | undefined,
  reader: OptionReader,
): ChosenCredit | undefined {
  const credits = agreement.remedies.credits ?? [];
  const listed = credits.map(({ objective }) => objective);
  const names = [...new Set(listed)];
  const found = credits.filter(
    ({ id, objective }) => asked === undefined || objective === asked || id === asked,
  );
  const [credit] = found;
  const all = `the objectives with credits are ${names.join(', ')}`;
  if (!credit) {
    const meant = asked === undefined ? undefined : nearest(asked, names);
    const hint = names.length === 0 ? 'the agreement has no credits' : meant ? `did you mean ${meant}?` : all;
    return reader.refuse(
      'objective',
      asked === undefined ? 'none has credits' : `\`${asked}\` has no credits`,
      hint,
    );
  }
  if (found.length > 1) {
    if (asked === undefined)
      return reader.refuse('objective', 'several have credits', `name one: ${names.join(', ')}`);
    const ids = found.map(({ id }) => id).join(', ');
    return reader.refuse('objective', `\`${asked}\` has several credits`, `name one of them instead: ${ids}`);
  }
  const at = agreement.objectives?.findIndex(({ id }) => id === credit.objective) ?? -1;
  const objective = agreement.objectives?.[at];
  if (!objective) throw new Error('A checked credit names no objective');
  return {
    credit,
    creditPath: `/remedies/credits/${credits.indexOf(credit)}`,
    objective,
    objectivePath: `/objectives/${at}`,
  };
}

/** What was measured in one window. */
export interface Result {
  readonly measured?: Exact;
  readonly downtimeSeconds?: Exact;
  readonly events?: Exact;
}

/** The results of the windows, one after the other. */
export function readResults(options: CreditOptions, unit: string, reader: OptionReader): readonly Result[] {
  const limits = unit === '%' ? PERCENTAGE : {};
  const measured = reader.numbers('measured', options.measured ?? [], limits);
  const downtime = reader.manySeconds('downtime', options.downtime ?? []);
  const events = reader.numbers('events', options.events ?? [], { least: 0, most: 1_000_000, whole: true });
  if (reader.problems.length > 0) return [];
  const lists = { measured, downtime, events };
  const count = Math.max(...Object.values(lists).map(({ length }) => length));
  if (count === 0) {
    reader.refuse('measured', 'nothing was measured', 'give the result of each window, as --measured 98.7');
  }
  for (const [name, { length }] of Object.entries(lists)) {
    if (length === 0 || length === count) continue;
    reader.refuse(name, `there are ${length} values for ${count} windows`, 'give one for each window');
  }
  return Array.from({ length: count }, (_, index) => ({
    ...(measured[index] && { measured: measured[index] }),
    ...(downtime[index] && { downtimeSeconds: downtime[index] }),
    ...(events[index] && { events: events[index] }),
  }));
}

/** The values of symbols: "leads_won=12". */
export function readValues(texts: readonly string[], reader: OptionReader): ReadonlyMap<string, Exact> {
  const values = new Map<string, Exact>();
  for (const text of texts) {
    const at = text.indexOf('=');
    if (at < 1)
      reader.refuse('value', `\`${text}\` gives no value`, 'write the symbol, = and its value: leads_won=12');
    const value = at < 1 ? undefined : reader.number('value', text.slice(at + 1));
    if (value) values.set(text.slice(0, at).trim(), value);
  }
  return values;
}

/** The day with which the first window begins. */
export function readStart(
  { month, from }: CreditOptions,
  length: CalendarDuration | undefined,
  reader: OptionReader,
): Temporal.PlainDate | undefined {
  if (month !== undefined && from !== undefined) {
    return reader.refuse('month', 'the first window begins once', 'give --month or --from, not both');
  }
  if (month !== undefined && length?.months === 0) {
    return reader.refuse('month', 'a month does not begin these windows', 'give --from YYYY-MM-DD');
  }
  return reader.month('month', month) ?? reader.date('from', from);
}

/** The fee that was given, as the base and as the charges of which caps are. */
export function readFee(
  { charges }: Agreement,
  options: CreditOptions,
  reader: OptionReader,
): CreditBase | undefined {
  const amount = reader.number('fee', options.fee, { least: 0 });
  const asked = reader.currency('currency', options.currency);
  const known = typeof charges?.recurring === 'object' ? charges.recurring.currency : charges?.currency;
  if (asked !== undefined && options.fee === undefined) {
    return reader.refuse('currency', 'it is the currency of the fee', 'give --fee too');
  }
  if (!amount) return undefined;
  if (asked !== undefined && known !== undefined && asked !== known) {
    return reader.refuse('currency', `the charges of the agreement are in ${known}`, `write ${known}`);
  }
  const currency = asked ?? known;
  if (currency === undefined) {
    return reader.refuse('fee', 'the agreement has no currency', 'add --currency, as --currency USD');
  }
  return { base: { amount, currency }, charges: { amount, currency } };
}
