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

/** Which duties deliver each handoff, requirement and report, by their places. */
function deliveriesOf(
  { agreement, all, find }: LintContext,
  duties: readonly Duty[],
): ReadonlyMap<string, readonly number[]> {
  const byParty = new Map<string, number[]>();
  const byStage = new Map<string, number[]>();
  for (const [place, { party, stage }] of duties.entries()) {
    add(byParty, party, place);
    add(byStage, `${party} ${stage}`, place);
  }
  const wanted = new Set(duties.flatMap(({ dependsOn }) => dependsOn));
  const found = new Map<string, readonly number[]>();
  const naming = (party: string | undefined, name: string): readonly number[] =>
    (byParty.get(party ?? '') ?? []).filter((place) => duties[place]!.words.includes(plain(name)));
  for (const { value } of all('handoffs'))
    if (wanted.has(value.id))
      found.set(value.id, [
        ...(byStage.get(`${value.from} ${value.stage ?? ''}`) ?? []),
        ...naming(value.from, value.name),
      ]);
  for (const { id, from, need } of agreement.requirements)
    if (wanted.has(id)) found.set(id, naming(from, need));
  for (const { id, from, name } of agreement.reports ?? [])
    if (wanted.has(id)) found.set(id, naming(find('contacts', from)?.value.party, name));
  return found;
}

function add(map: Map<string, number[]>, key: string, place: number): void {
  const list = map.get(key);
  if (list) list.push(place);
  else map.set(key, [place]);
}

function plain(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}
