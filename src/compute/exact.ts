import Fraction from 'fraction.js';

/** An exact rational number. Nothing in a computation is rounded before its end. */
export type Exact = Fraction;

/** How a result becomes a number with few digits. */
export type Rounding = 'none' | 'up' | 'down' | 'half-up' | 'half-even';

/** The exact value of a decimal as an agreement writes it ("99.90"), of a whole number, or of a quotient of two. */
export function exact(value: string | number | bigint, divisor: string | number | bigint = 1): Exact {
  const numerator = typeof value === 'string' ? fromDecimal(value) : new Fraction(value);
  return divisor === 1 ? numerator : numerator.div(new Fraction(divisor));
}

/** Most decimals are plain, and read faster as a quotient of whole numbers than by the library's own reader. */
function fromDecimal(text: string): Exact {
  const [, whole = '', fraction = ''] = /^(-?\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  return whole === ''
    ? new Fraction(text)
    : new Fraction(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

/** `value` with at most `digits` digits after the point. Half-up and half-even treat numbers below zero like those above. */
export function round(value: Exact, rounding: Rounding, digits = 0): Exact {
  if (rounding === 'none') return value;
  const scale = new Fraction(10n ** BigInt(digits));
  const scaled = value.abs().mul(scale);
  const below = scaled.n / scaled.d;
  const rest = scaled.sub(new Fraction(below)).mul(2);
  const isUp = {
    up: scaled.d !== 1n && value.s > 0n,
    down: scaled.d !== 1n && value.s < 0n,
    'half-up': rest.compare(1) >= 0,
    'half-even': rest.compare(1) > 0 || (rest.equals(1) && below % 2n === 1n),
  }[rounding];
  const whole = new Fraction(below + (isUp ? 1n : 0n)).div(scale);
  return value.s < 0n ? whole.neg() : whole;
}

/**
 * `value` as a decimal with at most `digits` digits after the point, without zeros at its end: what JSON output and
 * worksheets print. What does not end within them is rounded as told.
 */
export function toDecimal(value: Exact, digits = 6, rounding: Rounding = 'half-up'): string {
  const rounded = round(value, rounding === 'none' ? 'half-up' : rounding, digits);
  const sign = rounded.s < 0n && rounded.n !== 0n ? '-' : '';
  const scaled = (rounded.n * 10n ** BigInt(digits)) / rounded.d;
  const text = scaled.toString().padStart(digits + 1, '0');
  const fraction = digits === 0 ? '' : text.slice(-digits).replace(/0+$/, '');
  return `${sign}${digits === 0 ? text : text.slice(0, -digits)}${fraction && `.${fraction}`}`;
}

/** The smallest and the largest of some numbers. */
export function least(first: Exact, ...others: readonly Exact[]): Exact {
  return others.reduce((a, b) => (b.compare(a) < 0 ? b : a), first);
}

export function greatest(first: Exact, ...others: readonly Exact[]): Exact {
  return others.reduce((a, b) => (b.compare(a) > 0 ? b : a), first);
}

export function sum(values: readonly Exact[]): Exact {
  return values.reduce((a, b) => a.add(b), new Fraction(0));
}
