import { check } from './agreement/check.ts';
import type { Agreement } from './agreement/generated/types.ts';
import { read, type Source } from './agreement/read.ts';
import { openCatalog } from './catalog.ts';
import type { Figures } from './figures/figures-of.ts';
import { followUnderpinnings, type ReadProjectFile } from './follow-underpinnings.ts';
import type { RuleKind } from './lint/rule.ts';
import type { LintAgreementOptions } from './lint-agreement.ts';
import { presentAgreement } from './present-agreement.ts';
import { hasErrors, type Problem, sortProblems } from './problem.ts';
import type { Letterhead, LetterheadCheck, LetterheadContract } from './put-on-letterhead.ts';
import { FORMATS, type Format } from './writers/index.ts';
import { seal } from './writers/seal.ts';
import type { Written } from './writers/writer.ts';

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
  /** Clauses to include besides those of the agreement, each where it says itself. */
  readonly include?: readonly string[];
  /** Clauses to leave out besides those that the agreement leaves out. */
  readonly exclude?: readonly string[];
  /** Folders of templates that go before the built-in ones, first wins. */
  readonly templates?: readonly string[];
  /** Reads a file of the project by its path, such as a logo; without it there are none. */
  readonly readFile?: ReadProjectFile | undefined;
  /** A firm's own Word file that the Word contract is written into; the other formats do not use it. */
  readonly letterhead?: Letterhead | undefined;
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
  /** Folders of templates that go before the built-in ones, first wins. */
  readonly templates?: readonly string[];
}

/** Tells everything that is wrong with an agreement: its form, and, when that is right, what its rules of meaning find. */
export async function lint(input: AgreementFile, options: LintOptions = {}): Promise<Validation> {
  const checked = validate(input, options.set);
  const { agreement, source, problems } = checked;
  if (!agreement || !source || hasErrors(problems)) return checked;
  // Loaded here, so that what is wrong in form is told before any rule is read.
  const { lintAgreement } = await import('./lint-agreement.ts');
  const { readFile, templates } = options;
  const followed = readFile && followUnderpinnings(agreement, source, readFile);
  const found = await lintAgreement(agreement, source, openCatalog(templates), {
    ...options,
    underpinnings: followed?.files,
  });
  return { ...checked, problems: sortProblems([...problems, ...(followed?.problems ?? []), ...found]) };
}

/** One rule of meaning, for whoever wants to know why it matters. */
export interface ExplainedRule {
  readonly name: string;
  readonly severity: Problem['severity'];
  /** What it is about: what a draft may still lack, the meaning, the words or the document. */
  readonly kind: RuleKind;
  readonly summary: string;
  readonly why: string;
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
    kind: rule.kind,
    summary: rule.summary,
    why: rule.why,
    page: rulePage(rule),
  }));
}

/** The name of everything that a check of meaning can tell, as problems have it: `lint/vague-term`. */
export async function lintNames(): Promise<readonly string[]> {
  const { LINT_NAMES } = await import('./lint/lint-names.ts');
  return LINT_NAMES;
}

/** Computes what follows from an agreement: budgets of downtime, credits at their bounds, goals, dates. */
export async function compute(agreement: Agreement): Promise<Figures> {
  // Loaded here, so that a check starts without calendars and exact arithmetic of time.
  const { figuresOf } = await import('./figures/figures-of.ts');
  return figuresOf(agreement);
}

/** Loaded here, so that nothing of it is read without a letterhead. */
async function onLetterhead(letterhead: Letterhead, parts: LetterheadContract): Promise<Written> {
  return (await import('./put-on-letterhead.ts')).putOnLetterhead(letterhead, parts);
}

/** Finds the placeholders and styles of a firm's own Word file, and everything that is wrong with them. */
export async function checkLetterhead(letterhead: Letterhead): Promise<LetterheadCheck> {
  return (await import('./put-on-letterhead.ts')).checkLetterhead(letterhead);
}

/** Turns an agreement into its contract in each format. The same input gives the same bytes. */
export async function generate(input: AgreementFile, options: GenerateOptions): Promise<Generated> {
  const { agreement, source, problems } = validate(input, options.set);
  if (!agreement || hasErrors(problems)) return { files: [], problems };
  const catalog = openCatalog(options.templates);
  const { contract, words, date, made, ...presented } = await presentAgreement(agreement, source!, catalog, {
    ...options,
    clauses: { include: options.include, exclude: options.exclude },
  });
  const found = [...problems, ...presented.problems];
  if (!contract || !made) return { files: [], problems: sortProblems(found) };
  const { look, fonts: own } = made;

  const files: GeneratedFile[] = [];
  const fonts = catalog.fonts(look, own);
  for (const format of options.formats) {
    const { extension, load } = FORMATS[format];
    const parts = { contract, look, fonts };
    const written =
      options.letterhead && format === 'docx'
        ? await onLetterhead(options.letterhead, {
            ...parts,
            agreement,
            words: words!,
            date: date ?? '',
          })
        : (await load())(parts);
    found.push(...written.problems);
    if (!hasErrors(written.problems)) files.push({ format, extension, content: seal(written.content) });
  }
  return { files: hasErrors(found) ? [] : files, problems: sortProblems(found) };
}
