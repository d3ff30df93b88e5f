import type { Agreement } from '../../agreement/generated/types.ts';
import { entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding } from '../rule.ts';
import { sayCount } from '../say/say.ts';

type Credit = NonNullable<Agreement['remedies']['credits']>[number];
type Amount = { readonly currency: string } | string | undefined;

/** Where an amount of money stands. */
interface Place {
  readonly path: string;
  readonly currency: string;
}

/** Charges and remedies in several currencies, and shares of charges that the agreement does not have. */
export function* mismatchedMoney({ agreement }: LintContext): Generator<Finding> {
  yield* otherCurrencies(agreement);
  const nothing = sharesOfNothing(agreement);
  if (nothing) yield nothing;
}

function* otherCurrencies({ charges, remedies }: Agreement): Generator<Finding> {
  const paid = chargesIn(charges);
  const owed = remediesIn(remedies);
  const first = paid[0] ?? owed[0];
  if (!first) return;
  for (const { path, currency } of [...paid, ...owed]) {
    if (currency === first.currency) continue;
    const isCharge = path.startsWith('/charges');
    yield {
      path: `${path}/currency`,
      message: isCharge
        ? `A charge is in \`${currency}\`, but the charges are in \`${first.currency}\`: what a credit or a cap in percent comes to cannot be computed, and the parties may pay by two rates of exchange`
        : `An amount of the remedies is in \`${currency}\`, but ${paid.length > 0 ? 'the charges are' : 'another is'} in \`${first.currency}\`: no rate of exchange is agreed, so neither the credit nor what a cap leaves of it can be computed`,
      hint: `write the amount in \`${first.currency}\``,
      facts: { currency, expected: first.currency },
      related: [{ path: first.path, message: `in \`${first.currency}\`` }],
    };
  }
}

function chargesIn(charges: Agreement['charges']): readonly Place[] {
  if (!charges) return [];
  const { currency, recurring, items, surcharges } = charges;
  return [
    ...(currency === undefined ? [] : [{ path: '/charges/currency', currency }]),
    ...placed(recurring, '/charges/recurring'),
    ...entries(items, '/charges/items').flatMap(({ value, path }) => placed(value.amount, `${path}/amount`)),
    ...entries(surcharges, '/charges/surcharges').flatMap(({ value, path }) =>
      placed(value.amount, `${path}/amount`),
    ),
  ];
}

function remediesIn({ credits, caps, minimumPayable }: Agreement['remedies']): readonly Place[] {
  return [
    ...entries(credits, '/remedies/credits').flatMap(({ value, path }) => [
      ...entries(value.tiers, `${path}/tiers`).flatMap((tier) =>
        placed(tier.value.amount, `${tier.path}/amount`),
      ),
      ...placed(value.flat?.amount, `${path}/flat/amount`),
      ...placed(value.each?.amount, `${path}/each/amount`),
    ]),
    ...entries(caps, '/remedies/caps').flatMap(({ value, path }) => placed(value.amount, `${path}/amount`)),
    ...placed(minimumPayable, '/remedies/minimumPayable'),
  ];
}

/** What is still to be decided has no currency. */
function placed(amount: Amount, path: string): readonly Place[] {
  return typeof amount === 'object' ? [{ path, currency: amount.currency }] : [];
}

/** One finding for all credits, caps and pools that are a share of charges which are nowhere. */
function sharesOfNothing({ charges, remedies }: Agreement): Finding | undefined {
  if (charges) return undefined;
  const credits = entries(remedies.credits, '/remedies/credits').filter(
    ({ value }) => isShare(value) && (value.base === undefined || value.base === 'fixed'),
  );
  const first = credits[0];
  if (!first) return undefined;
  return {
    path: first.path,
    part: 'line',
    message:
      `The agreement states no charges, but ${sayCount(credits.length, 'credit')} ${credits.length === 1 ? 'is' : 'are'} a share of them: ` +
      'a share of nothing is nothing, so whoever is owed the promise gets no credit that it could claim',
    hint: 'add `charges` with `currency`, `recurring` and `per`, or write each credit as an `amount`',
    facts: { credits: credits.length },
    related: credits.slice(1, 6).map(({ path }) => ({ path, message: 'a share of charges too' })),
  };
}

function isShare({ tiers, flat, linear, each, multiple, formula }: Credit): boolean {
  if (linear || multiple !== undefined || formula !== undefined) return true;
  return [...(tiers ?? []), flat, each].some((award) => award !== undefined && award.amount === undefined);
}
