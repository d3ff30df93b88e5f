import type { Problem } from '../problem.ts';
import { describeWriting, nameFirst } from './describe-values.ts';
import type { Source } from './read.ts';
import type { LeafShape } from './shape.ts';
import { suggestDate, suggestDuration, suggestId, suggestTime } from './suggest-value.ts';
import { judgeValue } from './value-rules.ts';

/** Tells a text that is not written as its kind is written; undefined if another check tells it. */
export function explainPattern(
  pointer: string,
  leaf: LeafShape,
  value: string,
  source: Source,
): Problem | undefined {
  // A reference that is no id is told as a reference to nothing, with the id that was meant.
  if (leaf.refTo) return undefined;
  const { rule, message, hint } = explain(leaf, value);
  const place = source.locate(pointer);
  return {
    rule: `schema/${rule}`,
    severity: 'error',
    message: `${nameFirst(pointer)} ${message}`,
    hint,
    place,
    path: pointer,
  };
}

interface Explanation {
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
}

function explain(leaf: LeafShape, value: string): Explanation {
  const shown = value.length > 60 ? `${value.slice(0, 59)}…` : value;
  const { format } = leaf;
  const meant = suggest[format]?.(value);
  const hint = meant === undefined ? describeWriting(leaf) : `write \`${meant}\`, not \`${shown}\``;
  if (value.trim() === '') return { rule: 'empty-text', message: 'is empty', hint: describeWriting(leaf) };
  switch (format) {
    case 'month-day':
      return { rule: 'bad-day-of-year', message: `is no day of the year: \`${shown}\``, hint };
    case 'colour':
      return { rule: 'bad-colour', message: `is no colour: \`${shown}\``, hint };
    case 'file':
      return { rule: 'bad-file', message: `is no way to a file: \`${shown}\``, hint };
    case 'fraction':
      return { rule: 'bad-fraction', message: `is no fraction: \`${shown}\``, hint };
    case 'path':
      return { rule: 'bad-path', message: `is no way to a field: \`${shown}\``, hint };
    case 'text':
    case 'rich':
    case 'criterion':
    case 'expression':
      return {
        rule: 'one-line',
        message: 'must be on one line',
        hint: 'write it on one line, or begin it with `>-` and indent the lines below',
      };
    case 'duration':
      if (/^P(\d+[YMWD])*(T(\d+[HMS])+)?$/.test(value) && !/[1-9]/.test(value)) {
        return { rule: 'bad-duration', message: 'must be longer than nothing', hint: describeWriting(leaf) };
      }
      return { rule: 'bad-duration', message: `is no duration: \`${shown}\``, hint };
    case 'date':
      return { rule: 'bad-date', message: `is no date: \`${shown}\``, hint };
    case 'time':
      return {
        rule: 'bad-time',
        message: `is no time of day: \`${shown}\``,
        hint: meant === undefined ? hint : `write \`"${meant}"\``,
      };
    case 'id':
      return { rule: 'bad-id', message: `is no id: \`${shown}\``, hint };
    case 'version':
      return { rule: 'bad-version', message: `is no version number: \`${shown}\``, hint };
    case 'email':
      return { rule: 'bad-email', message: `is no e-mail address: \`${shown}\``, hint };
    case 'url':
      return { rule: 'bad-url', message: `is no web address: \`${shown}\``, hint };
    case 'language':
      return { rule: 'bad-language', message: `is no language tag: \`${shown}\``, hint };
    case 'zone':
    case 'currency':
    case 'rule': {
      const fault = judgeValue(format, value);
      if (!fault)
        return { rule: `bad-${format}`, message: `is not written as it should be: \`${shown}\``, hint };
      return { ...fault, rule: fault.rule.slice('schema/'.length) };
    }
    default:
      throw new Error(`There are no words for a ${format} that is not written as it should be`);
  }
}

/** "6-1", "06/01" and "--06-01" as a day of the year. */
function suggestMonthDay(value: string): string | undefined {
  const match = /^-{0,2}(\d{1,2})[-/](\d{1,2})$/.exec(value);
  const day = match && `${match[1]!.padStart(2, '0')}-${match[2]!.padStart(2, '0')}`;
  return day && /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day) ? day : undefined;
}

const suggest: Readonly<Record<string, (value: string) => string | undefined>> = {
  duration: suggestDuration,
  date: suggestDate,
  time: suggestTime,
  id: suggestId,
  'month-day': suggestMonthDay,
  path: (value) =>
    /^\/?[\w-]+([./][\w-]+)*$/.test(value) ? value.replace(/^\//, '').replaceAll('/', '.') : undefined,
  version: (value) =>
    /^\d+(\.\d+)?$/.test(value) || /^v\d+(\.\d+){0,2}$/i.test(value)
      ? [...value.replace(/^v/i, '').split('.'), '0', '0'].slice(0, 3).join('.')
      : undefined,
};
