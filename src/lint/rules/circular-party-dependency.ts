import { type Entry, entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { type WaitingDuty, waitingCircles } from '../parts/waiting-duties.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayList } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';
import { circlesOf, wayRound } from '../text/defined-terms.ts';

/** Parties that wait for each other, and goals that make each other possible. */
export const circularPartyDependency: Rule = {
  name: 'circular-party-dependency',
  severity: 'error',
  kind: 'meaning',
  summary:
    'Goals, promises or duties wait for each other in a circle, or each of several parties is excused when the next does not deliver.',
  why:
    'Where each goal needs the other first, nothing can begin. Where each party is excused as long as the other has not ' +
    'delivered, the first slip of either excuses both: nobody is in breach, and nobody has to start again.',
  source:
    'WS-Agreement (OGF GFD.192), qualifying conditions; R. Tarjan, Depth-first search and linear graph algorithms (1972).',
  limits:
    'A duty waits by its `dependsOn`; it is taken to deliver a requirement in its words, a report that it names, and a handoff that it names or that happens in its stage. A duty about a previous period waits for nothing.',
  bad: {
    example: 'cloud-service',
    change: { 'goals.dispatch-through-platform.supports': '[dependable-platform]' },
  },
  good: { example: 'cloud-service', change: { 'goals.quick-support.supports': '[dependable-platform]' } },
  *check(context) {
    yield* goalCircles(context);
    yield* promiseCircles(context);
    yield* dutyCircles(context);
    yield* excuseCircles(context);
  },
};

/** Each circle of `supports` once, at the goal that closes it; in time linear in the goals. */
function* goalCircles({ all, find }: LintContext): Iterable<Finding> {
  const done = new Set<string>();
  for (const start of all('goals')) {
    const trail: { readonly goal: typeof start; next: number }[] = [{ goal: start, next: 0 }];
    const open = new Set([start.value.id]);
    while (trail.length > 0) {
      const top = trail.at(-1)!;
      const id = top.goal.value.supports?.[top.next++];
      if (id === undefined || done.has(top.goal.value.id)) {
        done.add(top.goal.value.id);
        open.delete(top.goal.value.id);
        trail.pop();
      } else if (open.has(id)) {
        const circle = trail.slice(trail.findIndex(({ goal }) => goal.value.id === id));
        yield circular(
          circle.map(({ goal }) => goal.value.id),
          `${top.goal.path}/supports/${top.next - 1}`,
        );
      } else {
        const next = find('goals', id);
        if (!next || done.has(id)) continue;
        trail.push({ goal: next, next: 0 });
        open.add(id);
      }
    }
  }
}

function circular(ids: readonly string[], path: string): Finding {
  const all = sayList(ids);
  return {
    path,
    message:
      ids.length === 1
        ? `The goal ${all} makes itself possible, so it rests on nothing`
        : `The goals ${all} make each other possible in a circle: each needs the others first, so none can begin`,
    hint: 'delete this entry of `supports`, or leave out the one that the parties do not mean',
    facts: { goals: ids.join(' ') },
  };
}

type Requirement = LintContext['agreement']['requirements'][number];

/** Parties of which each is excused while the next one does not deliver; each circle is told once. */
function* excuseCircles(context: LintContext): Iterable<Finding> {
  const places = new Map(context.all('parties').map(({ value }, place) => [value.id, place]));
  const graph = [...places].map(() => new Set<number>());
  const excuses = new Map<string, Entry<Requirement>>();
  for (const entry of entries(context.agreement.requirements, '/requirements')) {
    const { failure, party, from } = entry.value;
    const [one, other] = [places.get(party), places.get(from)];
    if (failure !== 'excuses-dependent-objective' || one === undefined || other === undefined) continue;
    graph[one]!.add(other);
    if (!excuses.has(`${one} ${other}`)) excuses.set(`${one} ${other}`, entry);
  }
  for (const circle of circlesOf(graph)) {
    const way = wayRound(graph, circle);
    const steps = way.map((place, at) => excuses.get(`${place} ${way[(at + 1) % way.length]}`)!);
    const last = steps.at(-1)!;
    const say = ({ value: { party, from, id } }: Entry<Requirement>, at: number): string =>
      `${sayParty(party, context)}${at === 0 ? ' is excused' : ''} while ${sayParty(from, context)} does not deliver \`${id}\``;
    yield {
      path: `${last.path}/failure`,
      severity: 'warning',
      message: `${steps.slice(0, -1).map(say).join(', ')}, and ${say(last, 1)}: after the first slip of any of them nobody is in breach any more`,
      hint: 'write `failure: extends-deadline` or `failure: escalates` for one of them',
      facts: { requirements: steps.map(({ value }) => value.id).join(' ') },
      related: steps.slice(0, -1).map(({ path }) => ({ path: `${path}/failure`, message: 'another excuse' })),
    };
  }
}

/** Promises from end to end that are among the promises which are to carry them. */
function* promiseCircles({ agreement, all, find }: LintContext): Iterable<Finding> {
  const places = new Map(all('objectives').map(({ value }, place) => [value.id, place]));
  const graph = [...places].map(() => new Set<number>());
  const parts = new Map<string, string>();
  for (const { value: chain, path } of entries(agreement.chains, '/chains')) {
    const whole = places.get(chain.objective);
    for (const { value: part, path: at } of entries(chain.parts, `${path}/parts`)) {
      const below = part.underpinning === undefined ? places.get(part.objective ?? '') : undefined;
      if (whole === undefined || below === undefined) continue;
      if (below !== whole) {
        graph[whole]!.add(below);
        parts.set(`${whole} ${below}`, `${at}/objective`);
        continue;
      }
      yield {
        path: `${at}/objective`,
        message: `“${find('objectives', chain.objective)!.value.name}” is one of the promises that are to carry it: it rests on itself, so whether it can be kept cannot be told`,
        hint: 'name the promise of the part here, or its number in `value` in place of `objective`',
        facts: { objective: chain.objective },
        related: [{ path: `${path}/objective`, message: 'the promise from end to end' }],
      };
    }
  }
  const ids = [...places.keys()];
  for (const circle of circlesOf(graph)) {
    const way = wayRound(graph, circle);
    const names = way.map((place) => ids[place]!);
    yield {
      path: parts.get(`${way.at(-1)} ${way[0]}`) ?? '/chains',
      message: `The promises ${sayList(names)} are to carry each other in a circle: none of them rests on anything, so whether they can be kept cannot be told`,
      hint: 'name the promise of the part here, or its number in `value` in place of `objective`',
      facts: { objectives: names.join(' ') },
    };
  }
}

/** Duties that may begin only when those of others are done, round in a circle. */
function* dutyCircles(context: LintContext): Iterable<Finding> {
  for (const circle of waitingCircles(context)) {
    const say = ({ party, action, waitsFor }: WaitingDuty): string =>
      `${sayParty(party, context)} may “${clip(action)}” only after \`${waitsFor}\``;
    const last = circle.at(-1)!;
    yield {
      path: last.path,
      severity: 'warning',
      message: `${circle.slice(0, -1).map(say).join(', ')}, and ${say(last)}: each waits for the others, so none has to begin`,
      hint: 'delete this entry of `dependsOn`, or say that it waits for that of the previous period',
      facts: { waitsFor: circle.map(({ waitsFor }) => waitsFor).join(' ') },
      related: circle.slice(0, -1).map(({ path }) => ({ path, message: 'another duty that waits' })),
    };
  }
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).trimEnd()} …` : text;
}
