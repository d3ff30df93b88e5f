import type { Agreement } from './agreement/generated/types.ts';
import type { Source } from './agreement/located-source.ts';
import { type Catalog, openCatalog } from './catalog.ts';
import { USUAL } from './choose-style.ts';
import type { Contract } from './document/contract.ts';
import type { ReadProjectFile } from './follow-underpinnings.ts';
import { lint } from './lint/lint.ts';
import type { UnderpinningFile } from './lint/lint-context.ts';
import type { Profile } from './lint/profile.ts';
import { suppress } from './lint/suppress.ts';
import { presentAgreement } from './present-agreement.ts';
import type { Problem } from './problem.ts';

/** How the rules are applied. */
export interface LintAgreementOptions {
  readonly asOf?: string | undefined;
  readonly profile?: Profile | undefined;
  readonly underpinnings?: ReadonlyMap<string, UnderpinningFile> | undefined;
  /** Reads a file of the project, such as the logo of the contract. */
  readonly readFile?: ReadProjectFile | undefined;
}

/**
 * Applies the rules to a checked agreement and to the contract that it makes, and leaves out what the parties accept;
 * tells also what is wrong with how the agreement wants to be presented.
 */
export async function lintAgreement(
  agreement: Agreement,
  source: Source,
  catalog: Catalog,
  options: LintAgreementOptions,
): Promise<Problem[]> {
  const language = agreement.languages[0] ?? 'en';
  const presented = await presentAgreement(agreement, source, catalog, options);
  // What templates keep from being printed is told when it is rendered; the words are then judged as they usually are.
  const contract = presented.contract ?? (await usualContract(agreement, source));
  const found = lint({
    ...options,
    agreement,
    source,
    contract,
    profile: options.profile ?? agreement.lint?.profile,
    words: catalog.lintWords(language),
  });
  return [
    ...catalog.lintWordProblems(language),
    ...presented.problems.filter(({ path }) => path?.startsWith('/presentation/')),
    ...suppress(found, agreement, source, options.asOf),
  ];
}

/** The contract without what the agreement says of its presentation; undefined where there is none even so. */
async function usualContract(
  { presentation: _, ...agreement }: Agreement,
  source: Source,
): Promise<Contract | undefined> {
  return (await presentAgreement(agreement, source, openCatalog(), { style: USUAL })).contract;
}
