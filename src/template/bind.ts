import { followPath } from '../agreement/field-path.ts';
import type { Agreement } from '../agreement/generated/types.ts';
import { isOpenValue } from '../agreement/open-values.ts';
import { proseReferences } from '../agreement/prose.ts';
import { type Shape, shapeAt, valueAt } from '../agreement/shape.ts';
import { type FigureLeaf, type FigureTree, isFigureLeaf } from '../figures/figure-tree.ts';
import {
  type Clock,
  formatChoice,
  formatDate,
  formatDecimal,
  formatDuration,
  formatMoney,
  formatMonthDay,
  formatOpenValue,
  formatQuantity,
  formatTimeLimit,
  isCurrency,
  NBSP,
} from './format.ts';
import { formatFigure, formatWorking } from './format-figure.ts';
import { formatRecurrence, type RecurrenceFields } from './recurrence.ts';
import type { Words } from './words.ts';

/** A value that a template printed: what the marker in the Markdown stands for. */
export interface PrintedValue {
  readonly text: string;
  /** JSON Pointer of the field it came from. */
  readonly path: string;
  readonly rich: boolean;
}

const ORIGIN = Symbol('origin');

/** Where a bound value came from and what it is. */
export interface Origin {
  readonly path: string;
  /** The agreement's own data at `path`. */
  readonly raw: unknown;
  /** What is printed; undefined for a group of fields or a list. */
  readonly text: string | undefined;
  readonly rich: boolean;
  /** For a reference: the group of fields it refers to. */
  readonly target?: Target;
}

/** A group of fields with an id, and where it stands. */
export interface Target {
  readonly raw: Record<string, unknown>;
  /** JSON Pointer of the group. */
  readonly path: string;
}

/** A part of the agreement as templates see it: it prints as an opaque marker, and its fields are its own properties. */
export type Bound = { readonly [ORIGIN]: Origin };

/** The origin of a bound part; undefined for anything else. */
export function originOf(value: unknown): Origin | undefined {
  return typeof value === 'object' && value !== null && ORIGIN in value
    ? (value as Bound)[ORIGIN]
    : undefined;
}

/** Makes bound values and remembers those that were printed. */
export interface Binder {
  /** The values printed so far, by the index in their marker. */
  readonly printed: readonly PrintedValue[];
  /** The agreement as templates see it. */
  readonly root: unknown;
  /** The figures that were computed, as templates see them. */
  readonly bindFigures: (figures: FigureTree) => unknown;
  /** A value of its own with the text a helper made, said to come from `path`. */
  readonly bind: (text: string, path: string, rich?: boolean) => Bound;
  /** Several values as one: their markers with words between. */
  readonly join: (parts: readonly unknown[], separators: (index: number) => string) => Bound;
}

