import type { Agreement } from '../../agreement/generated/types.ts';
import { proseReferences } from '../../agreement/prose.ts';
import type { Entry } from '../../figures/figures-context.ts';
import { phraseFinder } from './find-phrases.ts';
import { plainProse, sentencesOf } from './plain-prose.ts';

type Definition = NonNullable<Agreement['definitions']>[number];

/** The terms of an agreement by their places in its list. */
export interface DefinedTerms {
  /** The definitions whose terms a plain text uses, once for each use; the longest term counts where terms overlap. */
  readonly usesIn: (plain: string) => readonly number[];
  /** For each definition the others, or itself, that its meaning rests on. */
  readonly graph: readonly ReadonlySet<number>[];
  /** For each definition everything by which it is used. */
  readonly formsOf: (definition: Definition) => readonly string[];
}

/** Prepares the search for terms, abbreviations, aliases and their plurals. */
export function definedTerms(definitions: readonly Entry<Definition>[]): DefinedTerms {
  const owners = new Map<string, number[]>();
  const written = new Set<string>();
  for (const [index, { value }] of definitions.entries()) {
    for (const form of formsOf(value).flatMap((one) => [one, ...pluralsOf(one)])) {
      written.add(form);
      const known = owners.get(form.toLowerCase());
      if (!known) owners.set(form.toLowerCase(), [index]);
      else if (!known.includes(index)) known.push(index);
    }
  }
  const find = phraseFinder(written);
  const owner = (words: string): readonly number[] => owners.get(words.toLowerCase()) ?? [];
  return {
    usesIn: (plain) => find(plain).flatMap(({ words }) => owner(words)),
    formsOf,
    graph: definitions.map(({ value: { meaning } }) => {
      const head = headOf(meaning);
      const inBrackets = proseReferences(head).flatMap(({ type, name }) =>
        type === 'term' ? owner(name) : [],
      );
      // A word in small letters may be meant in its usual sense.
      const asWritten = find(plainProse(head)).flatMap(({ words }) =>
        written.has(words) ? owner(words) : [],
      );
      return new Set([...inBrackets, ...asWritten]);
    }),
  };
}

/** What a meaning says before it adds what belongs to it and what does not. */
function headOf(meaning: string): string {
  const [first] = sentencesOf(meaning);
  return (first?.text ?? meaning).split(/[;；]/)[0] ?? '';
}

function formsOf({ term, abbreviation, aliases }: Definition): readonly string[] {
  return [term, ...(abbreviation === undefined ? [] : [abbreviation]), ...(aliases ?? [])];
}

function pluralsOf(form: string): readonly string[] {
  if (!/[a-z]$/i.test(form)) return [];
  const ies = /[^aeiou]y$/.test(form) ? [`${form.slice(0, -1)}ies`] : [];
  const one = /[^s]s$/.test(form) ? [form.slice(0, -1)] : [];
  return [`${form}s`, `${form}es`, ...ies, ...one];
}

/** The groups of places in a graph that lead back to each other, with at least two places, by Tarjan in linear time. */
export function circlesOf(graph: readonly ReadonlySet<number>[]): readonly (readonly number[])[] {
  const order = new Map<number, number>();
  const lowest: number[] = [];
  const open: number[] = [];
  const isOpen = new Set<number>();
  const circles: (readonly number[])[] = [];
  for (const start of graph.keys()) {
    if (order.has(start)) continue;
    const trail: { readonly node: number; readonly links: Iterator<number> }[] = [];
    const enter = (node: number): void => {
      lowest[node] = order.size;
      order.set(node, order.size);
      open.push(node);
      isOpen.add(node);
      trail.push({ node, links: graph[node]!.values() });
    };
    enter(start);
    while (trail.length > 0) {
      const { node, links } = trail.at(-1)!;
      const { value: next } = links.next() as { readonly value: number | undefined };
      if (next !== undefined) {
        if (!order.has(next)) enter(next);
        else if (isOpen.has(next)) lowest[node] = Math.min(lowest[node]!, order.get(next)!);
        continue;
      }
      trail.pop();
      const above = trail.at(-1)?.node;
      if (above !== undefined) lowest[above] = Math.min(lowest[above]!, lowest[node]!);
      if (lowest[node] !== order.get(node)) continue;
      const circle = open.splice(open.lastIndexOf(node));
      for (const member of circle) isOpen.delete(member);
      if (circle.length > 1) circles.push([...circle].sort((a, b) => a - b));
    }
  }
  return circles;
}

/** The shortest way in a circle from its first place back to it. */
export function wayRound(
  graph: readonly ReadonlySet<number>[],
  circle: readonly number[],
): readonly number[] {
  const members = new Set(circle);
  const [start] = circle;
  if (start === undefined) return [];
  const before = new Map<number, number>();
  const queue = [start];
  for (const node of queue) {
    for (const next of graph[node]!) {
      if (next === start && node !== start) {
        const way = [node];
        while (way[0] !== start) way.unshift(before.get(way[0]!)!);
        return way;
      }
      if (!members.has(next) || next === start || before.has(next)) continue;
      before.set(next, node);
      queue.push(next);
    }
  }
  return circle;
}
