import { checkYield } from '../expression/check-kinds.ts';
import type { Fault } from '../expression/expression.ts';
import { checkNames, namesIn } from '../expression/names.ts';
import { parseExpression } from '../expression/parse-expression.ts';
import { unitOf } from '../expression/units.ts';
import type { Problem } from '../problem.ts';
import type { Visit } from './check-values.ts';
import { decapitalise, nameFirst } from './describe-values.ts';
import type { Source } from './located-source.ts';
import { isOpenValue } from './open-values.ts';
import { placeInText } from './place-in-text.ts';
import { valueAt } from './shape.ts';

/** Formulas and conditions that cannot be read, name what is not there, or add what does not go together. */
export function checkExpressions(visits: readonly Visit[], source: Source): Problem[] {
  let entries: ReadonlyMap<string, Collection> | undefined;
  return visits.flatMap(({ shape, value, pointer }) => {
    if (shape.kind !== 'leaf' || !shape.symbols || typeof value !== 'string' || isOpenValue(value, shape))
      return [];
    if (value.trim() === '') return [];
    const tell = (rule: string, faults: readonly Fault[]): Problem[] =>
      faults.map(({ message, hint, from, to }) => ({
        rule: `schema/${rule}`,
        severity: 'error',
        message: `${nameFirst(pointer)}: ${decapitalise(message)}`,
        hint,
        place: placeInText(value, { from, to }, pointer, source),
        path: pointer,
      }));
    const { expression, faults } = parseExpression(value);
    if (!expression || faults.length > 0) return tell('bad-formula', faults);
    const isYesOrNo =
      valueAt(source.data, `${pointer.slice(0, pointer.lastIndexOf('/'))}/kind`) === 'boolean';
    const wrong = isYesOrNo ? [] : checkYield(expression, shape.yields ?? 'number');
    if (wrong.length > 0) return tell('bad-formula', wrong);
    entries ??= collectSymbols(visits);
    const known = knownSymbols(shape.symbols, pointer, entries, source);
    const used = [...namesIn(expression).keys()];
    // A name with a hyphen reads as a subtraction, which only the whole list of names can tell.
    const isPlain = used.every(known.has) && !/\w-\w/.test(value);
    const unknown = isPlain ? [] : checkNames(expression, known.all());
    if (unknown.length > 0) return tell('unknown-symbol', unknown);
    const units = new Map(
      used.flatMap((name) => {
        const unit = known.unitOf(name);
        return unit === undefined ? [] : [[name, unit] as const];
      }),
    );
    return tell('unit-mismatch', unitOf(expression, units).faults);
  });
}

/** The names of a collection in formulas, each with its unit. */
type Collection = ReadonlyMap<string, string | undefined>;

function collectSymbols(visits: readonly Visit[]): ReadonlyMap<string, Collection> {
  const collections = new Map<string, Map<string, string | undefined>>();
  for (const { collection, value, shape } of visits) {
    if (shape.kind !== 'object' || typeof value !== 'object' || value === null) continue;
    const { id, unit } = value as Readonly<Record<string, unknown>>;
    if (typeof id !== 'string') continue;
    const names = collections.get(collection) ?? new Map<string, string | undefined>();
    names.set(symbolOf(id), typeof unit === 'string' ? unit : undefined);
    collections.set(collection, names);
  }
  return collections;
}

interface KnownSymbols {
  readonly has: (name: string) => boolean;
  readonly unitOf: (name: string) => string | undefined;
  readonly all: () => readonly string[];
}

function knownSymbols(
  symbols: readonly string[],
  pointer: string,
  entries: ReadonlyMap<string, Collection>,
  source: Source,
): KnownSymbols {
  const group = pointer.slice(0, pointer.lastIndexOf('/'));
  const own = new Map<string, string | undefined>();
  const shared: Collection[] = [];
  for (const symbol of symbols) {
    if (symbol.startsWith('./')) {
      const map = valueAt(source.data, `${group}${symbol.slice(1)}`);
      for (const key of typeof map === 'object' && map !== null ? Object.keys(map) : [])
        own.set(key, undefined);
    } else if (symbol.startsWith('/')) shared.push(entries.get(symbol) ?? new Map());
    else own.set(symbol, undefined);
  }
  // What a symbol is explained as goes before what else has its name.
  const all = [own, ...shared];
  return {
    has: (name) => all.some((names) => names.has(name)),
    unitOf: (name) => all.find((names) => names.has(name))?.get(name),
    all: () => all.flatMap((names) => [...names.keys()]),
  };
}

/** An id as formulas write it: "deal-size" → "deal_size". */
export function symbolOf(id: string): string {
  return id.replaceAll('-', '_');
}