/** Binds an agreement: each leaf knows its field and prints itself as its kind of field is printed. */
export function bindAgreement(agreement: Agreement, shape: Shape, words: Words): Binder {
  const printed: PrintedValue[] = [];
  const memo = new Map<string, unknown>();

  const create = (origin: Origin, html?: () => string): Bound & Record<string, unknown> => {
    const bound = Object.create(null) as Bound & Record<string, unknown>;
    Object.defineProperty(bound, ORIGIN, { value: origin });
    const print = (): string => {
      if (origin.text === undefined) throw new Error(`${origin.path} is not a value`);
      printed.push({ text: origin.text, path: origin.path, rich: origin.rich });
      return `\uE000${printed.length - 1}\uE001`;
    };
    Object.defineProperty(bound, 'toHTML', { value: html ?? print });
    return bound;
  };

  const bindNode = (raw: unknown, node: Shape | undefined, path: string): unknown => {
    if (raw === undefined || raw === null) return undefined;
    const known = memo.get(path);
    if (known !== undefined) return known;
    if (typeof raw === 'boolean') return raw;
    if (Array.isArray(raw)) {
      const items = raw.map((item, index) =>
        bindNode(item, node?.kind === 'array' ? node.items : undefined, `${path}/${index}`),
      );
      Object.defineProperty(items, ORIGIN, { value: { path, raw, text: undefined, rich: false } });
      memo.set(path, items);
      return items;
    }
    if (typeof raw === 'object') return bindObject(raw as Record<string, unknown>, node, path);
    const bound = create(leafOrigin(raw as string | number, node, path));
    memo.set(path, bound);
    if (node?.kind === 'leaf' && node.refTo) defineTarget(bound, String(raw), node.refTo);
    return bound;
  };

  const bindObject = (raw: Record<string, unknown>, node: Shape | undefined, path: string): unknown => {
    const bound = create({ path, raw, text: objectText(raw, node), rich: false });
    memo.set(path, bound);
    for (const [key, value] of Object.entries(raw)) {
      const child =
        node?.kind === 'object' ? node.properties[key] : node?.kind === 'map' ? node.values : undefined;
      bound[key] = bindNode(value, child, `${path}/${escapePointer(key)}`);
    }
    return bound;
  };

  const leafOrigin = (raw: string | number, node: Shape | undefined, path: string): Origin => {
    const format = node?.kind === 'leaf' ? node.format : 'text';
    const text =
      node?.kind === 'leaf' && node.refTo && !isOpenValue(raw, node)
        ? referenceText(String(raw), node.refTo)
        : leafText(String(raw), format, node, path);
    const target = node?.kind === 'leaf' && node.refTo ? findTarget(String(raw), node.refTo) : undefined;
    return { path, raw, text, rich: format === 'rich', ...(target && { target }) };
  };

  /** Prose with the marker of its own value in place of each binding. */
  const bindProse = (prose: string): string => {
    let text = '';
    let at = 0;
    for (const { type, name, from, to } of proseReferences(prose)) {
      if (type !== 'binding') continue;
      const found = followPath(name, agreement, shape, findEntry);
      if (found.type === 'unknown') throw new Error(`${name} was not checked`);
      const value =
        bindMeasure(found.value, found.shape, found.pointer) ??
        bindNode(found.value, found.shape, found.pointer) ??
        blankOf(found.pointer);
      text += prose.slice(at, from) + (value as { toHTML(): string }).toHTML();
      at = to;
    }
    return text + prose.slice(at);
  };

  /**
   * In prose a percentage and an amount bring their unit, that of the group they stand in or of its metric; other numbers
   * stand alone, so that the sentence says what they count.
   */
  const bindMeasure = (raw: unknown, node: Shape, path: string): Bound | undefined => {
    if (node.kind !== 'leaf' || node.format !== 'decimal' || typeof raw !== 'string') return undefined;
    const group = valueAt(agreement, path.slice(0, path.lastIndexOf('/'))) as Readonly<
      Record<string, unknown>
    >;
    const metric =
      typeof group['metric'] === 'string' ? findTarget(group['metric'], ['/metrics'])?.raw : undefined;
    const unit = group['unit'] ?? metric?.['unit'];
    if (typeof unit !== 'string' || !(unit === '%' || isCurrency(unit))) return undefined;
    return create({ path, raw, text: formatQuantity(raw, unit, words), rich: false });
  };

  /** A variable that nobody has filled in yet prints what is asked for. */
  const blankOf = (path: string): Bound => {
    const variable = agreement.variables?.[Number(path.split('/')[2])];
    return create({ path, raw: '', text: `[${variable?.label ?? ''}]`, rich: false });
  };

  const leafText = (raw: string, format: string, node: Shape | undefined, path: string): string => {
    if (node && isOpenValue(raw, node)) return formatOpenValue(raw, words);
    if (node?.kind === 'leaf' && node.enum) return formatChoice(raw, words, fieldName(path));
    switch (format) {
      case 'decimal':
        return formatDecimal(raw, words);
      case 'integer':
        return formatDecimal(raw, words);
      case 'percent':
        return `${formatDecimal(raw, words)}${NBSP}%`;
      case 'duration':
        return formatDuration(raw, words);
      case 'date':
        return formatDate(raw, words);
      case 'month-day':
        return formatMonthDay(raw, words);
      case 'phone':
        return raw.replaceAll(' ', NBSP);
      case 'rich':
        return bindProse(raw);
      default:
        return raw;
    }
  };

  const objectText = (raw: Record<string, unknown>, node: Shape | undefined): string | undefined => {
    switch (node?.kind === 'object' ? node.format : undefined) {
      case 'money':
        return formatMoney(String(raw['amount']), String(raw['currency']), words);
      case 'time-limit':
        return formatTimeLimit(raw, clockOf(raw['clock']), words);
      case 'recurrence':
        return formatRecurrence(raw as unknown as RecurrenceFields, openCalendar(raw['calendar']), words);
      default:
        return undefined;
    }
  };

  /** The name of a calendar that is ever closed. */
  const openCalendar = (id: unknown): string | undefined => {
    const clock = clockOf(id);
    return clock?.always === false ? clock.name : undefined;
  };

  const clockOf = (id: unknown): Clock | undefined => {
    const found = typeof id === 'string' ? findTarget(id, ['/calendars']) : undefined;
    if (!found) return undefined;
    const withHours = agreement.calendars?.filter(({ always }) => !always) ?? [];
    return {
      name: String(found.raw['name']),
      always: found.raw['always'] === true,
      only: withHours.length === 1,
    };
  };

  const index = indexTargets(agreement);
  const findTarget = (id: string, refTo: readonly string[]): Target | undefined => {
    for (const collection of refTo) {
      const found = index.get(collection)?.get(id);
      if (found) return found;
    }
    return undefined;
  };

  const findEntry = (
    collection: string,
    id: string,
  ): { readonly pointer: string; readonly value: unknown } | undefined => {
    const found = findTarget(id, [collection]);
    return found && { pointer: found.path, value: found.raw };
  };

  const referenceText = (id: string, refTo: readonly string[]): string => {
    const target = findTarget(id, refTo)?.raw;
    for (const field of ['shortName', 'name', 'term', 'title', 'label']) {
      if (typeof target?.[field] === 'string') return target[field];
    }
    return id;
  };

  const defineTarget = (bound: Record<string, unknown>, id: string, refTo: readonly string[]): void => {
    const target = findTarget(id, refTo);
    if (!target) return;
    for (const field of Object.keys(target.raw)) {
      Object.defineProperty(bound, field, {
        enumerable: true,
        get: () =>
          (bindNode(target.raw, shapeAt(shape, target.path), target.path) as Record<string, unknown>)[field],
      });
    }
  };

  const bindFigures = (tree: FigureTree): unknown => {
    if (tree === undefined || typeof tree === 'boolean') return tree;
    if (isFigureLeaf(tree)) {
      if (tree.type === 'field')
        return bindNode(valueAt(agreement, tree.path), shapeAt(shape, tree.path), tree.path);
      return create({ path: tree.path, raw: undefined, text: figureText(tree), rich: false });
    }
    if (Array.isArray(tree)) return tree.map(bindFigures);
    const group: Record<string, unknown> = Object.create(null);
    for (const [name, part] of Object.entries(tree)) group[name] = bindFigures(part);
    return group;
  };

  const figureText = (leaf: Exclude<FigureLeaf, { type: 'field' }>): string => {
    switch (leaf.type) {
      case 'quantity':
        return formatFigure(leaf.quantity, words);
      case 'working':
        return formatWorking(leaf.parts, words);
      case 'date':
        return formatDate(leaf.date, words);
    }
  };

  const root = bindNode(agreement, shape, '');
  return {
    printed,
    root,
    bindFigures,
    bind: (text, path, rich = false) => create({ path, raw: text, text, rich }),
    join: (parts, separators) => {
      if (!parts.every(isPrintable)) throw new TypeError('Only values can be joined');
      const text = parts.map((part, at) => separators(at) + (originOf(part)?.text ?? '')).join('');
      const path = originOf(parts[0])?.path ?? '';
      return create({ path, raw: parts, text, rich: false }, () =>
        parts.map((part, at) => separators(at) + (part as { toHTML(): string }).toHTML()).join(''),
      );
    },
  };
}

