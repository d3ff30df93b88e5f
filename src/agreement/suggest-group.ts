import type { ArrayShape, ObjectShape } from './shape.ts';
import { suggestDuration, suggestNumber, suggestTime } from './suggest-value.ts';

/** What a text or number in place of a group probably meant: "USD 400" → "{ amount: 400, currency: USD }"; undefined where it is not clear. */
export function suggestGroup({ format }: ObjectShape, text: string): string | undefined {
  switch (format) {
    case 'money': {
      const amount = suggestNumber(text);
      const currency =
        /[A-Z]{3}/.exec(text)?.[0] ?? SIGNS.find(([sign]) => text.includes(sign))?.[1] ?? 'USD';
      return amount === undefined ? undefined : `{ amount: ${amount}, currency: ${currency} }`;
    }
    case 'time-limit': {
      const duration = asDuration(text);
      return duration === undefined ? undefined : `{ within: ${duration} }`;
    }
    case 'window': {
      const duration = asDuration(text);
      return duration === undefined ? undefined : `{ length: ${duration} }`;
    }
    default:
      return undefined;
  }
}

/** What a text in place of a list of times probably meant: "9-17" → `[{ from: "09:00", to: "17:00" }]`. */
export function suggestTimes({ items }: ArrayShape, text: string): string | undefined {
  if (items.kind !== 'object' || !['from', 'to'].every((name) => items.required.includes(name)))
    return undefined;
  const [from, to, ...more] = text.split(/\s*(?:[-–—]|\bto\b)\s*/).map(suggestTime);
  return from === undefined || to === undefined || more.length > 0
    ? undefined
    : `[{ from: "${from}", to: "${to}" }]`;
}

const SIGNS = [
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
] as const;

function asDuration(text: string): string | undefined {
  return /^P(?=.)(\d+[YMWD])*(T(\d+[HMS])+)?$/.test(text.trim()) ? text.trim() : suggestDuration(text);
}
