import type { Agreement } from './agreement/generated/types.ts';
import type { Source } from './agreement/located-source.ts';
import type { Catalog } from './catalog.ts';
import { chooseStyle, USUAL } from './choose-style.ts';
import { lint } from './lint/lint.ts';
import type { UnderpinningFile } from './lint/lint-context.ts';
import type { Profile } from './lint/profile.ts';
import { suppress } from './lint/suppress.ts';
import { makeContract } from './make-contract.ts';
import type { Problem } from './problem.ts';

/** How the rules are applied. */
export interface LintAgreementOptions {
  readonly asOf?: string | undefined;
  readonly profile?: Profile | undefined;
  readonly underpinnings?: ReadonlyMap<string, UnderpinningFile> | undefined;
}

/** Applies the rules to a checked agreement and to the contract that it makes, and leaves out what the parties accept. */
export async function lintAgreement(
  agreement: Agreement,
  source: Source,
  catalog: Catalog,
  options: LintAgreementOptions,
): Promise<Problem[]> {
  const language = agreement.languages[0] ?? 'en';
  // Whatever keeps the contract from being made is told when it is rendered; the other rules need no contract.
  // A style of the user's own is not known here; its words are judged in the usual one.
  const chosen =
    chooseStyle(agreement, source, catalog).chosen ?? chooseStyle(agreement, source, catalog, USUAL).chosen;
  const contract = chosen && (await makeContract(agreement, chosen, catalog, {})).contract;
  const found = lint({
    ...options,
    agreement,
    source,
    contract,
    profile: options.profile ?? agreement.lint?.profile,
    words: catalog.lintWords(language),
  });
  return suppress(found, agreement, source, options.asOf);
}
