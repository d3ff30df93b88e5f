import { check } from '../../src/agreement/check.ts';
import { read } from '../../src/agreement/read.ts';
import { openCatalog } from '../../src/catalog.ts';
import { chooseStyle } from '../../src/choose-style.ts';
import { lint } from '../../src/lint/lint.ts';
import type { UnderpinningFile } from '../../src/lint/lint-context.ts';
import type { Profile } from '../../src/lint/profile.ts';
import type { Rule } from '../../src/lint/rule.ts';
import { makeContract } from '../../src/make-contract.ts';
import type { Problem } from '../../src/problem.ts';

/** What rules find in an agreement; one that is wrong in form gives its problems instead. */
export async function lintText(
  text: string,
  rules: readonly Rule[],
  options: {
    readonly asOf?: string | undefined;
    readonly profile?: Profile | undefined;
    readonly underpinnings?: ReadonlyMap<string, UnderpinningFile>;
  } = {},
): Promise<readonly Problem[]> {
  const { source, problems } = read(text, 'agreement.sla.yaml');
  const checked = source ? check(source) : { problems: [] };
  const { agreement } = checked;
  if (!source || !agreement) return [...problems, ...checked.problems];
  const catalog = openCatalog();
  const language = agreement.languages[0] ?? 'en';
  const { chosen } = chooseStyle(agreement, source, catalog);
  const needsContract = rules.some(({ kind }) => kind === 'document');
  const made = needsContract ? await makeContract(agreement, chosen!, catalog, {}) : undefined;
  return lint(
    { agreement, source, contract: made?.contract, words: catalog.lintWords(language), ...options },
    rules,
  );
}
