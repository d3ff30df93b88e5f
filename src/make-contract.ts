import type { Agreement } from './agreement/generated/types.ts';
import { shapeOf } from './agreement/shape.ts';
import type { Catalog } from './catalog.ts';
import type { ChosenStyle } from './choose-style.ts';
import type { Contract, Labels } from './document/contract.ts';
import type { Scheme } from './document/look.ts';
import { number } from './document/number.ts';
import { parseContract } from './document/parse.ts';
import type { Figures } from './figures/figures-of.ts';
import { hasErrors, type Problem } from './problem.ts';
import type { ClauseSelection } from './template/arrange-clauses.ts';
import { composeContract } from './template/compose.ts';
import { formatChoice, formatDate } from './template/format.ts';
import type { TemplateFile } from './template/site.ts';
import type { Words } from './template/words.ts';

/** A numbered contract, if its templates and its text allow one. */
export interface ComposedContract {
  /** The date of the contract in its words; empty without one. */
  readonly date: string;
  readonly contract?: Contract;
  /** The words that it was written with. */
  readonly words?: Words;
  readonly problems: readonly Problem[];
}

/** What a contract has that its agreement has not. */
export interface ContractParts {
  /** `YYYY-MM-DD`; otherwise the agreement's own date, then its effective date. */
  readonly date?: string | undefined;
  /** What its worksheets print. */
  readonly figures?: Figures | undefined;
  /** The clauses that are included and left out besides what the agreement says. */
  readonly clauses?: ClauseSelection | undefined;
}

/** Runs a style's templates over an agreement and reads what they made: composing, parsing and numbering. */
export async function makeContract(
  agreement: Agreement,
  { style, values, numbering }: Pick<ChosenStyle, 'style' | 'values' | 'numbering'>,
  catalog: Catalog,
  { date, figures, clauses }: ContractParts,
): Promise<ComposedContract> {
  const language = agreement.languages[0] ?? 'en';
  const issued = [date, agreement.date, agreement.term.effective].find(isDate);
  if (issued === undefined) return { date: '', problems: [noDate()] };
  const wording = catalog.words(language, style.name);
  if (!wording) return { date: '', problems: [noTranslation(language)] };
  const words = wordsFor(wording, agreement.presentation?.locale);
  const templates = catalog.templates(language, style.name);
  const composed = await composeContract({
    agreement,
    shape: shapeOf(agreement.type),
    words,
    style: style.name,
    options: values,
    clauses,
    templates,
    ...(figures && { figures }),
  });
  const printed = formatDate(issued, words);
  if (hasErrors(composed.problems)) return { date: printed, problems: composed.problems };
  const parsed = parseContract(composed.markdown, composed.values);
  const labels = labelsOf(words, numbering);
  const numbered = number(parsed.blocks, labels, numbering);
  const problems = [...parsed.problems, ...numbered.problems].map((problem) =>
    placeInTemplate(problem, composed.files),
  );
  const contract: Contract = {
    type: 'contract',
    language,
    title: agreement.title,
    edition: `${words.version} ${agreement.version} · ${formatChoice(agreement.status, words, 'status')}`,
    ...markOf(agreement, words),
    parties: agreement.parties.map(({ name }) => name),
    date: issued,
    labels,
    blocks: numbered.blocks,
  };
  return { contract, words, date: printed, problems: [...composed.problems, ...problems] };
}

/** Months have names of the contract's language; numbers may be written in the way of any place. */
function wordsFor(words: Words, locale: string | undefined): Words {
  if (locale === undefined) return words;
  const isSameLanguage = locale.split('-', 1)[0] === words.locale.split('-', 1)[0];
  return { ...words, locale: isSameLanguage ? locale : words.locale, numbers: locale };
}

/** Nobody has agreed yet: every page says so. */
function markOf(agreement: Agreement, words: Words): { readonly mark?: string } {
  if (agreement.status === 'template') return { mark: words.templateMark };
  return agreement.status === 'draft' || agreement.status === 'in-review' ? { mark: words.draftMark } : {};
}

/** The word before the number of a heading, and what a cross-reference calls what it leads to, follow the numbering. */
function labelsOf(words: Words, numbering: Scheme): Labels {
  const { contents, pageOf, schedule, quotes, blank } = words;
  const clause = numbering === 'lettered' ? words.section : words.clause;
  const heading = numbering === 'steps' ? words.step : numbering === 'articles' ? words.article : undefined;
  return { contents, pageOf, clause, schedule, quotes, blank, ...(heading !== undefined && { heading }) };
}

/** A date that is decided. */
function isDate(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function noDate(): Problem {
  return {
    rule: 'template/no-date',
    severity: 'error',
    message: 'The document has no date: the agreement does not say yet when it begins',
    hint: 'write `date:` with the day of this edition, or use `--date`',
    path: '/date',
  };
}

function noTranslation(language: string): Problem {
  return {
    rule: 'template/no-translation',
    severity: 'error',
    message: `There are no clauses in the language \`${language}\``,
    hint: 'use `languages: [en]`, or add clauses and labels for this language',
    path: '/languages/0',
  };
}

/** The document does not know templates: what its problem names in backquotes is looked up in them. */
function placeInTemplate(problem: Problem, files: readonly TemplateFile[]): Problem {
  const named = /`([^`]+)`/.exec(problem.message)?.[1] ?? '';
  const found = files.find((file) => named !== '' && file.text.includes(named)) ?? files[0];
  if (problem.place || !found) return problem;
  const at = Math.max(0, found.text.indexOf(named));
  const before = found.text.slice(0, at).split('\n');
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  return {
    ...problem,
    place: { file: found.file, line, column, endLine: line, endColumn: column + named.length },
  };
}
