import { toDecimal } from '../../compute/exact.ts';
import { isOfOne, type ShareGroup, shareGroups, sumOf } from '../goal/share-groups.ts';
import type { Rule } from '../rule.ts';
import { sayCount, sayList, sayNumber } from '../say/say.ts';

/** Shares of one whole that make more or less than the whole. */
export const sharesDoNotSum: Rule = {
  name: 'shares-do-not-sum',
  severity: 'error',
  kind: 'meaning',
  summary: 'Shares of one whole do not add up to it.',
  why:
    'Shares that make 90 % leave a tenth that nobody receives, owes or pays for, and shares that make 110 % promise the same ' +
    'thing twice. The parties find out at the first delivery or the first invoice, and each reads the shares in its own favour.',
  source: 'Outsourcing practice: the allocation of the amount at risk among service levels.',
  limits:
    'Weights are added up for each obligor and plan; where a party owes several others, weights that make 100 % for each of ' +
    'them are right too. Objectives that take the place of another one do not count.',
  bad: {
    example: 'dunder-mifflin',
    change: { 'services.paper-supply.deliverables.copy-paper.destinations.allentown.share': '40' },
  },
  good: {
    example: 'dunder-mifflin',
    change: {
      'services.paper-supply.deliverables.copy-paper.destinations.philadelphia.share': '60.5',
      'services.paper-supply.deliverables.copy-paper.destinations.allentown.share': '39.5',
    },
  },
  *check({ agreement }) {
    for (const group of shareGroups(agreement)) {
      const total = sumOf(group);
      const missing = group.shares.filter(({ text }) => text === undefined);
      if ((total.equals(group.whole) && missing.length === 0) || isOfOne(group)) continue;
      const [first] = group.shares;
      const rest = group.whole.sub(total);
      const path =
        missing[0]?.path ?? (group.shares.length === 1 ? `${first!.path}/${first!.field}` : group.path);
      const sum = `${group.name} make ${sayNumber(total)} %, not ${sayNumber(group.whole)} %`;
      yield {
        path,
        message:
          missing.length > 0
            ? `${rest.equals(0) ? `${group.name} make ${sayNumber(total)} % already` : sum}, and ${sayMissing(group)}: nothing says what part is meant there`
            : rest.compare(0) > 0
              ? `${sum}: ${sayNumber(rest)} % ${group.tooLittle}`
              : `${sum}: ${sayNumber(rest.abs())} % ${group.tooMuch}`,
        hint:
          missing.length === 1 && rest.compare(0) > 0
            ? `write \`${missing[0]!.field}: ${toDecimal(rest)}\` for \`${missing[0]!.id}\``
            : `change \`${first!.field}\` of one entry so that they make ${sayNumber(group.whole)}, such as ${suggest(group)}`,
        facts: { sum: toDecimal(total), whole: toDecimal(group.whole), shares: group.shares.length },
        related: group.shares
          .filter(({ text }) => text !== undefined)
          .slice(0, 10)
          .map(({ path: at, field, id, text }) => ({ path: `${at}/${field}`, message: `${id}: ${text} %` })),
      };
    }
  },
};

function sayMissing({ shares }: ShareGroup): string {
  const ids = shares.filter(({ text }) => text === undefined).map(({ id }) => id);
  if (ids.length > 5) return `${sayCount(ids.length, 'entry', 'entries')} have none`;
  return `${sayList(ids)} ${ids.length === 1 ? 'has' : 'have'} none`;
}

/** The last share that can be what is left, or equal shares. */
function suggest(group: ShareGroup): string {
  const others = group.whole.sub(sumOf(group));
  const fitting = group.shares.findLast(({ value }) => value && value.add(others).compare(0) > 0);
  const right = fitting?.value?.add(others);
  return fitting && right
    ? `\`${fitting.field}: ${toDecimal(right)}\` for \`${fitting.id}\``
    : `\`${group.shares[0]!.field}: ${toDecimal(group.whole.div(group.shares.length), 2)}\` for each`;
}
