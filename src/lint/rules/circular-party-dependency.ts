import { type Entry, entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayList } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';

/** Parties that wait for each other, and goals that make each other possible. */
export const circularPartyDependency: Rule = {
  name: 'circular-party-dependency',
  severity: 'error',
  kind: 'meaning',
  summary:
    'Goals make each other possible in a circle, or two parties are each excused when the other does not deliver.',
  why:
    'Where each goal needs the other first, nothing can begin. Where each party is excused as long as the other has not ' +
    'delivered, the first slip of either excuses both: nobody is in breach, and nobody has to start again.',
  source:
    'WS-Agreement (OGF GFD.192), qualifying conditions; R. Tarjan, Depth-first search and linear graph algorithms (1972).',
  limits: 'A circle over several parties is told for goals; for excuses only between two parties.',
  bad: {
    example: 'cloud-service',
    change: { 'goals.dispatch-through-platform.supports': '[dependable-platform]' },
  },
  good: { example: 'cloud-service', change: { 'goals.quick-support.supports': '[dependable-platform]' } },
  *check(context) {
    yield* goalCircles(context);
    yield* mutualExcuses(context);
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

function* mutualExcuses(context: LintContext): Iterable<Finding> {
  const excuses = new Map<string, Entry<Requirement>>();
  for (const entry of entries(context.agreement.requirements, '/requirements')) {
    const { failure, party, from, id } = entry.value;
    if (failure !== 'excuses-dependent-objective') continue;
    const other = excuses.get(`${from} ${party}`);
    if (other) {
      const [one, two] = [sayParty(party, context), sayParty(from, context)];
      yield {
        path: `${entry.path}/failure`,
        severity: 'warning',
        message: `${one} is excused while ${two} does not deliver \`${id}\`, and ${two} while ${one} does not deliver \`${other.value.id}\`: after the first slip of either nobody is in breach any more`,
        hint: 'write `failure: extends-deadline` or `escalates` for one of the two',
        facts: { first: other.value.id, second: id },
        related: [{ path: `${other.path}/failure`, message: 'the other excuse' }],
      };
    }
    excuses.set(`${party} ${from}`, entry);
  }
}
