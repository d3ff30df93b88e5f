import type { Agreement } from '../agreement/generated/types.ts';
import type { Shape } from '../agreement/shape.ts';
import type { FigureTree } from '../figures/figure-tree.ts';
import type { Problem } from '../problem.ts';
import { type Binder, bindAgreement, type PrintedValue } from './bind.ts';
import { type CompiledTemplates, compileTemplates } from './compile.ts';
import { type Composition, runtimeHelpers } from './helpers.ts';
import { type TemplateFile, type TemplateFiles, templateProblem } from './site.ts';
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
  readonly templates: TemplateFiles;
  /** What was computed, for the worksheets. */
  readonly figures?: FigureTree;
}

const MAX_MARKDOWN = 4_000_000;
const compiled = new WeakMap<TemplateFiles, Map<string, CompiledTemplates>>();

/** Runs the layout of a style over an agreement. Templates are compiled once per `templates`, style and type. */
export async function composeContract(input: ComposeInput): Promise<Composed> {
  const templates = await templatesFor(input);
  if (templates.problems.length > 0)
    return { markdown: '', values: [], problems: templates.problems, files: templates.files };
  const binder = bindAgreement(input.agreement, input.shape, input.words);
  if (input.figures !== undefined)
    Object.defineProperty(binder.root, 'figures', { value: binder.bindFigures(input.figures) });
  Object.defineProperty(binder.root, 'options', { value: bindOptions(input.options ?? {}, binder) });
  const composition: Composition = { binder, words: input.words, sites: templates.sites, problems: [] };
  const markdown = templates.main(binder.root, {
    helpers: runtimeHelpers(composition),
    partials: templates.partials as Record<string, HandlebarsTemplateDelegate>,
  });
  if (markdown.length > MAX_MARKDOWN) {
    const place = { file: `templates/styles/${input.style}`, line: 1, column: 1, endLine: 1, endColumn: 1 };
    composition.problems.push(
      templateProblem('too-long', 'The contract is longer than 4 million characters', place),
    );
  }
  return { markdown, values: binder.printed, problems: composition.problems, files: templates.files };
}

/** The options as templates see them: yes and no as they are, texts and numbers as values that print themselves. */
function bindOptions(options: NonNullable<ComposeInput['options']>, { bind }: Binder): unknown {
  const bound: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(options))
    bound[name] = typeof value === 'boolean' ? value : bind(String(value), `/presentation/options/${name}`);
  return bound;
}

async function templatesFor({ templates, style, agreement }: ComposeInput): Promise<CompiledTemplates> {
  const known = compiled.get(templates) ?? new Map<string, CompiledTemplates>();
  compiled.set(templates, known);
  const key = `${style} ${agreement.type}`;
  let found = known.get(key);
  if (!found) {
    found = await compileTemplates(`styles/${style}/layout`, templates, {
      agreement: `agreements/${agreement.type}`,
    });
    known.set(key, found);
  }
  return found;
}
