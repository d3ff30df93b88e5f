import type { Facts } from './facts.ts';
import type { Known, World } from './known-value.ts';

/** What a place of a template sees. */
export interface Scope {
  readonly world: World;
  /** The value that fields are of, then those of the blocks around it. */
  readonly contexts: readonly Known[];
  readonly root: Known;
  /** Names that a block gave: `{{#each parties as |party|}}`. */
  readonly names: ReadonlyMap<string, Known>;
  /** What `{{#each}}` counts with, the innermost first. */
  readonly counters: readonly ReadonlyMap<string, Known>[];
  /** What the conditions around found out. */
  readonly facts: Facts;
}

/** The scope inside a block whose fields are those of `context`. */
export function enter(scope: Scope, context: Known, names: ReadonlyMap<string, Known> = new Map()): Scope {
  // A context that is the same as that around it does not count for `../`.
  const contexts =
    scope.contexts[0]?.identity === context.identity
      ? [context, ...scope.contexts.slice(1)]
      : [context, ...scope.contexts];
  return { ...scope, contexts, names: new Map([...scope.names, ...names]) };
}

/** What `{{#each}}` gives its items to count with. */
export function countersOf(identity: string): ReadonlyMap<string, Known> {
  const counter = (name: string): { readonly presence: 'always'; readonly identity: string } => ({
    presence: 'always',
    identity: `${identity}@${name}`,
  });
  return new Map<string, Known>([
    ['index', { type: 'number', ...counter('index') }],
    ['key', { type: 'text', ...counter('key') }],
    ['first', { type: 'condition', truth: undefined, ...counter('first') }],
    ['last', { type: 'condition', truth: undefined, ...counter('last') }],
  ]);
}
