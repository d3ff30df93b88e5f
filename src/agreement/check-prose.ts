import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { Visit } from './check-values.ts';
import { listChoices, nameFirst } from './describe-values.ts';
import { type FieldPath, type FindEntry, followPath, isBindable } from './field-path.ts';
import type { Source } from './located-source.ts';
import { placeInText } from './place-in-text.ts';
import { proseReferences } from './prose.ts';
import type { Shape } from './shape.ts';

/** Bindings to fields that are not there, and uses of terms that nothing defines, each where it stands in the text. */
export function checkProse(visits: readonly Visit[], shape: Shape, source: Source): Problem[] {
  let index: ProseIndex | undefined;
  return visits.flatMap(({ shape: node, value, pointer }) => {
    if (node.kind !== 'leaf' || node.format !== 'rich' || typeof value !== 'string') return [];
    return proseReferences(value).flatMap((reference): Problem[] => {
      index ??= indexProse(visits);
      const found =
        reference.type === 'term'
          ? judgeTerm(reference.name, index.terms)
          : judgeBinding(reference.name, followPath(reference.name, source.data, shape, index.find));
      if (!found) return [];
      const message = `${nameFirst(pointer)} ${found.message}`;
      const place = placeInText(value, reference, pointer, source);
      return [{ rule: found.rule, severity: 'error', message, hint: found.hint, place, path: pointer }];
    });
  });
}

interface ProseIndex {
  readonly find: FindEntry;
  /** Every defined term, abbreviation and calendar name, in small letters, as it is written. */
  readonly terms: ReadonlyMap<string, string>;
}

function indexProse(visits: readonly Visit[]): ProseIndex {
  const entries = new Map<string, { readonly pointer: string; readonly value: unknown }>();
  const terms = new Map<string, string>();
  for (const { collection, pointer, value } of visits) {
    if (typeof value !== 'object' || value === null || !/\/\d+$/.test(pointer)) continue;
    const { id, term, abbreviation, name, aliases } = value as Readonly<Record<string, unknown>>;
    if (typeof id === 'string') entries.set(`${collection} ${id}`, { pointer, value });
    const isTerm = collection === '/definitions';
    const words = isTerm
      ? [term, abbreviation, ...(Array.isArray(aliases) ? aliases : [])]
      : collection === '/calendars'
        ? [name]
        : [];
    for (const word of words) if (typeof word === 'string') terms.set(word.toLowerCase(), word);
  }
  if (entries.size > 0) terms.set('business day', 'Business Day').set('business days', 'Business Days');
  return { find: (collection, id) => entries.get(`${collection} ${id}`), terms };
}

interface Fault {
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
}

/** A term may be used in the plural. */
function judgeTerm(term: string, terms: ReadonlyMap<string, string>): Fault | undefined {
  const word = term.toLowerCase();
  if ([word, word.replace(/s$/, ''), word.replace(/ies$/, 'y')].some((form) => terms.has(form)))
    return undefined;
  const meant = nearest(word, [...terms.keys()]);
  return {
    rule: 'schema/unknown-term',
    message: `uses the term \`${term}\`, which is not defined`,
    hint:
      meant === undefined
        ? 'add it to `definitions`, or write the word without brackets'
        : `did you mean \`[[${terms.get(meant)}]]\`?`,
  };
}

function judgeBinding(path: string, found: FieldPath): Fault | undefined {
  const rule = 'schema/unknown-binding';
  if (path === '')
    return {
      rule,
      message: 'has empty braces',
      hint: 'write the way to a field, such as `{{objectives.uptime.target}}`, or `\\{{` for the braces themselves',
    };
  if (found.type === 'found') {
    if (isBindable(found.shape)) return undefined;
    const what = found.shape.kind === 'leaf' ? 'prose or a yes or no' : 'a group of fields or a list';
    return {
      rule,
      message: `binds \`${path}\`, which is ${what}`,
      hint:
        found.shape.kind === 'object'
          ? `bind one of its fields: ${listChoices(Object.keys(found.shape.properties).slice(0, 8))}`
          : 'bind a number, a date, a name or another single value',
    };
  }
  const { part, before, choices, isField } = found;
  const shown = part.slice(0, 60);
  const where = before === '' ? 'the agreement' : `\`${before}\``;
  if (isField)
    return {
      rule,
      message: `binds \`${path}\`, but ${where} has no \`${shown}\``,
      hint: `add \`${shown}\` to ${where}`,
    };
  const meant = nearest(part, choices);
  return {
    rule,
    message: `binds \`${path.slice(0, 100)}\`, but ${where} has no \`${shown}\``,
    hint:
      meant !== undefined
        ? `did you mean \`{{${[before, meant, ...path.split('.').slice(before === '' ? 1 : before.split('.').length + 1)].filter((name) => name !== '').join('.')}}}\`?`
        : choices.length === 0 || before === ''
          ? 'write the way to a field, such as `{{objectives.uptime.target}}`'
          : `there are ${listChoices(choices.slice(0, 10))}`,
  };
}
