import type { LintContext } from '../lint-context.ts';

/**
 * A weaker target as it follows "write": "a `target` of at most 99.5", with what that means for its credits
 * where the agreement gives any.
 */
export function sayLowerTarget(
  level: string,
  { agreement }: Pick<LintContext, 'agreement'>,
  word = 'of at most',
): string {
  const hasLadder = (agreement.remedies.credits ?? []).some(({ tiers }) => tiers !== undefined);
  return `a \`target\` ${word} ${level}${hasLadder ? ' (and no bound of its credits above it)' : ''}`;
}
