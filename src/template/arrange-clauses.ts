import type { Agreement } from '../agreement/generated/types.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import { shortName } from './choose-variants.ts';
import { type ClausePlace, type FrontMatter, readFrontMatter, startOf } from './front-matter.ts';
import { type TemplateFiles, templateProblem } from './site.ts';

/** Clauses that the command line adds to what the agreement says, or leaves out. */
export interface ClauseSelection {
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
}

/** Which clauses are printed where the style lists one, by the names of their templates. */
export interface Arrangement {
  /** What is printed in place of each clause of the style's list; only those where it is anything but that clause. */
  readonly slots: ReadonlyMap<string, readonly string[]>;
  /** Clauses that the style does not list. */
  readonly included: readonly string[];
  readonly excluded: readonly ExcludedClause[];
  readonly problems: readonly Problem[];
}

/** A clause that the style lists and the agreement leaves out. */
export interface ExcludedClause {
  readonly name: string;
  /** JSON Pointer of the entry that leaves it out; absent if the command line did. */
  readonly path?: string;
}

/** A clause that was named, and where. */
interface Named {
  readonly name: string;
  readonly path?: string;
  readonly place?: ClausePlace;
}

interface Slot {
  readonly name: string;
  clauses: string[];
}

/** A clause without a place of its own stands after this one. */
const USUAL_PLACE: ClausePlace = { side: 'after', clause: 'legal' };

/** Brings the clauses that a style lists into the order of an agreement, with those it includes and without those it excludes. */
export function arrangeClauses(
  listed: readonly string[],
  agreement: Agreement,
  selection: ClauseSelection,
  templates: TemplateFiles,
): Arrangement {
  const { include, exclude, order } = namedClauses(agreement, selection);
  const problems: Problem[] = [];
  const included: string[] = [];
  const slots: Slot[] = [...new Set(listed)].map((name) => ({ name, clauses: [name] }));
  const find = (name: string): Slot | undefined =>
    slots.find(({ clauses }) => clauses.some((clause) => shortName(clause) === name));
  const present = (): string[] => slots.flatMap(({ clauses }) => clauses.map(shortName));
  const add = (name: string, slot: Slot, { side, clause }: ClausePlace): void => {
    const at = slot.clauses.findIndex((one) => shortName(one) === clause);
    // What comes after a clause one by one stays in the order in which it was named.
    const behind = slot.clauses.slice(at + 1).findIndex((one) => !included.includes(one));
    const from = side === 'before' ? at : behind < 0 ? slot.clauses.length : at + 1 + behind;
    slot.clauses.splice(from, 0, name);
  };

  for (const { name, path, place } of include) {
    const template = findClause(name, templates);
    const known = [...new Set(templates.names().map(shortName))];
    if (!template) problems.push(unknownClause(name, known, path));
    else if (find(name)) problems.push(twice(name, path));
    else {
      const { frontMatter, problems: found } = frontMatterOf(template, templates);
      problems.push(...found, ...unsuited(name, frontMatter, agreement.type, path));
      const wanted = place && find(place.clause);
      if (place && !wanted) {
        problems.push(unknownClause(place.clause, present(), path && `${path}/${place.side}`));
        continue;
      }
      const usual = [place, frontMatter.stands, USUAL_PLACE].find((one) => one && find(one.clause));
      const slot = usual ? find(usual.clause)! : slots.at(-1);
      if (!slot) continue;
      add(template, slot, usual ?? { side: 'after', clause: shortName(slot.clauses.at(-1) ?? slot.name) });
      included.push(template);
    }
  }
  let last: string | undefined;
  for (const { name, path } of order) {
    const slot = find(name);
    if (!slot) problems.push(unknownClause(name, present(), path));
    else if (order.findIndex((one) => one.name === name) !== order.findIndex((one) => one.path === path))
      problems.push(twice(name, path));
    else {
      if (last !== undefined) {
        const clause = slot.clauses.find((one) => shortName(one) === name)!;
        slot.clauses = slot.clauses.filter((one) => one !== clause);
        const target = find(last)!;
        target.clauses.splice(target.clauses.findIndex((one) => shortName(one) === last) + 1, 0, clause);
      }
      last = name;
    }
  }
  const excluded: ExcludedClause[] = [];
  for (const { name, path } of exclude) {
    const slot = find(name);
    if (!slot) {
      if (excluded.some((one) => shortName(one.name) === name)) problems.push(twice(name, path));
      else problems.push(unknownClause(name, present(), path));
      continue;
    }
    const clause = slot.clauses.find((one) => shortName(one) === name)!;
    slot.clauses = slot.clauses.filter((one) => one !== clause);
    excluded.push({ name: clause, ...(path !== undefined && { path }) });
  }
  const changed = slots.filter(({ name, clauses }) => clauses.length !== 1 || clauses[0] !== name);
  return {
    slots: new Map(changed.map(({ name, clauses }) => [name, clauses])),
    included,
    excluded,
    problems,
  };
}

