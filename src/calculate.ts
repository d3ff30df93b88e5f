import type { Agreement } from './agreement/generated/types.ts';
import type { CreditCalculation, CreditOptions } from './calculate/credit.ts';
import type { GoalsCalculation, GoalsOptions } from './calculate/goals.ts';
import type { UptimeCalculation, UptimeOptions } from './calculate/uptime.ts';

export type { ShownFigure, ShownInput } from './calculate/calculation.ts';
export type {
  CreditCalculation,
  CreditOptions,
  GoalsCalculation,
  GoalsOptions,
  UptimeCalculation,
  UptimeOptions,
};

// Each calculator is loaded when it is asked for: nothing else needs what it computes with.

/** The downtime that an availability target leaves of a window, or of the windows that people reckon with. */
export async function calculateUptime(options: UptimeOptions): Promise<UptimeCalculation> {
  return (await import('./calculate/uptime.ts')).uptime(options);
}

/** The credits of one objective of an agreement for what was measured in consecutive windows, and what is paid of them. */
export async function calculateCredit(
  agreement: Agreement,
  options: CreditOptions,
): Promise<CreditCalculation> {
  return (await import('./calculate/credit.ts')).credit(agreement, options);
}

/** How many leads a sales quota takes, and how likely they are to meet it. */
export async function calculateGoals(options: GoalsOptions): Promise<GoalsCalculation> {
  return (await import('./calculate/goals.ts')).goals(options);
}
