import type { Agreement } from '../agreement/generated/types.ts';
import { budgetSheets } from './budget-sheets.ts';
import { capacitySheet } from './capacity-sheet.ts';
import { chainSheets } from './chain-sheets.ts';
import { dateSheet } from './date-sheet.ts';
import { deliverySheets } from './delivery-sheets.ts';
import type { FigureTree } from './figure-tree.ts';
import { goalSheets } from './goal-sheets.ts';
import { ladderSheets } from './ladder-sheets.ts';

/** Everything that is computed from an agreement, by the worksheet that prints it. */
export type Figures = Readonly<
  Record<'budgets' | 'ladders' | 'goals' | 'chains' | 'capacity' | 'deliveries' | 'dates', FigureTree>
>;

/** Computes the figures of an agreement, each with its working and the field that it is of. */
export function figuresOf(agreement: Agreement): Figures {
  return {
    budgets: budgetSheets(agreement),
    ladders: ladderSheets(agreement),
    goals: goalSheets(agreement),
    chains: chainSheets(agreement),
    capacity: capacitySheet(agreement),
    deliveries: deliverySheets(agreement),
    dates: dateSheet(agreement),
  };
}
