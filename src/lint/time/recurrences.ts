import type { Agreement } from '../../agreement/generated/types.ts';
import { escapeKey } from '../../agreement/shape.ts';
import { entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';

/** When something happens again and again. */
export type Recurrence = NonNullable<NonNullable<Agreement['reports']>[number]['every']>;

/** A recurrence of the agreement, with what it is the time of. */
export interface NamedRecurrence {
  readonly recurrence: Recurrence;
  readonly path: string;
  /** As it begins a sentence: "The report “Pace report”". */
  readonly subject: string;
  /** Whether it is work that may interrupt a service, which belongs on closed days. */
  readonly isMaintenance: boolean;
}

/** The most characters of a duty that a message repeats. */
const LONGEST_NAME = 80;

/** Everything in the agreement that happens again and again, in the order of its lists. */
export function* recurrencesOf({ agreement, all }: LintContext): Generator<NamedRecurrence, void, undefined> {
  const found = (
    recurrence: Recurrence | undefined,
    path: string,
    subject: string,
    isMaintenance = false,
  ): readonly NamedRecurrence[] =>
    recurrence === undefined ? [] : [{ recurrence, path, subject, isMaintenance }];
  for (const { value: service, path } of all('services')) {
    for (const { value, path: at } of entries(service.deliverables, `${path}/deliverables`)) {
      yield* found(value.schedule, `${at}/schedule`, `The delivery “${value.name}”`);
    }
  }
  for (const { value, path } of all('goals')) {
    yield* found(value.due, `${path}/due`, `The deadline of the goal \`${value.id}\``);
  }
  for (const { value, path } of entries(agreement.requirements, '/requirements')) {
    yield* found(
      value.cadence,
      `${path}/cadence`,
      `What \`${value.from}\` supplies as the requirement \`${value.id}\``,
    );
  }
  for (const { value: row, path } of entries(agreement.responsibilities?.rows, '/responsibilities/rows')) {
    for (const [column, duties] of Object.entries(row.cells)) {
      for (const { value, path: at } of entries(duties, `${path}/cells/${escapeKey(column)}`)) {
        yield* found(value.schedule, `${at}/schedule`, `The duty “${shorten(value.action)}”`);
      }
    }
  }
  for (const { value, path } of all('handoffs')) {
    yield* found(value.schedule, `${path}/schedule`, `The handoff “${value.name}”`);
  }
  for (const { value, path } of entries(agreement.maintenance, '/maintenance')) {
    yield* found(value.schedule, `${path}/schedule`, `The maintenance \`${value.id}\``, true);
  }
  for (const { value, path } of entries(agreement.reports, '/reports')) {
    yield* found(value.every, `${path}/every`, `The report “${value.name}”`);
  }
}

function shorten(text: string): string {
  return text.length <= LONGEST_NAME ? text : `${text.slice(0, LONGEST_NAME).trimEnd()}…`;
}
