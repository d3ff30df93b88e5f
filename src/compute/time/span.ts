/** A half-open stretch of time in nanoseconds since the epoch. */
export interface Span {
  readonly start: bigint;
  readonly end: bigint;
}

/** Later than every moment that Temporal knows. */
export const NEVER = 1n << 80n;

/** The spans sorted and joined where they overlap or touch; those that do not end after they start are left out. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: { start: bigint; end: bigint }[] = [];
  const sorted = spans
    .filter(({ start, end }) => start < end)
    .sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  for (const { start, end } of sorted) {
    const last = merged.at(-1);
    if (last === undefined || start > last.end) merged.push({ start, end });
    else last.end = later(last.end, end);
  }
  return merged;
}

/** The spans cut to what lies `within`. */
export function cutSpans(spans: readonly Span[], within: Span): readonly Span[] {
  return spans
    .map((span) => ({ start: later(span.start, within.start), end: earlier(span.end, within.end) }))
    .filter(({ start, end }) => start < end);
}

/** The earlier of two moments. */
export function earlier(a: bigint, b: bigint): bigint {
  if (a < b) return a;
  return b;
}

/** The later of two moments. */
export function later(a: bigint, b: bigint): bigint {
  if (a > b) return a;
  return b;
}
