import type { AgreementType } from '../../agreement/generated/types.ts';
import { childShape, type Shape, shapeAt } from '../../agreement/shape.ts';
import type { FigureShape } from '../../figures/figures-shape.ts';

/** Whether an agreement has a value in each case, in some, or in none. */
export type Presence = 'always' | 'maybe' | 'never';

/** A value that a template writes out: `"customer"`, `1`, `true`, `undefined`. */
export type Constant = string | number | boolean | undefined | null;

interface KnownBase {
  readonly presence: Presence;
  /** The way to the value; the same way leads to the same value, so that what is found out of one holds for the other. */
  readonly identity: string;
}

/** What is known of a value before there is an agreement. */
export type Known =
  /** A part of the agreement; `at` is its pointer, with `*` for the items of lists. */
  | (KnownBase & { readonly type: 'field'; readonly shape: Shape; readonly at: string })
  /** A group of values that is no part of the agreement: the options of a style, the figures. */
  | (KnownBase & {
      readonly type: 'group';
      readonly name: string;
      readonly fields: Readonly<Record<string, Part>>;
    })
  /** A context with values that were given to a template by name laid over it. */
  | (KnownBase & {
      readonly type: 'overlay';
      readonly base: Known;
      readonly given: ReadonlyMap<string, Known>;
    })
  | (KnownBase & { readonly type: 'list'; readonly item: Known })
  /** A text or number that is printed as it is; it may be written out in the template. */
  | (KnownBase & { readonly type: 'text' | 'number'; readonly constant?: Constant })
  /** Yes or no. */
  | (KnownBase & { readonly type: 'condition'; readonly truth: boolean | undefined })
  | (KnownBase & { readonly type: 'written'; readonly constant: Constant })
  /** Something of which nothing is known. */
  | (KnownBase & { readonly type: 'anything' });

/** A part of a group, by the way in which it is described. */
export type Part =
  | { readonly type: 'figure'; readonly shape: FigureShape }
  | { readonly type: 'option'; readonly kind: 'boolean' | 'string' | 'integer' | 'number' };

/** What templates of one run may see: the shapes of agreements, and of which type this one is. */
export interface World {
  readonly type: AgreementType;
  readonly shapes: Readonly<Record<AgreementType, Shape>>;
}

/** A field that is not there, and the types of agreements that have it. */
export interface MissingField {
  readonly type: 'missing';
  readonly parent: Known;
  readonly name: string;
  readonly onlyIn: readonly AgreementType[];
}

/** The part of a value that a template calls `name`. */
export function partOf(known: Known, name: string, world: World): Known | MissingField {
  const identity = `${known.identity}.${name}`;
  const missing = (onlyIn: readonly AgreementType[] = []): MissingField => ({
    type: 'missing',
    parent: known,
    name,
    onlyIn,
  });
  switch (known.type) {
    case 'anything':
      return { type: 'anything', presence: 'maybe', identity };
    case 'overlay': {
      const given = known.given.get(name);
      return given ?? partOf(known.base, name, world);
    }
    case 'group': {
      const part = Object.hasOwn(known.fields, name) ? known.fields[name] : undefined;
      return part ? knownPart(part, known.presence, identity, world) : missing();
    }
    case 'list':
      if (/^\d+$/.test(name)) return { ...known.item, presence: 'maybe', identity };
      return name === 'length' ? { type: 'number', presence: 'always', identity } : missing();
    case 'field':
      return fieldPart(known, name, identity, world) ?? missing(typesWith(known.at, name, world));
    default:
      return missing();
  }
}

type KnownField = Extract<Known, { readonly type: 'field' }>;

