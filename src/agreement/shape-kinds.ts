/**
 * What stands where in an agreement, and of which kind each value is: read beside the data by whoever prints, converts
 * or checks them.
 */
export type Shape = ObjectShape | ArrayShape | MapShape | LeafShape;

/** Fields with names of ours. */
export interface ObjectShape {
  readonly kind: 'object';
  /** The kind of group, where it is printed as one: `money`, `time-limit`, `recurrence`, `window`, `address` … */
  readonly format?: string;
  readonly description: string;
  /** Whether the word `none` may stand in its place: expressly nothing is promised. */
  readonly none?: boolean;
  readonly properties: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
  /** Fields of which exactly one is written. */
  readonly exactlyOne?: readonly string[];
  /** Pairs of fields of which the first may not be above the second. */
  readonly ascending?: readonly (readonly [string, string])[];
  /** What fields of an earlier version of the format are called now. */
  readonly renamed?: Readonly<Record<string, string>>;
  /** Fields of which at most one is written. */
  readonly atMostOne?: readonly (readonly string[])[];
  /** The field that a plain text in place of the object stands for. */
  readonly shorthand?: string;
}

export interface ArrayShape {
  readonly kind: 'array';
  readonly description: string;
  readonly items: Shape;
  readonly default?: unknown;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** Fields with names of the user's own. */
export interface MapShape {
  readonly kind: 'map';
  readonly description: string;
  readonly values: Shape;
  /** The collections whose ids are the keys. */
  readonly keysOf?: readonly string[];
}

/** One value. */
export interface LeafShape {
  readonly kind: 'leaf';
  /** What kind of value it is: `text`, `rich`, `decimal`, `percent`, `duration`, `date`, `id`, `choice` … */
  readonly format: string;
  readonly description: string;
  /** Its type in the file; `true` where nothing else is allowed. */
  readonly type: string;
  /** The collections that a reference may point into, as pointer patterns: `/parties`, `/leadModel/tiers`. */
  readonly refTo?: readonly string[];
  /** What a reference may be instead of an id. */
  readonly refAlso?: readonly string[];
  /** Whether a chain of such references may not come back to its beginning. */
  readonly acyclic?: boolean;
  /** Whether the text may be given as a map from language to text. */
  readonly localised?: boolean;
  /** Whether the word `none` may stand in its place: expressly nothing is promised. */
  readonly none?: boolean;
  /**
   * The names that an expression may use: the ids of a collection (`/assumptions`), the keys of a map beside it
   * (`./variables`), or a name as it stands.
   */
  readonly symbols?: readonly string[];
  /** What an expression gives where it is not a number: `condition`, which holds or does not. */
  readonly yields?: 'condition';
  readonly enum?: readonly string[];
  /** The regular expression that it matches. */
  readonly pattern?: string;
  readonly default?: unknown;
  readonly example?: unknown;
}
