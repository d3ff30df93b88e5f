import { check } from './agreement/check.ts';
import type { Agreement } from './agreement/generated/types.ts';
import { read, type Source } from './agreement/read.ts';
import { type Catalog, openCatalog } from './catalog.ts';
import type { Figures } from './figures/figures-of.ts';
import { followUnderpinnings, type ReadProjectFile } from './follow-underpinnings.ts';
import type { LintAgreementOptions } from './lint-agreement.ts';
import { nearest } from './nearest.ts';
import { hasErrors, type Problem, sortProblems } from './problem.ts';
import { FORMATS, type Format } from './writers/index.ts';
import { seal } from './writers/seal.ts';

/** An agreement as somebody wrote it. */
export interface AgreementFile {
  /** YAML or JSON; bytes are read as UTF-8. */
  readonly text: string | Uint8Array;
  /** The name that problems give it. */
  readonly file: string;
}

/** What a check found; `agreement` is there when nothing is wrong with its form. */
export interface Validation {
  readonly problems: readonly Problem[];
  readonly source?: Source;
  readonly agreement?: Agreement;
}

/** What to make of an agreement. */
export interface GenerateOptions {
  readonly formats: readonly Format[];
  /** Name of a style; otherwise the agreement's own `presentation.style`. */
  readonly style?: string;
  /** Date of the document, `YYYY-MM-DD`; otherwise the agreement's `date`, then its effective date. */
  readonly date?: string;
  /** Values to use instead of the file's, by dotted path or JSON Pointer. */
  readonly set?: Readonly<Record<string, string>>;
  /** Folders of templates that go before the built-in ones, first wins. */
  readonly templates?: readonly string[];
}

export interface GeneratedFile {
  readonly format: Format;
  readonly extension: string;
  readonly content: Uint8Array;
}

/** The files, one for each format asked for; none of them if any problem is an error. */
export interface Generated {
  readonly files: readonly GeneratedFile[];
  readonly problems: readonly Problem[];
}

/** Reads an agreement and tells everything that is wrong with it. */
export function validate(input: AgreementFile, set: Readonly<Record<string, string>> = {}): Validation {
  const { source, problems } = read(input.text, input.file, set);
  if (!source) return { problems: sortProblems(problems) };
  const checked = check(source);
  const all = sortProblems([...problems, ...checked.problems]);
  return checked.agreement
    ? { source, agreement: checked.agreement, problems: all }
    : { source, problems: all };
}

/** How an agreement is judged. */
export interface LintOptions extends Omit<LintAgreementOptions, 'underpinnings'> {
  /** Reads the agreements that this one rests on; without it they are not compared. */
  readonly readFile?: ReadProjectFile | undefined;
  readonly set?: Readonly<Record<string, string>>;
}

/** Tells everything that is wrong with an agreement: its form, and, when that is right, what its rules of meaning find. */
export async function lint(input: AgreementFile, options: LintOptions = {}): Promise<Validation> {
  const checked = validate(input, options.set);
  const { agreement, source, problems } = checked;
  if (!agreement || !source || hasErrors(problems)) return checked;
  // Loaded here, so that what is wrong in form is told before any rule is read.
  const { lintAgreement } = await import('./lint-agreement.ts');
  const { readFile, ...judge } = options;
  const followed = readFile && followUnderpinnings(agreement, source, readFile);
  const found = await lintAgreement(agreement, source, openCatalog(), {
    ...judge,
    underpinnings: followed?.files,
  });
  return { ...checked, problems: sortProblems([...problems, ...(followed?.problems ?? []), ...found]) };
}

/** One rule of meaning, for whoever wants to know why it matters. */
export interface ExplainedRule {
  readonly name: string;
  readonly severity: Problem['severity'];
  readonly summary: string;
  /** All that there is to say of it, in Markdown. */
  readonly page: string;
}

/** Every rule of meaning, in the order of their names. */
export async function explainRules(): Promise<readonly ExplainedRule[]> {
  const [{ RULES }, { rulePage }] = await Promise.all([
    import('./lint/rules/index.ts'),
    import('./lint/rule-page.ts'),
  ]);
  return RULES.map((rule) => ({
    name: rule.name,
    severity: rule.severity,
    summary: rule.summary,
    page: rulePage(rule),
  }));
}

/** Computes what follows from an agreement: budgets of downtime, credits at their bounds, goals, dates. */
export async function compute(agreement: Agreement): Promise<Figures> {
  // Loaded here, so that a check starts without calendars and exact arithmetic of time.
  const { figuresOf } = await import('./figures/figures-of.ts');
  return figuresOf(agreement);
}

/** Turns an agreement into its contract in each format. The same input gives the same bytes. */
export async function generate(input: AgreementFile, options: GenerateOptions): Promise<Generated> {
  const { agreement, source, problems } = validate(input, options.set);
  if (!agreement || hasErrors(problems)) return { files: [], problems };
  const catalog = openCatalog(options.templates);
  const style = options.style ?? agreement.presentation?.style ?? 'two-column';
  const look = catalog.look(style, agreement.presentation?.paper);
  const unfit = look ? unsuitedStyle(style, agreement.type, catalog) : unknownStyle(style, catalog);
  if (!look || unfit) {
    const place = source?.locate('/presentation/style', 'line');
    return { files: [], problems: [...problems, ...(unfit ? [{ ...unfit, ...(place && { place }) }] : [])] };
  }
  // Loaded here, so that a check starts without templates.
  const { makeContract } = await import('./make-contract.ts');
  const figures = agreement.presentation?.worksheets ? await compute(agreement) : undefined;
  const composed = await makeContract(agreement, style, catalog, { date: options.date, figures });
  const found = [...problems, ...composed.problems];
  if (!composed.contract || hasErrors(found)) return { files: [], problems: sortProblems(found) };

  const files: GeneratedFile[] = [];
  const fonts = catalog.fonts(look);
  for (const format of options.formats) {
    const { extension, load } = FORMATS[format];
    const written = (await load())({ contract: composed.contract, look, fonts });
    found.push(...written.problems);
    if (!hasErrors(written.problems)) files.push({ format, extension, content: seal(written.content) });
  }
  return { files: hasErrors(found) ? [] : files, problems: sortProblems(found) };
}

/** What is wrong with asking for a style that there is not. */
function unknownStyle(style: string, catalog: Catalog): Problem {
  const close = nearest(style, catalog.styles());
  return {
    rule: 'template/unknown-style',
    severity: 'error',
    message: `There is no style \`${style}\``,
    hint:
      close === undefined
        ? `the styles there are: ${catalog.styles().join(', ')}`
        : `did you mean \`${close}\`?`,
    path: '/presentation/style',
  };
}

/** What is wrong with asking a style for a type of agreement that it does not suit; undefined if it does. */
function unsuitedStyle(style: string, type: string, catalog: Catalog): Problem | undefined {
  const suits = (name: string): boolean => catalog.style(name)?.agreements?.includes(type) ?? true;
  if (suits(style)) return undefined;
  return {
    rule: 'template/unsuited-style',
    severity: 'error',
    message: `The style \`${style}\` does not suit agreements of the type \`${type}\``,
    hint: `the styles that do: ${catalog.styles().filter(suits).join(', ')}`,
    path: '/presentation/style',
  };
}
