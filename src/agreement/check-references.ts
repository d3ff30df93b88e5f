import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { Visit } from './check-values.ts';
import { listChoices, nameFirst } from './describe-values.ts';
import { isGroup } from './is-group.ts';
import { isOpenValue } from './open-values.ts';
import type { Source } from './read.ts';
import { escapeKey, type Shape } from './shape.ts';

/** What has an id: its place in the file, and the names by which somebody may have meant it. */
interface Identified {
  readonly pointer: string;
  readonly names: readonly string[];
}

/** Everything with an id, by collection and id. */
interface Collections {
  readonly ids: ReadonlyMap<string, ReadonlyMap<string, Identified>>;
  /** Collections that are there but not fit to be searched: told already, so that references into them are not. */
  readonly broken: ReadonlySet<string>;
}

/** Ids that are taken already, and references to what is not there. */
export function checkReferences(visits: readonly Visit[], root: Shape, source: Source): Problem[] {
  const problems: Problem[] = [];
  const collections = collect(visits, root, source, problems);
  for (const { shape, value, pointer } of visits) {
    if (
      shape.kind === 'leaf' &&
      shape.refTo &&
      typeof value === 'string' &&
      !shape.refAlso?.includes(value) &&
      !isOpenValue(value, shape)
    ) {
      const problem = checkReference(value, shape.refTo, collections);
      if (problem)
        problems.push({
          ...problem,
          message: `${nameFirst(pointer)} refers to ${problem.message}`,
          place: source.locate(pointer),
          path: pointer,
        });
    }
    if (
      shape.kind === 'map' &&
      shape.keysOf &&
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value)
    ) {
      for (const key of Object.keys(value)) {
        const problem = checkReference(key, shape.keysOf, collections);
        const path = `${pointer}/${escapeKey(key)}`;
        if (problem)
          problems.push({
            ...problem,
            message: `${nameFirst(pointer)} refers to ${problem.message}`,
            place: source.locate(path, 'key'),
            path,
          });
      }
    }
  }
  return problems;
}

function collect(visits: readonly Visit[], root: Shape, source: Source, problems: Problem[]): Collections {
  const ids = new Map<string, Map<string, Identified>>();
  const broken = new Set<string>(missingSections(root, source.data));
  for (const { shape, value, pointer, collection } of visits) {
    if (shape.kind === 'array' && isCollection(shape)) {
      if (!ids.has(collection)) ids.set(collection, new Map());
      if (!Array.isArray(value)) broken.add(collection);
    }
    if (shape.kind !== 'object' || !Object.hasOwn(shape.properties, 'id') || pointer === '') continue;
    const id = isGroup(value) ? value.id : undefined;
    const known = ids.get(collection);
    if (typeof id !== 'string' || !known || !isGroup(value)) {
      broken.add(collection);
      continue;
    }
    const first = known.get(id);
    if (first) {
      problems.push(duplicate(id, collection, first, pointer, source));
      // The id that this entry should have is the one that is missed.
      broken.add(collection);
    } else
      known.set(id, {
        pointer,
        names: ['name', 'shortName', 'term', 'title', 'label'].flatMap((field) =>
          typeof value[field] === 'string' ? [value[field]] : [],
        ),
      });
  }
  return { ids, broken };
}

function isCollection({ items }: { readonly items: Shape }): boolean {
  return items.kind === 'object' && Object.hasOwn(items.properties, 'id');
}

/** A required section that is missing, or written as something else, is told once, not for each reference into it. */
function missingSections(root: Shape, data: unknown): string[] {
  if (root.kind !== 'object' || !isGroup(data)) return [];
  return Object.keys(root.properties).flatMap((name) => {
    const value = data[name];
    const isMissing =
      value === undefined ? root.required.includes(name) : value === null || typeof value !== 'object';
    const shape = root.properties[name];
    if (!isMissing || !shape) return [];
    const inner =
      shape.kind === 'object' ? Object.keys(shape.properties).map((key) => `/${name}/${key}`) : [];
    return [`/${name}`, ...inner];
  });
}

function duplicate(
  id: string,
  collection: string,
  first: Identified,
  pointer: string,
  source: Source,
): Problem {
  const line = source.locate(`${first.pointer}/id`).line;
  return {
    rule: 'schema/duplicate-id',
    severity: 'error',
    message: `Another entry of \`${collectionName(collection)}\` has the id \`${id}\` already`,
    hint: `the first stands on line ${line}: give this one an id of its own`,
    place: source.locate(`${pointer}/id`),
    path: `${pointer}/id`,
  };
}

/** Only so many ids are compared with a wrong one, so that the time does not grow with the square of the file. */
const MOST_COMPARED = 200;

type Dangling = Pick<Problem, 'rule' | 'severity' | 'message' | 'hint'>;

function checkReference(
  id: string,
  refTo: readonly string[],
  { ids, broken }: Collections,
): Dangling | undefined {
  if (refTo.some((collection) => ids.get(collection)?.has(id))) return undefined;
  if (refTo.some((collection) => broken.has(collection))) return undefined;
  const known = new Map(
    refTo.flatMap((collection) => [...(ids.get(collection) ?? [])].slice(0, MOST_COMPARED)),
  );
  const name = refTo.map((collection) => `\`${collectionName(collection)}\``).join(' or ');
  const shown = id.length > 60 ? `${id.slice(0, 59)}…` : id;
  const message = `\`${shown}\`, but ${name} ${known.size === 0 ? 'has no entries' : 'has no such id'}`;
  return { rule: 'schema/dangling-reference', severity: 'error', message, hint: suggest(id, known, name) };
}

function suggest(id: string, known: ReadonlyMap<string, Identified>, name: string): string {
  if (known.size === 0) return `add ${name} with an entry whose id is \`${id.slice(0, 60)}\``;
  const ids = [...known.keys()];
  const named = [...known].find(([, { names }]) =>
    names.some((one) => one.toLowerCase() === id.trim().toLowerCase()),
  );
  const meant = named?.[0] ?? nearest(id, ids);
  if (meant !== undefined) return `did you mean \`${meant}\`?`;
  const shown = ids.length > 10 ? `${listChoices(ids.slice(0, 10))} …` : listChoices(ids);
  return ids.length === 1 ? `the only id there is ${shown}` : `the ids there are ${shown}`;
}

/** "/leadModel/tiers" as the file has it: "leadModel.tiers". */
function collectionName(collection: string): string {
  return collection.slice(1).replaceAll('/', '.');
}
