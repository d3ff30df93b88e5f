/** A use of another part of the agreement inside prose; offsets are UTF-16 units in the text. */
export interface ProseReference {
  /** `{{path}}` prints the value of a field, `[[Term]]` uses a defined term. */
  readonly type: 'binding' | 'term';
  /** The path or the term, without its brackets and the spaces inside them. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const REFERENCE = /\\[\s\S]|\{\{([^{}]{0,300})\}\}|\[\[([^[\]\n]{1,200})\]\]/g;

/** The bindings and defined terms in a text; brackets after a backslash are none. */
export function proseReferences(text: string): ProseReference[] {
  if (!text.includes('{{') && !text.includes('[[')) return [];
  return [...text.matchAll(REFERENCE)].flatMap((match): ProseReference[] => {
    const [whole, binding, term] = match;
    if (binding === undefined && term === undefined) return [];
    const span = { from: match.index, to: match.index + whole.length };
    return binding === undefined
      ? [{ type: 'term', name: (term ?? '').trim(), ...span }]
      : [{ type: 'binding', name: binding.trim(), ...span }];
  });
}
