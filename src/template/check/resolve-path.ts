import { knowing } from './facts.ts';
import { type Known, type MissingField, partOf } from './known-value.ts';
import type { Scope } from './scope.ts';

/** What a path leads to, or why it leads nowhere. */
export type Resolved =
  | Known
  | MissingField
  /** `../` where there is nothing around, `@index` outside `{{#each}}`. */
  | { readonly type: 'nowhere'; readonly message: string; readonly hint: string };

/** Follows a path of a template from its place. */
export function resolvePath(path: hbs.AST.PathExpression, scope: Scope): Resolved {
  const start = startOf(path, scope);
  if (start.known.type === 'nowhere') return start.known;
  let known: Known = knowing(start.known, scope.facts);
  for (const name of start.rest) {
    const part = partOf(known, name, scope.world);
    if (part.type === 'missing') return part;
    known = knowing(part, scope.facts);
  }
  return known;
}

interface Start {
  readonly known: Known | Extract<Resolved, { readonly type: 'nowhere' }>;
  readonly rest: readonly string[];
}

function startOf(path: hbs.AST.PathExpression, scope: Scope): Start {
  const { parts, depth, original } = path;
  const [first = '', ...rest] = parts;
  if (path.data) {
    if (first === 'root') return { known: scope.root, rest };
    const counter = scope.counters[depth]?.get(first);
    if (counter) return { known: counter, rest };
    const isCounter = ['index', 'key', 'first', 'last'].includes(first);
    return {
      known: {
        type: 'nowhere',
        message: isCounter ? `\`${original}\` stands outside \`{{#each}}\`` : `There is no \`${original}\``,
        hint: isCounter
          ? 'it counts the items of a list: use it between `{{#each …}}` and `{{/each}}`'
          : 'there are `@index`, `@first`, `@last`, `@key` and `@root`',
      },
      rest,
    };
  }
  const name = depth === 0 && !/^(this|\.)[./]/.test(original) ? scope.names.get(first) : undefined;
  if (name) return { known: name, rest };
  const context = scope.contexts[depth];
  if (context) return { known: context, rest: parts };
  return {
    known: {
      type: 'nowhere',
      message: `\`${original}\` leads out of this file`,
      hint: `write \`@root.${parts.join('.')}\` for a field of the agreement`,
    },
    rest,
  };
}
