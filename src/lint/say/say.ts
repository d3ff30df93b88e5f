import { type Exact, type Rounding, toDecimal } from '../../compute/exact.ts';
import { showDuration } from '../../compute/time/show-duration.ts';

/** A number as messages say it: "1,234.5". */
export function sayNumber(value: Exact, digits = 4, rounding: Rounding = 'half-up'): string {
  const [whole = '', fraction] = toDecimal(value, digits, rounding).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** "99.9 %", cut towards the side on which it looks no better than it is. */
export function sayPercent(value: Exact, digits = 3, rounding: Rounding = 'down'): string {
  return `${sayNumber(value, digits, rounding)} %`;
}

/** "43 min 12 s" */
export function saySeconds(seconds: Exact): string {
  return showDuration(seconds);
}

/** "`a`, `b` and `c`" */
export function sayList(names: readonly string[], word = 'and'): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${word} ${quoted.at(-1)}`;
}

/** "3 windows", "1 window"; the plural ends in s unless it is given. */
export function sayCount(count: number | bigint | string, noun: string, plural = `${noun}s`): string {
  return `${count} ${String(count) === '1' ? noun : plural}`;
}
