import type { Figures } from './figures-of.ts';

/** What stands where in the figures: `value` prints, `field` is the field of the agreement at a pointer. */
export type FigureShape = (
  | { readonly type: 'value' }
  | { readonly type: 'condition' }
  | { readonly type: 'field'; readonly of: string }
  | { readonly type: 'list'; readonly items: FigureShape }
  | { readonly type: 'group'; readonly fields: Readonly<Record<string, FigureShape>> }
) & { readonly optional?: boolean };

const VALUE: FigureShape = { type: 'value' };
const CONDITION: FigureShape = { type: 'condition' };
const field = (of: string): FigureShape => ({ type: 'field', of });
const group = (fields: Readonly<Record<string, FigureShape>>): FigureShape => ({ type: 'group', fields });
const list = (items: FigureShape): FigureShape => ({ type: 'list', items });
const optional = (shape: FigureShape): FigureShape => ({ ...shape, optional: true });

const LOAD = optional(group({ hours: VALUE, load: VALUE, fits: CONDITION }));

/** The figures of every agreement, as templates see them. */
export const FIGURES_SHAPE: Readonly<Record<keyof Figures, FigureShape>> = {
  budgets: list(
    group({
      objective: field('/objectives/*'),
      rows: list(group({ days: VALUE, budget: VALUE })),
      maintenance: optional(field('/maintenance/*/maxPerWindow')),
      usual: optional(VALUE),
      seen: optional(VALUE),
    }),
  ),
  ladders: list(
    optional(
      group({
        days: VALUE,
        rows: list(group({ downtime: VALUE, tier: optional(field('/remedies/credits/*/tiers/*')) })),
      }),
    ),
  ),
  goals: list(group({ goal: field('/goals/*'), working: VALUE, isByTier: optional(CONDITION) })),
  chains: list(
    group({
      objective: field('/objectives/*'),
      guaranteed: VALUE,
      independent: optional(VALUE),
      best: VALUE,
    }),
  ),
  capacity: optional(group({ leads: VALUE, supply: optional(VALUE), worst: LOAD, expected: LOAD })),
  deliveries: list(
    group({
      deliverable: field('/services/*/deliverables/*'),
      destinations: list(field('/services/*/deliverables/*/destinations/*')),
      rows: list(group({ date: VALUE, total: VALUE, amounts: list(VALUE) })),
    }),
  ),
  dates: optional(
    group({
      last: VALUE,
      notice: optional(VALUE),
      rights: list(
        group({
          failure: optional(field('/remedies/chronicFailures/*')),
          objective: field('/objectives/*'),
          arises: VALUE,
          report: optional(field('/reports/*')),
          exercise: VALUE,
          ends: optional(VALUE),
        }),
      ),
    }),
  ),
};
