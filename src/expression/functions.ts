/** A function of expressions: how many arguments it takes, and how a call of it is written. */
export interface ExpressionFunction {
  readonly least: number;
  /** Undefined where it takes any number of arguments. */
  readonly most?: number;
  readonly usage: string;
}

/** Every function that an expression can call; a Map, so that no name reaches further than this list. */
export const FUNCTIONS: ReadonlyMap<string, ExpressionFunction> = new Map([
  ['sum', { least: 1, usage: 'sum(value, …)' }],
  ['count', { least: 1, usage: 'count(value, …)' }],
  ['mean', { least: 1, usage: 'mean(value, …)' }],
  ['median', { least: 1, usage: 'median(value, …)' }],
  ['percentile', { least: 2, most: 2, usage: 'percentile(values, 95)' }],
  ['min', { least: 1, usage: 'min(value, …)' }],
  ['max', { least: 1, usage: 'max(value, …)' }],
  ['ceil', { least: 1, most: 1, usage: 'ceil(value)' }],
  ['floor', { least: 1, most: 1, usage: 'floor(value)' }],
  ['round', { least: 1, most: 2, usage: 'round(value, digits)' }],
  ['if', { least: 3, most: 3, usage: 'if(condition, value, value)' }],
  ['minutes', { least: 1, most: 1, usage: 'minutes(value)' }],
  ['days', { least: 1, most: 1, usage: 'days(value)' }],
]);

/** Functions whose arguments may be lists of values: each argument adds its values to one list. */
export const LIST_FUNCTIONS: readonly string[] = [
  'sum',
  'count',
  'mean',
  'median',
  'percentile',
  'min',
  'max',
];
