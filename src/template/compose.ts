import type { Agreement } from '../agreement/generated/types.ts';
import type { Shape } from '../agreement/shape.ts';
import type { FigureTree } from '../figures/figure-tree.ts';
import { hasErrors, type Problem } from '../problem.ts';
import { arrangeClauses, type ClauseSelection, notPrinted, printsNothing } from './arrange-clauses.ts';
import { type Binder, bindAgreement, type PrintedValue } from './bind.ts';
import { type ChosenVariants, chooseVariants } from './choose-variants.ts';
import { type CompiledTemplates, compileTemplates } from './compile.ts';
import { tellExcluded } from './excluded-clauses.ts';
import type { Composition } from './helper.ts';
import { arrangePartials, type PrintedClauses, printNothing } from './print-clauses.ts';
import { runTemplate } from './run-template.ts';
import type { TemplateFile, TemplateFiles } from './site.ts';
import type { Words } from './words.ts';

/** A contract as Markdown, the values its markers stand for, and what went wrong. */
export interface Composed {
  readonly markdown: string;
  readonly values: readonly PrintedValue[];
  readonly problems: readonly Problem[];
  /** The templates that were run, the layout first. */
  readonly files: readonly TemplateFile[];
}

/** What a composition starts from. */
export interface ComposeInput {
  readonly agreement: Agreement;
  readonly shape: Shape;
  readonly words: Words;
  readonly style: string;
  /** The values of the style's own options. */
  readonly options?: Readonly<Record<string, boolean | string | number>>;
  /** The clauses that are included and left out besides what the agreement says. */
  readonly clauses?: ClauseSelection | undefined;
  readonly templates: TemplateFiles;
  /** What was computed, for the worksheets. */
  readonly figures?: FigureTree;
}

const compiled = new WeakMap<TemplateFiles, Map<string, CompiledTemplates>>();

/** Runs the layout of a style over an agreement. Templates are compiled once per `templates`, style, type and variants. */
export async function composeContract(input: ComposeInput): Promise<Composed> {
  const { agreement, shape, templates } = input;
  const variants = chooseVariants(agreement, shape, templates, input.clauses?.include);
  const layout = await compileOnce(`styles/${input.style}/layout`, input, variants);
  const arrangement = arrangeClauses(layout.listed, agreement, input.clauses ?? {}, templates);
  const included = await Promise.all(arrangement.included.map((name) => compileOnce(name, input, variants)));
  const all = [layout, ...included];
  const files = [...new Set(all.flatMap((one) => one.files))];
  const found = [
    ...variants.problems,
    ...arrangement.problems,
    ...new Set(all.flatMap(({ problems }) => problems)),
  ];
  if (hasErrors(found)) return { markdown: '', values: [], problems: found, files };

  const partials = Object.assign({}, ...included.map((one) => one.partials), layout.partials) as Record<
    string,
    HandlebarsTemplateDelegate
  >;
  for (const [at, name] of arrangement.included.entries()) partials[name] = included[at]!.main;
  const sites = new Map(all.flatMap((one) => [...one.sites]));
  const composition = startComposition(input, sites);
  const { binder, problems } = composition;
  const printed: PrintedClauses = new Map();
  const markdown = runTemplate(
    {
      file: layout.files[0]!,
      template: layout.main,
      partials: arrangePartials(partials, arrangement.slots, printed),
    },
    composition,
  );
  if (hasErrors(problems)) return { markdown: '', values: [], problems: [...found, ...problems], files };
  const excluded = arrangement.excluded.map((clause) => {
    const alone = startComposition(input, sites);
    const template = partials[clause.name] ?? printNothing;
    const text = runTemplate({ file: layout.files[0]!, template, partials }, alone);
    return { ...clause, text, values: alone.binder.printed };
  });
  for (const name of arrangement.included) {
    const file = templates(variants.alias[name] ?? name)!;
    const isThere = [...arrangement.slots.values()].some((clauses) => clauses.includes(name));
    if (isThere && !printed.has(name)) problems.push(notPrinted(name, file));
    else if (isThere && printed.get(name)!.trim() === '') problems.push(printsNothing(name, file));
  }
  const fileOf = (name: string): TemplateFile | undefined => templates(variants.alias[name] ?? name);
  problems.push(...tellExcluded(excluded, printed, binder.printed, fileOf));
  return { markdown, values: binder.printed, problems: [...found, ...problems], files };
}

function startComposition(input: ComposeInput, sites: Composition['sites']): Composition {
  const binder = bindAgreement(input.agreement, input.shape, input.words);
  if (input.figures !== undefined)
    Object.defineProperty(binder.root, 'figures', { value: binder.bindFigures(input.figures) });
  Object.defineProperty(binder.root, 'options', { value: bindOptions(input.options ?? {}, binder) });
  return { binder, words: input.words, sites, problems: [], budget: { steps: 0, length: 0 } };
}

/** The options as templates see them: yes and no as they are, texts and numbers as values that print themselves. */
function bindOptions(options: NonNullable<ComposeInput['options']>, { bind }: Binder): unknown {
  const bound: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(options))
    bound[name] = typeof value === 'boolean' ? value : bind(String(value), `/presentation/options/${name}`);
  return bound;
}

async function compileOnce(
  entry: string,
  { templates, agreement }: ComposeInput,
  { alias, unfit }: ChosenVariants,
): Promise<CompiledTemplates> {
  const known = compiled.get(templates) ?? new Map<string, CompiledTemplates>();
  compiled.set(templates, known);
  const key = JSON.stringify([entry, agreement.type, alias]);
  let found = known.get(key);
  if (!found) {
    found = await compileTemplates(entry, templates, {
      alias: { ...alias, agreement: `agreements/${agreement.type}` },
      unfit,
    });
    known.set(key, found);
  }
  return found;
}