function isPrintable(part: unknown): boolean {
  const origin = originOf(part);
  return origin ? origin.text !== undefined : typeof part === 'object' && part !== null && 'toHTML' in part;
}

/** Everything with an id, by the collection it stands in ("/parties", "/leadModel/tiers"). */
function indexTargets(agreement: Agreement): ReadonlyMap<string, ReadonlyMap<string, Target>> {
  const index = new Map<string, Map<string, Target>>();
  const visit = (value: unknown, collection: string, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      value.forEach((item: unknown, at) => {
        const id =
          typeof item === 'object' && item !== null ? (item as Record<string, unknown>)['id'] : undefined;
        if (typeof id === 'string') {
          const targets = index.get(collection) ?? new Map<string, Target>();
          targets.set(id, { raw: item as Record<string, unknown>, path: `${path}/${at}` });
          index.set(collection, targets);
        }
        visit(item, collection, `${path}/${at}`);
      });
      return;
    }
    for (const [key, item] of Object.entries(value))
      visit(item, `${collection}/${key}`, `${path}/${escapePointer(key)}`);
  };
  visit(agreement, '', '');
  return index;
}

/** The name of the field at a pointer, or of the list it stands in. */
function fieldName(path: string): string {
  return path.split('/').findLast((part) => !/^\d+$/.test(part)) ?? '';
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
