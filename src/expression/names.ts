import { nearest } from '../nearest.ts';
import { type Expression, type Fault, type NumberLiteral, partsOf, type Span } from './expression.ts';
import { FUNCTIONS } from './functions.ts';

/** Each name of an expression with its places, names and places in the order of the text. */
export function namesIn(expression: Expression): ReadonlyMap<string, readonly Span[]> {
  const places = new Map<string, Span[]>();
  for (const node of leavesOf(expression)) {
    if (node.type !== 'name') continue;
    const span = { from: node.from, to: node.to };
    const known = places.get(node.name);
    if (known) known.push(span);
    else places.set(node.name, [span]);
  }
  return places;
}

/**
 * A fault for each name that is not among `known`, for `deal-size` where `deal_size` is meant, and for a number whose
 * unit is also a known name: `2 quota` would be read as a number of quotas, not as a product.
 */
export function checkNames(expression: Expression, known: readonly string[]): Fault[] {
  const names = new Set(known);
  const meant = new Map<string, string | undefined>();
  const suggest = (name: string): string | undefined => {
    if (!meant.has(name)) meant.set(name, nearest(name, known));
    return meant.get(name);
  };
  const hyphened = findHyphened(expression, names);
  const faults: Fault[] = hyphened.map(({ name, ...span }) => ({
    message: `\`${name.replaceAll('_', '-')}\` is a subtraction here`,
    hint: `write \`${name}\` for the name, or spaces round the sign to subtract`,
    ...span,
  }));
  for (const leaf of leavesOf(expression)) {
    if (hyphened.some(({ from, to }) => from <= leaf.from && leaf.to <= to)) continue;
    if (leaf.type === 'name' && !names.has(leaf.name)) {
      const { name, from, to } = leaf;
      faults.push({ message: `Nothing is called \`${name}\``, hint: hintFor(name, suggest(name)), from, to });
    } else if (leaf.type === 'number') {
      const clash = leaf.unit?.split('/').find((word) => names.has(word));
      if (clash !== undefined) faults.push(explainClash(leaf, clash));
    }
  }
  return faults.sort((a, b) => a.from - b.from);
}

function hintFor(name: string, suggestion: string | undefined): string {
  if (suggestion !== undefined) return `did you mean \`${suggestion}\`?`;
  const called = FUNCTIONS.get(name);
  if (called) return `write \`${called.usage}\` to call the function`;
  return 'use the id of a metric or an assumption, or explain the symbol in `variables`';
}

function explainClash({ text, unit, from, to }: NumberLiteral, clash: string): Fault {
  const isDivisor = unit !== clash;
  return {
    message: `\`${text} ${unit}\` is read as a number with a unit, and \`${clash}\` is a name too`,
    hint: isDivisor
      ? `write spaces round \`/\` to divide by \`${clash}\`, or the number without its unit`
      : `write \`${text} * ${clash}\` to multiply, or \`${text}\` without a unit`,
    from,
    to,
  };
}

type Leaf = Extract<Expression, { type: 'name' | 'number' }>;

function leavesOf(expression: Expression): Leaf[] {
  if (expression.type === 'name' || expression.type === 'number') return [expression];
  return partsOf(expression).flatMap(leavesOf);
}

/** Names and numbers that hang together by `-` without spaces and, joined by `_`, are a known name; longest first. */
function findHyphened(
  expression: Expression,
  known: ReadonlySet<string>,
): (Span & { readonly name: string })[] {
  const signs = new Set<number>();
  collectTightSigns(expression, signs);
  if (signs.size === 0 || known.size === 0) return [];
  const leaves = leavesOf(expression);
  const longestName = Math.max(...[...known].map((name) => name.length));
  const found: (Span & { name: string })[] = [];
  for (let first = 0; first < leaves.length; first++) {
    let name = textOf(leaves[first]!);
    let longest: (Span & { name: string; last: number }) | undefined;
    for (let last = first + 1; last < leaves.length && signs.has(leaves[last - 1]!.to); last++) {
      name += `_${textOf(leaves[last]!)}`;
      if (name.length > longestName) break;
      if (known.has(name)) longest = { name, from: leaves[first]!.from, to: leaves[last]!.to, last };
    }
    if (!longest) continue;
    found.push({ name: longest.name, from: longest.from, to: longest.to });
    first = longest.last;
  }
  return found;
}

function textOf(leaf: Leaf): string {
  return leaf.type === 'name' ? leaf.name : leaf.text;
}

/** Collects where a `-` stands that touches a leaf on either side. */
function collectTightSigns(expression: Expression, signs: Set<number>): void {
  if (expression.type === 'binary' && expression.sign === '-') {
    const left = lastLeaf(expression.left);
    const right = firstLeaf(expression.right);
    const isPlain = right?.type === 'name' || (right?.type === 'number' && right.unit === undefined);
    if (left?.type === 'name' || (left?.type === 'number' && left.unit === undefined)) {
      if (isPlain && right.from - left.to === 1) signs.add(left.to);
    }
  }
  for (const part of partsOf(expression)) collectTightSigns(part, signs);
}

function lastLeaf(expression: Expression): Expression {
  return expression.type === 'binary' ? lastLeaf(expression.right) : expression;
}

function firstLeaf(expression: Expression): Expression {
  return expression.type === 'binary' ? firstLeaf(expression.left) : expression;
}
