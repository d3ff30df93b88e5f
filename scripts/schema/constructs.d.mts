/** Construct, path of its field, example in YAML, and what else the agreement then says. */
export declare const constructs: readonly (readonly [
  construct: string,
  path: string,
  example: string,
  more?: Readonly<Record<string, unknown>>,
])[];
