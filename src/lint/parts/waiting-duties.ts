import { entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { wordList } from '../lint-words.ts';
import { circlesOf, wayRound } from '../text/defined-terms.ts';
import { phraseFinder } from '../text/find-phrases.ts';

/** A duty of one party that may not begin before others have delivered. */
export interface WaitingDuty {
  readonly party: string;
  readonly action: string;
  /** What it waits for that another duty of the circle delivers, by its id. */
  readonly waitsFor: string;
  /** JSON Pointer of the field that says so. */
  readonly path: string;
}

interface Duty {
  readonly party: string;
  readonly action: string;
  readonly words: string;
  readonly stage: string;
  readonly path: string;
  readonly dependsOn: readonly string[];
}

/**
 * The circles of duties of several parties that wait for each other. A duty delivers a requirement in its words, a report
 * that it names, and a handoff that it names or that happens in its stage. One that is about an earlier period waits for nothing.
 */
export function waitingCircles(context: LintContext): readonly (readonly WaitingDuty[])[] {
  const duties = dutiesOf(context);
  if (!duties.some(({ dependsOn }) => dependsOn.length > 0)) return [];
  const deliverers = deliveriesOf(context, duties);
  const findEarlier = phraseFinder(wordList(context.words, 'earlierWords'));
  const graph = duties.map(
    ({ dependsOn, words }) =>
      new Set(findEarlier(words).length > 0 ? [] : dependsOn.flatMap((id) => deliverers.get(id) ?? [])),
  );
  return circlesOf(graph).flatMap((circle) => {
    const way = wayRound(graph, circle);
    if (new Set(way.map((place) => duties[place]!.party)).size < 2) return [];
    return [
      way.map((place, at) => {
        const { party, action, path, dependsOn } = duties[place]!;
        const next = way[(at + 1) % way.length]!;
        const waitsFor = dependsOn.findIndex((id) => deliverers.get(id)?.includes(next));
        return { party, action, waitsFor: dependsOn[waitsFor]!, path: `${path}/dependsOn/${waitsFor}` };
      }),
    ];
  });
}

function dutiesOf({ agreement }: LintContext): readonly Duty[] {
  const { columns = [], rows = [] } = agreement.responsibilities ?? {};
  const parties = new Map(columns.map(({ id, party }) => [id, party]));
  return entries(rows, '/responsibilities/rows').flatMap(({ value: row, path }) =>
    Object.entries(row.cells).flatMap(([column, obligations]) => {
      const party = parties.get(column);
      if (party === undefined) return [];
      return entries(obligations, `${path}/cells/${column}`).map(({ value, path: at }) => ({
        party,
        action: value.action,
        words: plain(`${value.trigger ?? ''} ${value.action}`),
        stage: row.stage,
        path: at,
        dependsOn: value.dependsOn ?? [],
      }));
    }),
  );
}

/** In a stage with more duties of a party it is open which of them is the handoff. */
const MOST_OF_STAGE = 10;

/** Which duties deliver each handoff, requirement and report, by their places. */
function deliveriesOf(
  { agreement, all, find }: LintContext,
  duties: readonly Duty[],
): ReadonlyMap<string, readonly number[]> {
  const wanted = new Set(duties.flatMap(({ dependsOn }) => dependsOn));
  const found = new Map<string, number[]>();
  const named = new Map<string, { readonly id: string; readonly party: string | undefined }[]>();
  const name = (text: string, id: string, party: string | undefined): void => {
    if (wanted.has(id)) add(named, plain(text), { id, party });
  };
  const byStage = new Map<string, number[]>();
  const byAction = new Map<string, number[]>();
  for (const [place, { party, stage, words }] of duties.entries()) {
    add(byStage, `${party} ${stage}`, place);
    add(byAction, `${party} ${words}`, place);
  }
  for (const { value } of all('handoffs')) {
    name(value.name, value.id, value.from);
    const own = byStage.get(`${value.from} ${value.stage ?? ''}`) ?? [];
    if (wanted.has(value.id) && own.length <= MOST_OF_STAGE) found.set(value.id, [...own]);
  }
  for (const { id, from, need } of agreement.requirements)
    if (wanted.has(id)) found.set(id, [...(byAction.get(`${from} ${plain(need)}`) ?? [])]);
  for (const { id, from, name: title } of agreement.reports ?? [])
    name(title, id, find('contacts', from)?.value.party);
  const findNames = phraseFinder(named.keys());
  for (const [place, { party, words }] of duties.entries())
    for (const { phrase } of findNames(words))
      for (const one of named.get(phrase) ?? []) if (one.party === party) add(found, one.id, place);
  return found;
}

function add<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
