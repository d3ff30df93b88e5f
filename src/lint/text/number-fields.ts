import { valueAt } from '../../agreement/shape.ts';
import { exact, toDecimal } from '../../compute/exact.ts';
import { parseDuration } from '../../compute/time/duration.ts';
import { decided } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { type LintWords, wordTable } from '../lint-words.ts';
import { sayCount, saySeconds } from '../say/say.ts';
import { type Quantity, singularNoun, timeOf } from './numbers-in-prose.ts';
import type { ProseLeaf } from './prose-of.ts';

/** A field with a number that a text may repeat. */
export interface NumberField {
  readonly pointer: string;
  readonly quantity: Quantity;
  /** How a message says its value. */
  readonly shown: string;
  /** Whether a binding prints the unit with the number. */
  readonly printsUnit: boolean;
  /** The name of the words that a sentence about the field has; without it every sentence of the text is about it. */
  readonly cue?: string;
  /** Whether the text only seems to be about it. */
  readonly isGuess?: boolean;
}

/** By the text: the fields that it may be about, from the group that it stands in. */
const RELATED: Readonly<Record<string, readonly string[]>> = {
  '/continuity/notes': ['rpo', 'rto'],
  '/exclusions/*/text': ['maxPerWindow'],
  '/legal/changes/exitRight': ['notice'],
  '/remedies/claim/expires': ['limit', 'decide', 'pay'],
  '/remedies/claim/preconditions/*': ['limit'],
  '/remedies/consequences/*/text': ['due'],
  '/remedies/strikes/*/steps/*/action': ['due'],
  '/responsibilities/rows/*/cells/{}/*/action': ['due'],
  '/services/*/workloadLimits/*/note': ['max'],
  '/support/workloadLimits/*/note': ['max'],
  '/termination/grounds/*/trigger/test': ['../cure', '../notice'],
};

/** Texts that say in words what an objective promises. */
const ABOUT_OBJECTIVE = new Set(['/goals/*/statement', '/responsibilities/rows/*/cells/{}/*/action']);

/** The fields of the text's own entry, and of the objective or goal that it puts into words. */
export function fieldsNear(leaf: ProseLeaf, context: LintContext): readonly NumberField[] {
  const parent = leaf.group.slice(0, leaf.group.lastIndexOf('/'));
  const own = (RELATED[leaf.pattern] ?? []).flatMap((name): NumberField[] => {
    const cue = name.replace('../', '');
    const pointer = `${name === cue ? leaf.group : parent}/${cue}`;
    return readField(pointer, context).map((field) => ({ ...field, cue }));
  });
  if (!ABOUT_OBJECTIVE.has(leaf.pattern)) return own;
  const { objective, unit } = valueAt(context.agreement, leaf.group) as Readonly<Record<string, unknown>>;
  const goal = leaf.pattern === '/goals/*/statement' ? readField(`${leaf.group}/value`, context, unit) : [];
  return [
    ...own,
    ...goal,
    ...fieldsOfObjective(typeof objective === 'string' ? objective : undefined, context),
  ];
}

/** The level of an objective, the share of cases in which it holds, and what goes with it. */
export function fieldsOfObjective(id: string | undefined, context: LintContext): readonly NumberField[] {
  const objective = context.find('objectives', id);
  if (!objective) return [];
  const unit = context.find('metrics', objective.value.metric)?.value.unit;
  return ['target', 'targetUpper', 'minimum', 'restWithin', 'attainment'].flatMap((name) =>
    readField(`${objective.path}/${name}`, context, name === 'attainment' ? '%' : unit),
  );
}

/** What the agreement says about its own beginning, end and price; the words stand right before the number. */
export function fieldsOfAgreement(context: LintContext): readonly NumberField[] {
  const { charges } = context.agreement;
  const price =
    charges?.per === 'P1M' && charges.basis === 'total' ? readField('/charges/recurring', context) : [];
  return [
    ...['effective', 'end', 'length'].flatMap((cue) =>
      readField(`/term/${cue}`, context).map((field) => ({ ...field, cue })),
    ),
    ...price.map((field) => ({ ...field, cue: 'recurring' })),
  ];
}

