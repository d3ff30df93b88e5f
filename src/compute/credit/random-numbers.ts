/** Pseudo-random numbers that a seed determines; not for secrets. */
export interface RandomNumbers {
  /** Uniform in [0, 1), in steps of 2⁻³². */
  readonly next: () => number;
  /** Normal with mean 0 and standard deviation 1. */
  readonly nextNormal: () => number;
  /** Exponential with mean 1. */
  readonly nextExponential: () => number;
}

/** A source of pseudo-random numbers: the generator mulberry32, normal ones by the Box–Muller transform. */
export function randomNumbers(seed: number): RandomNumbers {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const nextNormal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const nextExponential = () => -Math.log(1 - next());
  return { next, nextNormal, nextExponential };
}
