import { type Exact, exact, round, toDecimal } from '../compute/exact.ts';
import type { Figure, Quantity } from '../compute/figure.ts';
import { minorDigits } from '../compute/money.ts';
import type { ShownFigure } from './calculation.ts';

const DIGITS = 9;
const MOST_SHOWN_DIGITS = 6;
/** Units that are nouns, whose plural has an s. */
const NOUNS: readonly string[] = ['lead', 'customer', 'deal', 'incident', 'day'];

/** A figure as text; `shown` in place of how its value is shown by its unit. */
export function showFigure(figure: Figure, shown = showResult(figure)): ShownFigure {
  const { name, value, unit, rounding, formula, inputs } = figure;
  return {
    name,
    value: decimalOf({ value, unit }),
    exact: figure.exact.toFraction(),
    unit,
    rounding,
    formula,
    inputs: inputs.map((input) => ({ symbol: input.symbol, value: decimalOf(input), unit: input.unit })),
    working: showWorking(figure),
    shown,
  };
}

/** A quantity as a decimal for programs; a percentage is cut towards less, so that it never looks like a target met. */
export function decimalOf({ value, unit }: Quantity): string {
  return toDecimal(value, DIGITS, unit === '%' ? 'down' : 'half-up');
}

/** A quantity as a result: hours, minutes and seconds; a percentage cut after four digits; 2.88 incidents. */
export function showResult({ value, unit }: Quantity): string {
  if (unit === 's') return showHours(value);
  if (unit === '%') return `${toDecimal(value, 4, 'down')} %`;
  if (unit === 'incident') return withUnit(showDecimal(round(value, 'down', 2)), { value, unit });
  return showQuantity({ value, unit });
}

/** A quantity as a working shows it: seconds as they are, digits beyond the sixth as `…`. */
export function showQuantity({ value, unit }: Quantity): string {
  if (!isCurrency(unit)) return withUnit(showDecimal(value), { value, unit });
  const amount = showDecimal(value.abs(), minorDigits(unit));
  return `${value.compare(0) < 0 ? '−' : ''}${unit} ${amount}`;
}

/** Seconds as hours, minutes and seconds: days are left out because one may have 23 or 25 hours. */
export function showHours(seconds: Exact): string {
  const rounded = round(seconds.abs(), 'half-up', seconds.abs().compare(exact('0.001')) < 0 ? DIGITS : 3);
  const hours = rounded.div(3600).floor();
  const minutes = rounded.sub(hours.mul(3600)).div(60).floor();
  const rest = rounded.sub(hours.mul(3600)).sub(minutes.mul(60));
  const parts = [
    [hours, 'h'],
    [minutes, 'min'],
    [rest, 's'],
  ] as const;
  const text = parts
    .filter(([count]) => !count.equals(0))
    .map(([count, unit]) => `${showDecimal(count, 0, DIGITS)} ${unit}`)
    .join(' ');
  return `${seconds.compare(0) < 0 ? '−' : ''}${text || '0 s'}`;
}

/** A working on one line. */
function showWorking({ working }: Figure): string {
  return working
    .map((part) => (typeof part === 'string' ? part : showQuantity(part)))
    .join(' ')
    .replace(/([(⌊]) /g, '$1')
    .replaceAll('P (', 'P(')
    .replace(/ ([),:⌋])/g, '$1');
}

function withUnit(text: string, { value, unit }: Quantity): string {
  if (unit === '') return text;
  return `${text} ${NOUNS.includes(unit) && !value.equals(1) ? `${unit}s` : unit}`;
}

/** A decimal with commas between its thousands and at least `least` digits after the point; more than `most` end in `…`. */
function showDecimal(value: Exact, least = 0, most = MOST_SHOWN_DIGITS): string {
  const cut = round(value.abs(), 'down', most);
  const [whole = '', digits = ''] = toDecimal(cut, most).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const isCut = !cut.equals(value.abs());
  const shown = isCut ? digits.padEnd(most, '0') : digits.padEnd(least, '0');
  return `${value.compare(0) < 0 ? '−' : ''}${grouped}${shown && `.${shown}`}${isCut ? '…' : ''}`;
}

function isCurrency(unit: string): boolean {
  return /^[A-Z]{3}$/.test(unit);
}
