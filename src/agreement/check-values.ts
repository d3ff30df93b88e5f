import type { Problem } from '../problem.ts';
import { describeWriting, nameFirst } from './describe-values.ts';
import type { Source } from './read.ts';
import { childShape, escapeKey, type LeafShape, type Shape } from './shape.ts';
import { isPlainNumber, suggestNumber } from './suggest-value.ts';
import { judgeValue } from './value-rules.ts';

/** A value of an agreement beside its shape. */
export interface Visit {
  readonly pointer: string;
  readonly shape: Shape;
  readonly value: unknown;
  /** The collection that an item stands in, as a pointer pattern: `/parties`, `/leadModel/tiers`. */
  readonly collection: string;
}

/** Visits each value that has a shape, groups before what is in them; values of another type than their shape too. */
export function visitValues(data: unknown, shape: Shape, visit: (visit: Visit) => void): void {
  const walk = (value: unknown, node: Shape, pointer: string, collection: string): void => {
    visit({ pointer, shape: node, value, collection });
    if (typeof value === 'string' && node.kind === 'object' && node.shorthand !== undefined) {
      // A plain text stands for one of the fields of a group.
      const child = childShape(node, node.shorthand);
      if (child) visit({ pointer, shape: child, value, collection: `${collection}/${node.shorthand}` });
    }
    if (Array.isArray(value)) {
      if (node.kind !== 'array') return;
      value.forEach((item: unknown, index) => {
        walk(item, node.items, `${pointer}/${index}`, collection);
      });
    } else if (typeof value === 'object' && value !== null && node.kind !== 'array') {
      for (const [key, item] of Object.entries(value)) {
        const child = childShape(node, key);
        const part = escapeKey(key);
        if (child) walk(item, child, `${pointer}/${part}`, `${collection}/${part}`);
      }
    }
  };
  walk(data, shape, '', '');
}

/** The problem of a value that is written as its kind is written, but does not exist or loses digits; undefined if fine. */
export function checkValue({ pointer, shape, value }: Visit, source: Source): Problem | undefined {
  if (shape.kind !== 'leaf') return undefined;
  if (typeof value === 'number')
    return Number.isFinite(value) ? checkNumber(pointer, shape, value, source) : undefined;
  if (typeof value !== 'string') return undefined;
  const fault = judgeValue(shape.format, value);
  if (!fault || !followsPattern(shape, value)) return undefined;
  const { rule, hint } = fault;
  const message = `${nameFirst(pointer)} ${fault.message}`;
  return { rule, severity: 'error', message, hint, place: source.locate(pointer), path: pointer };
}

/** What breaks its pattern is told with the pattern. */
function followsPattern({ pattern }: LeafShape, value: string): boolean {
  return pattern === undefined || new RegExp(pattern, 'u').test(value);
}

/** Numbers must be written plainly, so that their digits can be kept: not `1e3`, `0x1F`, `007` or `+5`. */
function checkNumber(pointer: string, leaf: LeafShape, value: number, source: Source): Problem | undefined {
  if (!['decimal', 'percent', 'integer'].includes(leaf.format)) return undefined;
  const text = source.numbers.get(pointer) ?? '';
  // A fraction for a whole number is of the wrong type already.
  if (leaf.format === 'integer' && !Number.isInteger(value)) return undefined;
  if (isPlainNumber(text) && !(leaf.format === 'integer' && text.includes('.'))) return undefined;
  const fraction = leaf.format === 'integer' && /^-?\d+\.\d+$/.test(text);
  const message = fraction
    ? `${nameFirst(pointer)} must be a whole number, not ${text}`
    : `${nameFirst(pointer)} must be a plain number, not \`${text.slice(0, 40)}\``;
  const meant = suggestNumber(text.replace(/^\+/, '').replace(/^0+(?=\d)/, ''));
  const hint = fraction
    ? 'write it without a decimal point'
    : meant !== undefined && meant !== text
      ? `write \`${meant}\``
      : text.length > 30
        ? 'write at most 30 digits'
        : describeWriting(leaf);
  return {
    rule: 'schema/bad-decimal',
    severity: 'error',
    message,
    hint,
    place: source.locate(pointer),
    path: pointer,
  };
}
