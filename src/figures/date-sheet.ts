import type { Agreement } from '../agreement/generated/types.ts';
import { lastNoticeDay } from '../compute/time/notice.ts';
import type { FigureTree } from './figure-tree.ts';
import { termOf } from './figures-context.ts';
import { rightSheets } from './right-sheets.ts';

/**
 * The last day of the term, the last day on which a party can say that it shall not renew, and the days on which rights from
 * repeated misses can first be used.
 */
export function dateSheet(agreement: Agreement): FigureTree {
  const term = termOf(agreement);
  if (!term) return undefined;
  const { renewal } = agreement.term;
  const notice =
    renewal?.mode === 'automatic' && renewal.nonRenewalNotice !== undefined
      ? lastNoticeDay(term.to, renewal.nonRenewalNotice)
      : undefined;
  const last = term.to.subtract({ days: 1 }).toString();
  return {
    last: { type: 'date', path: agreement.term.end === undefined ? '/term/length' : '/term/end', date: last },
    notice: notice && {
      type: 'date',
      path: '/term/renewal/nonRenewalNotice',
      date: notice.toString(),
    },
    rights: rightSheets(agreement),
  };
}
