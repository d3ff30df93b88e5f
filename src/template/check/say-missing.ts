import { nearest } from '../../nearest.ts';
import { type Known, type MissingField, partNames } from './known-value.ts';
import type { Scope } from './scope.ts';

/** What a value is, in plain words, as it follows "is". */
export function describeKind(known: Known): string {
  if (known.type === 'condition') return 'a yes or no';
  if (known.type === 'list') return 'a list';
  if (known.type === 'group' || known.type === 'overlay') return 'a group of fields';
  if (known.type !== 'field') return 'a text';
  const { shape } = known;
  if (shape.kind === 'array') return 'a list';
  if (shape.kind === 'leaf') return shape.format === 'boolean' ? 'a yes or no' : 'a text';
  return 'a group of fields';
}

const PRINTED_GROUPS = new Set(['money', 'time-limit', 'recurrence']);

/** What a value is that cannot be printed, in plain words; undefined if it can. */
export function unprintable(known: Known): string | undefined {
  const isPrinted =
    known.type === 'field' && known.shape.kind === 'object' && PRINTED_GROUPS.has(known.shape.format ?? '');
  const kind =
    known.type === 'anything' || known.type === 'written' || isPrinted ? 'a text' : describeKind(known);
  return kind === 'a text' ? undefined : kind;
}

/** Where the fields of a value are, in plain words, as it follows "There is no field". */
function describeParent(known: Known): string {
  if (known.type === 'overlay') return describeParent(known.base);
  if (known.type === 'group') return `in ${known.name}`;
  if (known.type !== 'field') return 'of a text';
  if (known.at === '') return 'in an agreement';
  const names = known.at.split('/').slice(1);
  const last = names.findLast((name) => name !== '*') ?? '';
  return names.at(-1) === '*' ? `in an entry of \`${last}\`` : `in \`${last}\``;
}

/** What is wrong with a path to a field that there is not. */
export function sayMissing(
  { parent, name, onlyIn }: MissingField,
  scope: Scope,
): { readonly rule: string; readonly message: string; readonly hint: string } {
  if (onlyIn.length > 0)
    return {
      rule: 'only-in-some-types',
      message: `\`${name}\` exists only in ${onlyIn.join(' and ')} agreements, and this template is also used for others`,
      hint: `wrap it in \`{{#if (eq @root.type "${onlyIn[0]}")}} … {{/if}}\``,
    };
  const names = partNames(parent, scope.world);
  const message = `There is no field \`${name}\` ${describeParent(parent)}`;
  const close = nearest(name, names);
  if (close !== undefined) return { rule: 'unknown-field', message, hint: `did you mean \`${close}\`?` };
  if (partNames(scope.root, scope.world).includes(name))
    return {
      rule: 'unknown-field',
      message,
      hint: `it is a field of the agreement: write \`@root.${name}\``,
    };
  const hint =
    names.length === 0
      ? 'a text has no fields: print it as it is'
      : `the fields there are: ${names.slice(0, 30).join(', ')}`;
  return { rule: 'unknown-field', message, hint };
}
