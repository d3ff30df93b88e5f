import type { Problem } from '../problem.ts';
import type { Visit } from './check-values.ts';
import { isGroup } from './is-group.ts';
import type { Source } from './located-source.ts';

/** A reference from one entry of a collection to another of the same. */
interface Link {
  readonly to: string;
  readonly pointer: string;
}

/** Entries that refer to each other in a circle where one must come first: calendars, levels, parents. */
export function checkCycles(visits: readonly Visit[], source: Source): Problem[] {
  const links = new Map<string, Map<string, Link[]>>();
  let entry = { pointer: '', collection: '', id: '' };
  for (const { pointer, shape, value, collection } of visits) {
    if (shape.kind === 'object' && isGroup(value) && typeof value['id'] === 'string')
      entry = { pointer, collection, id: value['id'] };
    if (shape.kind !== 'leaf' || !shape.acyclic || typeof value !== 'string') continue;
    if (!pointer.startsWith(`${entry.pointer}/`)) continue;
    const graph = links.get(entry.collection) ?? new Map<string, Link[]>();
    links.set(entry.collection, graph);
    graph.set(entry.id, [...(graph.get(entry.id) ?? []), { to: value, pointer }]);
  }
  return [...links.values()].flatMap((graph) => findCycles(graph, source));
}

/** Each circle once, at the reference that closes it; iterative, so that no depth can exhaust the stack. */
function findCycles(graph: ReadonlyMap<string, readonly Link[]>, source: Source): Problem[] {
  const problems: Problem[] = [];
  const done = new Set<string>();
  for (const start of graph.keys()) {
    const trail: { readonly id: string; next: number }[] = [{ id: start, next: 0 }];
    const open = new Set([start]);
    while (trail.length > 0) {
      const top = trail.at(-1)!;
      const link = graph.get(top.id)?.[top.next++];
      if (!link || done.has(top.id)) {
        done.add(top.id);
        open.delete(top.id);
        trail.pop();
      } else if (open.has(link.to)) {
        const circle = trail.slice(trail.findIndex(({ id }) => id === link.to)).map(({ id }) => id);
        problems.push(circular([...circle, link.to], link.pointer, source));
      } else if (!done.has(link.to)) {
        trail.push({ id: link.to, next: 0 });
        open.add(link.to);
      }
    }
  }
  return problems;
}

function circular(circle: readonly string[], pointer: string, source: Source): Problem {
  const shown = circle.length > 8 ? [...circle.slice(0, 7), '…', circle.at(-1)!] : circle;
  return {
    rule: 'schema/circular-reference',
    severity: 'error',
    message:
      circle.length === 2
        ? `\`${circle[0]}\` refers to itself`
        : `These refer to each other in a circle: ${shown.map((id) => `\`${id}\``).join(' → ')}`,
    hint: 'one of them must stand without the others: delete this reference, or point it elsewhere',
    place: source.locate(pointer),
    path: pointer,
  };
}
