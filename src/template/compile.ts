import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import type { Place, Problem } from '../problem.ts';
import { findPrecompiled } from './find-precompiled.ts';
import type { Inclusion } from './inspect-template.ts';
import { type Site, type TemplateFile, type TemplateFiles, templateProblem } from './site.ts';

// The types of the runtime are empty; it has this much of the whole.
const handlebars = runtime as unknown as Pick<typeof Handlebars, 'template'>;

/** Templates ready to run, and what is wrong with them. */
export interface CompiledTemplates {
  readonly main: HandlebarsTemplateDelegate;
  readonly partials: Readonly<Record<string, HandlebarsTemplateDelegate>>;
  readonly sites: ReadonlyMap<string, Site>;
  readonly problems: readonly Problem[];
  readonly files: readonly TemplateFile[];
  /** The clauses that are listed by what is no clause itself, in order: by the layout, its parts and the type's list. */
  readonly listed: readonly string[];
}

/** What a template's name stands for. */
export interface TemplateNames {
  /** Another name of a template. */
  readonly alias: Readonly<Record<string, string>>;
  /** What to say of a clause that there is not, other than that. */
  readonly unfit: ReadonlyMap<string, Problem>;
}

/** One template, compiled. */
interface CompiledTemplate {
  readonly template?: HandlebarsTemplateDelegate;
  readonly sites: readonly (readonly [key: string, site: Site])[];
  readonly includes: readonly Inclusion[];
  readonly problems: readonly Problem[];
}

const MAX_DEPTH = 40;
const MAX_TEMPLATES = 2000;

/** Compiles the template `entry` and every template it includes. */
export async function compileTemplates(
  entry: string,
  files: TemplateFiles,
  { alias, unfit }: TemplateNames,
): Promise<CompiledTemplates> {
  const problems: Problem[] = [];
  const sites = new Map<string, Site>();
  const partials: Record<string, HandlebarsTemplateDelegate> = {};
  const read: TemplateFile[] = [];
  const open: string[] = [];
  const listed: string[] = [];

  const link = async (name: string, from?: Place): Promise<HandlebarsTemplateDelegate | undefined> => {
    const real = alias[name] ?? name;
    const file = files(real);
    if (open.includes(real)) {
      problems.push(templateProblem('endless-partial', `The template \`${real}\` includes itself`, from!));
      return undefined;
    }
    if (!file) {
      const problem = unfit.get(real);
      if (problem) problems.push(problem);
      else if (from)
        problems.push(templateProblem('unknown-partial', `There is no template \`${real}\``, from));
      else throw new Error(`There is no template ${real}`);
      return undefined;
    }
    if (open.length >= MAX_DEPTH || read.length >= MAX_TEMPLATES) {
      const message =
        read.length >= MAX_TEMPLATES
          ? `The contract includes more than ${MAX_TEMPLATES} templates`
          : `Templates include each other more than ${MAX_DEPTH} deep`;
      problems.push(templateProblem('too-deep', message, from!));
      return undefined;
    }
    open.push(real);
    read.push(file);
    const compiled = await compileTemplate(file);
    problems.push(...compiled.problems);
    for (const [key, site] of compiled.sites) sites.set(key, site);
    for (const inclusion of compiled.includes) {
      if (isClause(inclusion.name) && !open.some(isClause)) listed.push(inclusion.name);
      if (Object.hasOwn(partials, inclusion.name)) continue;
      const partial = await link(inclusion.name, inclusion.place);
      if (partial) partials[inclusion.name] = partial;
    }
    open.pop();
    return compiled.template;
  };
  const main = (await link(entry)) ?? ((): string => '');
  return { main, partials, sites, problems, files: read, listed };
}

function isClause(name: string): boolean {
  return name.startsWith('clauses/');
}

/** Takes what the build compiled where the text is still the same; a changed template needs Handlebars' compiler. */
async function compileTemplate(file: TemplateFile): Promise<CompiledTemplate> {
  const known = await findPrecompiled(file);
  if (known) return { ...known, template: handlebars.template(known.template), problems: [] };
  const { compileProgram, guardTemplate } = await import('./guard-template.ts');
  const { program, ...guarded } = guardTemplate(file);
  return program ? { ...guarded, template: compileProgram(program) } : guarded;
}