function fieldPart(known: KnownField, name: string, identity: string, world: World): Known | undefined {
  const { shape, at, presence } = known;
  switch (shape.kind) {
    case 'object': {
      const child = childShape(shape, name);
      if (!child) return undefined;
      const isSure =
        presence === 'always' &&
        !shape.none &&
        (shape.required.includes(name) || ('default' in child && child.default !== undefined));
      return {
        type: 'field',
        shape: child,
        at: `${at}/${name}`,
        presence: isSure ? 'always' : 'maybe',
        identity,
      };
    }
    case 'array': {
      if (name === 'length') return { type: 'number', presence: 'always', identity };
      if (!/^\d+$/.test(name)) return undefined;
      const isSure = presence === 'always' && Number(name) < (shape.minItems ?? 0);
      return {
        type: 'field',
        shape: shape.items,
        at: `${at}/*`,
        presence: isSure ? 'always' : 'maybe',
        identity,
      };
    }
    case 'map':
      return { type: 'field', shape: shape.values, at: `${at}/*`, presence: 'maybe', identity };
    case 'leaf': {
      const targets = (shape.refTo ?? []).flatMap((collection) => targetOf(collection, known, world) ?? []);
      const parts = targets.flatMap((target) => fieldPart(target, name, identity, world) ?? []);
      const [first] = parts;
      return first && parts.length < targets.length ? { ...first, presence: 'maybe' } : first;
    }
  }
}

/** What a reference refers to. */
export function targetOf(collection: string, reference: KnownField, world: World): KnownField | undefined {
  const root = world.shapes[world.type];
  let node: Shape | undefined = root;
  let at = '';
  for (const key of collection.split('/').slice(1)) {
    while (node?.kind === 'array') [node, at] = [node.items, `${at}/*`];
    node = node && childShape(node, key);
    at += `/${key}`;
  }
  return node?.kind === 'array' ? { ...reference, shape: node.items, at: `${at}/*` } : undefined;
}

/** The types of agreements that have this field in this place. */
function typesWith(at: string, name: string, { shapes }: World): AgreementType[] {
  return (Object.keys(shapes) as AgreementType[]).filter((type) => {
    const shape = shapeAt(shapes[type], at);
    return shape?.kind === 'object' && Object.hasOwn(shape.properties, name);
  });
}

function knownPart(part: Part, within: Presence, identity: string, world: World): Known {
  const presence = within === 'always' ? 'always' : 'maybe';
  if (part.type === 'option')
    return part.kind === 'boolean'
      ? { type: 'condition', truth: undefined, presence, identity }
      : { type: 'text', presence, identity };
  const { shape } = part;
  const there: Presence = shape.optional ? 'maybe' : presence;
  switch (shape.type) {
    case 'value':
      return { type: 'text', presence: there, identity };
    case 'condition':
      return { type: 'condition', truth: undefined, presence: there, identity };
    case 'field': {
      const at = shape.of;
      const found = shapeAt(world.shapes[world.type], at);
      if (!found) throw new Error(`There is no field ${at}`);
      return { type: 'field', shape: found, at, presence: there, identity };
    }
    case 'list': {
      const item = knownPart({ type: 'figure', shape: shape.items }, 'always', `${identity}[]`, world);
      return { type: 'list', item, presence: there, identity };
    }
    case 'group': {
      const fields = Object.entries(shape.fields).map(([key, field]): [string, Part] => [
        key,
        { type: 'figure', shape: field },
      ]);
      return {
        type: 'group',
        name: 'the figures',
        fields: Object.fromEntries(fields),
        presence: there,
        identity,
      };
    }
  }
}

/** The items of a list or the values of a map, each as the same unknown one; undefined for anything else. */
export function itemOf(known: Known, identity: string): Known | undefined {
  if (known.type === 'list') return { ...known.item, presence: 'always', identity };
  if (known.type === 'anything') return { type: 'anything', presence: 'always', identity };
  if (known.type !== 'field') return undefined;
  const { shape, at } = known;
  const item = shape.kind === 'array' ? shape.items : shape.kind === 'map' ? shape.values : undefined;
  return item && { type: 'field', shape: item, at: `${at}/*`, presence: 'always', identity };
}

/** The names that a value has parts under, for suggestions. */
export function partNames(known: Known, world: World): string[] {
  switch (known.type) {
    case 'overlay':
      return [...known.given.keys(), ...partNames(known.base, world)];
    case 'group':
      return Object.keys(known.fields);
    case 'field': {
      const { shape } = known;
      if (shape.kind === 'object') return Object.keys(shape.properties);
      if (shape.kind !== 'leaf') return [];
      const targets = (shape.refTo ?? []).flatMap((one) => targetOf(one, known, world) ?? []);
      return targets.flatMap((target) => partNames(target, world));
    }
    default:
      return [];
  }
}
