import type { Problem, ProblemFix, Severity } from '../problem.ts';
import { textEdits } from './field-edits.ts';
import { type LintInput, lintContext } from './lint-context.ts';
import type { Finding, Rule } from './rule.ts';
import { RULES } from './rules/index.ts';

/** In these the parties have agreed on everything, so that whatever is missing is an error. */
const AGREED = new Set(['agreed', 'in-force', 'suspended', 'expired', 'terminated']);

/** Everything that the rules find. A rule that fails is told as a defect of the rule, and the others go on. */
export function lint(input: LintInput, rules: readonly Rule[] = RULES): Problem[] {
  const context = lintContext(input);
  return rules
    .filter(({ kind }) => kind !== 'document' || context.contract !== undefined)
    .flatMap((rule) => {
      try {
        return [...rule.check(context)].map((finding) => toProblem(rule, finding, input));
      } catch (error) {
        return [brokenRule(rule, error)];
      }
    });
}

function toProblem(rule: Rule, finding: Finding, { agreement, source }: LintInput): Problem {
  const { path, part = 'value', message, hint, facts, related, fix } = finding;
  return {
    rule: `lint/${rule.name}`,
    severity: severityOf(rule, finding.severity ?? rule.severity, AGREED.has(agreement.status)),
    message,
    hint,
    place: source.locate(path, part),
    path,
    ...(facts && { facts }),
    ...(related && {
      related: related.map(({ path: at, message: what }) => ({
        path: at,
        message: what,
        place: source.locate(at),
      })),
    }),
    ...(fix && { fix: toFix(fix, source) }),
  };
}

/** What a draft still lacks is a hint. */
function severityOf({ kind }: Rule, severity: Severity, isAgreed: boolean): Severity {
  return kind === 'completeness' && !isAgreed ? 'info' : severity;
}

function toFix(fix: NonNullable<Finding['fix']>, source: LintInput['source']): ProblemFix {
  return { title: fix.title, safe: fix.safe, edits: textEdits(fix.changes, source) };
}

function brokenRule({ name }: Rule, error: unknown): Problem {
  return {
    rule: 'lint/defective-rule',
    severity: 'warning',
    message: `The rule \`${name}\` failed: ${error instanceof Error ? error.message : String(error)}`,
    hint: 'this is a defect of slakit, not of the agreement; the other rules were applied',
  };
}
