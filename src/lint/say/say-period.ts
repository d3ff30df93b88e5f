const PERIODS: Readonly<Record<string, string>> = {
  P1D: 'day',
  P1W: 'week',
  P7D: 'week',
  P1M: 'month',
  P3M: 'quarter',
  P6M: 'half-year',
  P1Y: 'year',
  P12M: 'year',
};

/** The noun by which people call a length of time: "month" for P1M; "window" where it has none. */
export function sayPeriod(duration: string | undefined, other = 'window'): string {
  return (duration !== undefined && PERIODS[duration]) || other;
}
