/** The fixed words of one language, as `templates/labels/<lang>.yaml` holds them; `{name}` stands for what is put in. */
export interface Words {
  /** BCP 47 tag that dates, numbers and plurals are printed by. */
  readonly locale: string;
  /** BCP 47 tag that the digits of numbers are grouped by; otherwise `locale`. */
  readonly numbers?: string;
  readonly contents: string;
  readonly pageOf: string;
  readonly clause: string;
  readonly schedule: string;
  /** What a cross-reference calls a lettered section. */
  readonly section: string;
  /** Before the number of a heading that is a step, or an article. */
  readonly step: string;
  readonly article: string;
  readonly quotes: readonly [string, string];
  readonly blank: string;
  readonly version: string;
  readonly draftMark: string;
  readonly templateMark: string;
  readonly and: string;
  readonly or: string;
  readonly allParties: string;
  /** What is printed for a chosen value ("in-review": "In review"). */
  readonly words: Readonly<Record<string, string>>;
  readonly toBeDecided: string;
  readonly nothingPromised: string;
  readonly stretch: string;
  readonly ofEvent: string;
  readonly countingStart: string;
  readonly afterThatOf: string;
  /** Singular and plural of each unit. */
  readonly units: Readonly<Record<string, readonly [string, string]>>;
  /** Units as figures have them: "43 min 12 s". */
  readonly shortUnits: Readonly<Record<string, string>>;
  readonly per: string;
  readonly perMany: string;
  readonly periodic: string;
  /** Endings of plural and singular, first that fits. */
  readonly singular: readonly (readonly [string, string])[];
  readonly windows: Readonly<Record<string, string>>;
  readonly eachWindow: string;
  readonly eachPeriod: string;
  readonly rollingWindow: string;
  readonly onClock: string;
  readonly daysOnClock: string;
  /** The last word of the name of a calendar whose hours are counted by its own name: "4 Business Hours". */
  readonly hourClock: readonly [string, string];
  /** What a window is called, by its length. */
  readonly windowNouns: Readonly<Record<string, readonly [string, string]>>;
  readonly consecutive: string;
  readonly afterEvent: string;
  readonly recurrence: Readonly<Record<string, string>>;
  readonly ordinals: Readonly<Record<string, string>>;
  readonly weekdays: Readonly<Record<string, string>>;
  readonly weekKeys: Readonly<Record<string, string>>;
  readonly alwaysOpen: string;
}

/** Words with others laid over them: a map such as `words` keeps the entries that the other does not name. */
export function layWords(words: Words, over: Partial<Words>): Words {
  const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const laid = new Map<string, unknown>(Object.entries(words));
  for (const [key, value] of Object.entries(over)) {
    const under = laid.get(key);
    laid.set(key, isMap(under) && isMap(value) ? { ...under, ...value } : value);
  }
  return Object.fromEntries(laid) as unknown as Words;
}

/** Puts `parts` where a phrase names them in braces. */
export function fill(phrase: string, parts: Readonly<Record<string, string>>): string {
  return phrase.replace(/\{([a-z]+)\}/gi, (whole, name: string) => parts[name] ?? whole);
}

/** "a", "a and b", "a, b and c". */
export function joinList(items: readonly string[], word: string): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}
