import type { Agreement } from '../agreement/generated/types.ts';
import type { Source } from '../agreement/located-source.ts';
import { type Shape, shapeOf } from '../agreement/shape.ts';
import type { BusinessCalendar } from '../compute/time/business-calendar.ts';
import type { Term } from '../compute/time/window.ts';
import type { Contract } from '../document/contract.ts';
import { calendarOf } from '../figures/calendar-of.ts';
import { byId, type Entry, entries, termOf } from '../figures/figures-context.ts';
import type { LintWords } from './lint-words.ts';
import type { Profile } from './profile.ts';

type Items<K extends keyof Agreement> = NonNullable<Agreement[K]> extends readonly (infer T)[] ? T : never;

/** The lists of an agreement whose entries have ids. */
interface Collections {
  readonly parties: Items<'parties'>;
  readonly contacts: Items<'contacts'>;
  readonly services: Items<'services'>;
  readonly metrics: Items<'metrics'>;
  readonly objectives: Items<'objectives'>;
  readonly goals: Items<'goals'>;
  readonly assumptions: Items<'assumptions'>;
  readonly calendars: Items<'calendars'>;
  readonly exclusions: Items<'exclusions'>;
  readonly levels: Items<'levels'>;
  readonly underpinnings: Items<'underpinnings'>;
  readonly handoffs: Items<'handoffs'>;
}

/** What rules know of an agreement. Everything is looked up in time that does not grow with the agreement. */
export interface LintContext {
  readonly agreement: Agreement;
  readonly source: Source;
  readonly shape: Shape;
  /** The day of the check, `YYYY-MM-DD`; rules about today say nothing without it. */
  readonly asOf: string | undefined;
  readonly profile: Profile;
  /** The days of the agreement; undefined while undecided. */
  readonly term: Term | undefined;
  /** The entries of a list with their pointers. */
  readonly all: <K extends keyof Collections>(list: K) => readonly Entry<Collections[K]>[];
  /** The entry of an id. */
  readonly find: <K extends keyof Collections>(
    list: K,
    id: string | undefined,
  ) => Entry<Collections[K]> | undefined;
  /** A calendar as it is computed; the one that never closes for an undefined id. */
  readonly calendar: (id: string | undefined) => BusinessCalendar | undefined;
  /** The numbered contract, for document rules; undefined where it cannot be made. */
  readonly contract: Contract | undefined;
  /** The agreements in other files that this one rests on, by the id of the underpinning. */
  readonly underpinnings: ReadonlyMap<string, UnderpinningFile>;
  /** Words of the agreement's language that rules look for. */
  readonly words: LintWords;
}

/** An agreement in another file, as far as it could be read. */
export interface UnderpinningFile {
  readonly file: string;
  readonly agreement: Agreement | undefined;
  /** The ids of the underpinnings that lead back to this agreement, if they do. */
  readonly cycle?: readonly string[];
}

/** What a context is made from. */
export interface LintInput {
  readonly agreement: Agreement;
  readonly source: Source;
  readonly asOf?: string | undefined;
  readonly profile?: Profile | undefined;
  readonly contract?: Contract | undefined;
  readonly underpinnings?: ReadonlyMap<string, UnderpinningFile> | undefined;
  readonly words: LintWords;
}

/** What can be looked up in an agreement, in this file or another. */
export type AgreementLookup = Pick<LintContext, 'agreement' | 'term' | 'all' | 'find' | 'calendar'>;

/** Prepares what rules look up in an agreement; each index is made when it is first asked for. */
export function agreementLookup(agreement: Agreement): AgreementLookup {
  const lists = new Map<string, readonly Entry<unknown>[]>();
  const indexes = new Map<string, ReadonlyMap<string, Entry<unknown>>>();
  const calendars = new Map<string, BusinessCalendar | undefined>();
  const listOf = (name: keyof Collections): readonly { readonly id: string }[] =>
    (agreement[name] ?? []) as readonly { readonly id: string }[];
  const all = (name: keyof Collections): readonly Entry<unknown>[] => {
    if (!lists.has(name)) lists.set(name, entries(listOf(name), `/${name}`));
    return lists.get(name)!;
  };
  const find = (name: keyof Collections, id: string | undefined): Entry<unknown> | undefined => {
    if (!indexes.has(name)) indexes.set(name, byId(listOf(name), `/${name}`));
    return id === undefined ? undefined : indexes.get(name)!.get(id);
  };
  return {
    agreement,
    term: termOf(agreement),
    all: all as LintContext['all'],
    find: find as LintContext['find'],
    calendar: (id) => {
      if (id === undefined) return { type: 'always', timeZone: agreement.term.timeZone };
      if (!calendars.has(id)) calendars.set(id, calendarOf(id, agreement));
      return calendars.get(id);
    },
  };
}

/** Prepares what rules know of an agreement. */
export function lintContext(input: LintInput): LintContext {
  const { agreement, source } = input;
  return {
    ...agreementLookup(agreement),
    source,
    shape: shapeOf(agreement.type),
    asOf: input.asOf,
    profile: input.profile ?? (agreement.type === 'internal' ? 'internal' : 'contract'),
    contract: input.contract,
    underpinnings: input.underpinnings ?? new Map(),
    words: input.words,
  };
}
