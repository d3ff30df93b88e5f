/** What each clause printed, by the name of its template. */
export type PrintedClauses = Map<string, string>;

type Partials = Readonly<Record<string, HandlebarsTemplateDelegate>>;

/**
 * The partials of a layout, in which each clause that it lists prints the clauses that stand there instead. What stands in
 * another place than its own sees the whole agreement.
 */
export function arrangePartials(
  partials: Partials,
  slots: ReadonlyMap<string, readonly string[]>,
  printed: PrintedClauses,
): Partials {
  if (slots.size === 0) return partials;
  const arranged: Record<string, HandlebarsTemplateDelegate> = {};
  for (const [name, partial] of Object.entries(partials)) {
    if (!name.startsWith('clauses/')) {
      arranged[name] = partial;
      continue;
    }
    arranged[name] = (context: unknown, options: Handlebars.RuntimeOptions = {}) =>
      (slots.get(name) ?? [name])
        .map((clause) => {
          const seen: unknown = clause === name ? context : (options.data as { readonly root: unknown }).root;
          // A clause includes others as they are: only a layout's list is arranged.
          const text = partials[clause]!(seen, {
            ...options,
            partials: partials as Record<string, HandlebarsTemplateDelegate>,
          });
          printed.set(clause, (printed.get(clause) ?? '') + text);
          return text;
        })
        .join('');
  }
  return arranged;
}

/** A template that prints nothing. */
export const printNothing: HandlebarsTemplateDelegate = () => '';