function namedClauses(
  { presentation }: Agreement,
  selection: ClauseSelection,
): Readonly<Record<'include' | 'exclude' | 'order', readonly Named[]>> {
  const list = (field: 'exclude' | 'order'): Named[] =>
    (presentation?.[field] ?? []).map((name, at) => ({ name, path: `/presentation/${field}/${at}` }));
  const include = (presentation?.include ?? []).map(({ clause, after, before }, at): Named => {
    const place =
      before !== undefined
        ? ({ side: 'before', clause: before } as const)
        : after !== undefined
          ? ({ side: 'after', clause: after } as const)
          : undefined;
    return { name: clause, path: `/presentation/include/${at}`, ...(place && { place }) };
  });
  return {
    include: [...include, ...(selection.include ?? []).map((name) => ({ name }))],
    exclude: [...list('exclude'), ...(selection.exclude ?? []).map((name) => ({ name }))],
    order: list('order'),
  };
}

/** The template of a clause that people call by this name: a clause of its own before one of the library. */
function findClause(name: string, templates: TemplateFiles): string | undefined {
  const all = templates.names();
  return [`clauses/${name}`, `clauses/library/${name}`].find(
    (template) => templates(template) !== undefined || all.some((one) => one.startsWith(`${template}/`)),
  );
}

/** The front matter of a clause, or of the first of its variants. */
function frontMatterOf(
  template: string,
  templates: TemplateFiles,
): { readonly frontMatter: FrontMatter; readonly problems: readonly Problem[] } {
  const file =
    templates(template) ??
    templates(templates.names().find((name) => name.startsWith(`${template}/`)) ?? template);
  return file ? readFrontMatter(file) : { frontMatter: {}, problems: [] };
}

function unknownClause(name: string, known: readonly string[], path: string | undefined): Problem {
  const close = nearest(name, known);
  return {
    rule: 'template/unknown-clause',
    severity: 'error',
    message: `There is no clause \`${name}\``,
    hint: close === undefined ? `the clauses there are: ${known.join(', ')}` : `did you mean \`${close}\`?`,
    ...(path !== undefined && { path }),
  };
}

function twice(name: string, path: string | undefined): Problem {
  return {
    rule: 'template/clause-twice',
    severity: 'error',
    message: `The clause \`${name}\` is there already`,
    hint: 'name it once; `order` moves a clause that the contract has',
    ...(path !== undefined && { path }),
  };
}

function unsuited(
  name: string,
  { agreements }: FrontMatter,
  type: string,
  path: string | undefined,
): readonly Problem[] {
  if (agreements?.includes(type) ?? true) return [];
  return [
    {
      rule: 'template/unsuited-clause',
      severity: 'warning',
      message: `The clause \`${name}\` is not written for agreements of the type \`${type}\``,
      hint: `it is written for ${agreements?.join(', ')}: read every word of it`,
      ...(path !== undefined && { path }),
    },
  ];
}

/** A clause that the agreement includes where this style prints nothing. */
export function notPrinted(name: string, file: Parameters<typeof startOf>[0]): Problem {
  return templateProblem(
    'not-printed',
    `The clause \`${shortName(name)}\` stands beside a clause that this style does not print here`,
    startOf(file),
    'give it another place: `{ clause: …, after: … }`',
  );
}

/** A clause that the agreement includes and that has nothing to say. */
export function printsNothing(name: string, file: Parameters<typeof startOf>[0]): Problem {
  return {
    ...templateProblem(
      'nothing-to-print',
      `The clause \`${shortName(name)}\` prints nothing: the agreement has none of the fields that it is about`,
      startOf(file),
    ),
    severity: 'warning',
  };
}
