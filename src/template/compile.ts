import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import type { Place, Problem } from '../problem.ts';
import { precompiled } from './generated/precompiled.js';
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
}

/** One template, compiled. */
interface CompiledTemplate {
  readonly template?: HandlebarsTemplateDelegate;
  readonly sites: readonly (readonly [key: string, site: Site])[];
  readonly includes: readonly Inclusion[];
  readonly problems: readonly Problem[];
}

/** Compiles the template `entry` and every template it includes; `alias` gives a template another name. */
export async function compileTemplates(
  entry: string,
  files: TemplateFiles,
  alias: Readonly<Record<string, string>>,
): Promise<CompiledTemplates> {
  const problems: Problem[] = [];
  const sites = new Map<string, Site>();
  const partials: Record<string, HandlebarsTemplateDelegate> = {};
  const read: TemplateFile[] = [];
  const open: string[] = [];

  const link = async (name: string, from?: Place): Promise<HandlebarsTemplateDelegate | undefined> => {
    const real = alias[name] ?? name;
    const file = files(real);
    if (open.includes(real)) {
      problems.push(templateProblem('endless-partial', `The template \`${real}\` includes itself`, from!));
      return undefined;
    }
    if (!file) {
      if (!from) throw new Error(`There is no template ${real}`);
      problems.push(templateProblem('unknown-partial', `There is no template \`${real}\``, from));
      return undefined;
    }
    open.push(real);
    read.push(file);
    const compiled = await compileTemplate(file);
    problems.push(...compiled.problems);
    for (const [key, site] of compiled.sites) sites.set(key, site);
    for (const inclusion of compiled.includes) {
      if (Object.hasOwn(partials, inclusion.name)) continue;
      const partial = await link(inclusion.name, inclusion.place);
      if (partial) partials[inclusion.name] = partial;
    }
    open.pop();
    return compiled.template;
  };
  const main = (await link(entry)) ?? ((): string => '');
  return { main, partials, sites, problems, files: read };
}

/** Takes what the build compiled where the text is still the same; a changed template needs Handlebars' compiler. */
async function compileTemplate(file: TemplateFile): Promise<CompiledTemplate> {
  const known = precompiled[file.file];
  if (known?.text === file.text) {
    return {
      template: handlebars.template(known.template),
      sites: known.sites,
      includes: known.includes,
      problems: [],
    };
  }
  const { compileProgram, guardTemplate } = await import('./guard-template.ts');
  const { program, ...guarded } = guardTemplate(file);
  return program ? { ...guarded, template: compileProgram(program) } : guarded;
}