/** The number at a pointer, if it is decided; of a time limit its length. */
function readField(pointer: string, { agreement, words }: LintContext, unit?: unknown): NumberField[] {
  const value = valueAt(agreement, pointer);
  if (typeof value === 'object' && value !== null) return readGroup(pointer, value);
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;
  if (text === undefined) return [];
  if (/^\d{4}-\d{2}-\d{2}$/.test(text))
    return [{ pointer, shown: text, printsUnit: true, quantity: { kind: 'date', value: text } }];
  if (parseDuration(text)) return readDuration(pointer, text);
  const number = decided(text);
  if (!number || typeof unit !== 'string') return [];
  if (unit === '%')
    return [{ pointer, shown: `${text} %`, printsUnit: true, quantity: { kind: 'percent', value: number } }];
  const quantity = timeOf(number, lengthOf(unit, words)) ?? countOf(number, unit);
  return quantity ? [{ pointer, shown: `${text} ${unit}`, printsUnit: false, quantity }] : [];
}

function readGroup(pointer: string, value: object): NumberField[] {
  const { within, businessDays, amount, currency } = value as Readonly<Record<string, unknown>>;
  if (typeof within === 'string') return readDuration(`${pointer}/within`, within);
  if (typeof businessDays === 'number') {
    const quantity = timeOf(exact(businessDays), 'business day');
    const at = `${pointer}/businessDays`;
    return quantity?.kind === 'time'
      ? [{ pointer: at, shown: sayTime(quantity), printsUnit: false, quantity }]
      : [];
  }
  const price = decided(amount as string | number | undefined);
  if (price && typeof currency === 'string')
    return [
      {
        pointer,
        shown: `${currency} ${String(amount)}`,
        printsUnit: true,
        quantity: { kind: 'money', unit: currency, value: price },
      },
    ];
  return [];
}

/** Lengths of one unit, as prose has them; one of hours and minutes together is left to its reader. */
function readDuration(pointer: string, text: string): NumberField[] {
  const duration = parseDuration(text);
  const parts = duration
    ? [duration.months > 0, duration.days > 0, duration.seconds.compare(0) > 0].filter(Boolean).length
    : 0;
  const quantity = parts === 1 ? timeOf(exact(1), text) : undefined;
  return quantity?.kind === 'time' ? [{ pointer, shown: sayTime(quantity), printsUnit: true, quantity }] : [];
}

/** "1 hour", "30 days", "2 years" */
function sayTime({ unit, value }: Extract<Quantity, { kind: 'time' }>): string {
  const say = (noun: string, divisor = 1): string => sayCount(toDecimal(value.div(divisor)), noun);
  if (unit === 'days') return say('day');
  if (unit === 'months') return value.mod(12).equals(0) ? say('year', 12) : say('month');
  if (unit === 'business-days') return say('business day');
  if (value.mod(3_600).equals(0)) return say('hour', 3_600);
  return value.mod(60).equals(0) ? say('minute', 60) : saySeconds(value);
}

function lengthOf(unit: string, words: LintWords): string {
  return wordTable(words, 'timeUnits').get(unit.toLowerCase()) ?? '';
}

/** A noun is counted; "USD/month" and "requests/s" are no nouns. */
function countOf(value: ReturnType<typeof exact>, unit: string): Quantity | undefined {
  const head = /^(?:\p{L}+ )*(\p{L}+)$/u.exec(unit)?.[1];
  return head === undefined || /^[A-Z]{3}$/.test(unit)
    ? undefined
    : { kind: 'count', unit: singularNoun(head), value };
}

/** The path by which a text binds a field: names, and ids in lists; undefined where an entry has no id. */
export function bindingPath(pointer: string, agreement: unknown): string | undefined {
  const parts: string[] = [];
  let at = '';
  for (const part of pointer.split('/').slice(1)) {
    const isItem = Array.isArray(valueAt(agreement, at));
    at += `/${part}`;
    const value = isItem ? (valueAt(agreement, at) as { readonly id?: unknown } | undefined)?.id : part;
    if (typeof value !== 'string') return undefined;
    parts.push(value);
  }
  return parts.join('.');
}
