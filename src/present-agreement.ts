import type { Agreement } from './agreement/generated/types.ts';
import type { Source } from './agreement/located-source.ts';
import type { Catalog } from './catalog.ts';
import { checkOwnStyle, chooseStyle, USUAL } from './choose-style.ts';
import type { Contract } from './document/contract.ts';
import type { ReadProjectFile } from './follow-underpinnings.ts';
import { hasErrors, type Problem } from './problem.ts';
import { resolveLink } from './resolve-link.ts';
import { type MadeLook, makeLook } from './style/make-look.ts';
import type { ClauseSelection } from './template/arrange-clauses.ts';
import type { Words } from './template/words.ts';

/** How an agreement is presented. */
export interface PresentOptions {
  /** Name of a style; otherwise the agreement's own. */
  readonly style?: string | undefined;
  /** Date of the document, `YYYY-MM-DD`; otherwise the agreement's `date`, then its effective date. */
  readonly date?: string | undefined;
  /** Clauses to include and leave out besides those of the agreement. */
  readonly clauses?: ClauseSelection;
  /** Reads a file of the project by its path, such as a logo; without it there are none. */
  readonly readFile?: ReadProjectFile | undefined;
}

/** The contract of an agreement with its look, as far as they could be made. */
export interface Presented {
  readonly contract?: Contract;
  /** What it was made with; absent where there is no contract. */
  readonly words?: Words | undefined;
  /** The date of the contract in its words. */
  readonly date?: string;
  /** Absent where anything is an error. */
  readonly made?: Omit<MadeLook, 'problems'>;
  readonly problems: readonly Problem[];
}

/** Makes the contract of an agreement in its style, and the look for it; stops at the first step with errors. */
export async function presentAgreement(
  agreement: Agreement,
  source: Source,
  catalog: Catalog,
  options: PresentOptions = {},
): Promise<Presented> {
  const style = options.style ?? agreement.presentation?.style ?? USUAL;
  const faults = [
    ...(await checkOwnStyle(style, catalog)),
    ...catalog.wordProblems(agreement.languages[0] ?? 'en', style),
  ];
  if (hasErrors(faults)) return { problems: faults };
  const { chosen, problems: unfit } = chooseStyle(agreement, source, catalog, style);
  if (!chosen || hasErrors(unfit)) return { problems: unfit };
  // Loaded here, so that a check of the form starts without templates and figures.
  const { makeContract } = await import('./make-contract.ts');
  const figures = agreement.presentation?.worksheets
    ? (await import('./figures/figures-of.ts')).figuresOf(agreement)
    : undefined;
  const { contract, words, date, problems } = await makeContract(agreement, chosen, catalog, {
    date: options.date,
    figures,
    clauses: options.clauses,
  });
  const composed = problems.map((problem) => placeInSource(problem, source));
  if (!contract || hasErrors(composed)) return { problems: composed, ...(contract && { contract }) };
  const {
    look,
    fonts,
    problems: lookProblems,
  } = makeLook({
    ...chosen,
    contract,
    date,
    paper: agreement.presentation?.paper,
    source,
    readFile: (path) => bytesOf(options.readFile?.(resolveLink(source.file, path))),
  });
  const all = [...composed, ...lookProblems];
  return { contract, words, date, problems: all, ...(!hasErrors(all) && { made: { look, fonts } }) };
}

/** What is wrong with a field of the agreement is shown there. */
function placeInSource(problem: Problem, source: Source): Problem {
  if (problem.place || problem.path === undefined) return problem;
  return { ...problem, place: source.locate(problem.path, 'line') };
}

function bytesOf(content: string | Uint8Array | undefined): Uint8Array | undefined {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
