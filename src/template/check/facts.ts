import type { Constant, Known } from './known-value.ts';

/** What a condition around a place has found out of a value. */
export interface Fact {
  readonly truthy?: boolean;
  readonly equals?: { readonly value: Constant };
  readonly differs?: readonly Constant[];
  /** The template whose condition found it out. */
  readonly file: string;
}

/** What is known of values at a place of a template, by their identities. */
export type Facts = ReadonlyMap<string, Fact>;

/** Facts with one more; what is there implies that what it is a part of is there too. */
export function learn(facts: Facts, { identity }: Known, fact: Fact): Facts {
  const learnt = new Map(facts);
  const { truthy, equals, differs } = { ...facts.get(identity), ...fact };
  const all = [...(facts.get(identity)?.differs ?? []), ...(fact.differs ?? [])];
  learnt.set(identity, {
    ...(truthy !== undefined && { truthy }),
    ...(equals && { equals }),
    ...(differs && { differs: all }),
    file: fact.file,
  });
  if (fact.truthy !== true) return learnt;
  for (let at = identity.lastIndexOf('.'); at > 0; at = identity.lastIndexOf('.', at - 1)) {
    const parent = identity.slice(0, at);
    if (learnt.get(parent)?.truthy !== true)
      learnt.set(parent, { ...learnt.get(parent), truthy: true, file: fact.file });
  }
  return learnt;
}

/** A value as the conditions around it leave it: one that was found to be there is there. */
export function knowing(known: Known, facts: Facts): Known {
  const truthy = facts.get(known.identity)?.truthy;
  if (truthy === undefined || known.presence === 'never') return known;
  if (known.type === 'condition') return { ...known, truth: truthy };
  return truthy ? { ...known, presence: 'always' } : known;
}

/** Whether a value counts as there in `{{#if}}`; undefined if that depends on the agreement. */
export function truthOf(known: Known, facts: Facts): boolean | undefined {
  if (known.presence === 'never') return false;
  const { truthy, equals } = facts.get(known.identity) ?? {};
  if (truthy !== undefined) return truthy;
  if (equals) return Boolean(equals.value);
  switch (known.type) {
    case 'condition':
      return known.truth;
    case 'written':
      return Boolean(known.constant);
    case 'group':
    case 'overlay':
      return known.presence === 'always' ? true : undefined;
    case 'field': {
      const { shape, presence } = known;
      if (presence !== 'always') return undefined;
      if (shape.kind === 'array') return (shape.minItems ?? 0) > 0 ? true : undefined;
      return shape.kind === 'leaf' && shape.format === 'boolean' ? undefined : true;
    }
    default:
      return undefined;
  }
}
