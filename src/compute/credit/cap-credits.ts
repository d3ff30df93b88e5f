import { type Exact, exact, greatest, least, type Rounding } from '../exact.ts';
import type { Figure, FigureInput, WorkingPart } from '../figure.ts';
import { type Money, resultParts, roundMoney, toQuantity } from '../money.ts';
import { CAP_ORDER, type Cap, capLimits, firstWindowOf, isApplicable } from './credit-cap.ts';

/** How credits are limited and rounded when they are paid. */
export interface Payment {
  readonly caps: readonly Cap[];
  /** A credit below it, after all caps and unrounded, is not paid. */
  readonly minimum?: Money;
  /** To the minor unit, once at the end; half-up if absent. */
  readonly rounding?: Rounding;
}

/** What a cap leaves for one window: its limit less what was paid in the earlier windows that it is over. */
export interface Room {
  readonly cap: Cap;
  readonly limit: Exact;
  readonly used: Exact;
}

/** The credit of one window and what is paid of it. */
export interface PaidCredit {
  /** Before the caps. */
  readonly credit: Exact;
  /** After the caps, before the minimum and the rounding. */
  readonly capped: Exact;
  readonly paid: Figure;
  /** What each cap left, in the order applied. */
  readonly rooms: readonly Room[];
  /** The cap that lowered the credit the most; undefined if none did. */
  readonly cappedBy: Cap | undefined;
  readonly belowMinimum: boolean;
}

/**
 * What is paid of the credits of successive windows: min(credit, each cap's limit − what was paid in the windows it is
 * over), not below zero, rounded once. Earlier windows count with what was paid, so caps hold to the minor unit. Undefined
 * if there is not one base for each credit, all in one currency with the caps and the minimum, or if a rolling cap is
 * not over a whole number of windows from 1.
 */
export function capCredits(
  credits: readonly Exact[],
  bases: readonly Money[],
  { caps, minimum, rounding = 'half-up' }: Payment,
): readonly PaidCredit[] | undefined {
  if (credits.length !== bases.length) return undefined;
  const [base] = bases;
  if (!base) return [];
  const { currency } = base;
  if ([...bases, ...(minimum ? [minimum] : [])].some((money) => money.currency !== currency))
    return undefined;
  if (!caps.every((cap) => isApplicable(cap, currency))) return undefined;

  const amounts = bases.map(({ amount }) => amount);
  const ordered = CAP_ORDER.flatMap((type) => caps.filter((cap) => cap.type === type)).map((cap) => ({
    cap,
    limits: capLimits(cap, amounts),
  }));
  const paidUpTo = [exact(0)];
  return credits.map((credit, index) => {
    const paidBefore = paidUpTo[index]!;
    const rooms = ordered.map(({ cap, limits }): Room => {
      const used = paidBefore.sub(paidUpTo[Math.max(firstWindowOf(cap, index), 0)]!);
      return { cap, limit: limits[index]!, used };
    });
    const left = rooms.map(({ limit, used }) => limit.sub(used));
    const capped = greatest(exact(0), least(credit, ...left));
    const belowMinimum = minimum !== undefined && capped.compare(0) > 0 && capped.compare(minimum.amount) < 0;
    const paid = roundMoney({ amount: belowMinimum ? exact(0) : capped, currency }, rounding);
    paidUpTo.push(paidBefore.add(paid.amount));
    return {
      credit,
      capped,
      paid: paidFigure({ credit, rooms, belowMinimum, minimum, capped, paid, rounding }),
      rooms,
      cappedBy: tightest(rooms, left, credit),
      belowMinimum,
    };
  });
}

function tightest(rooms: readonly Room[], left: readonly Exact[], credit: Exact): Cap | undefined {
  const best = left.reduce((index, room, other) => (room.compare(left[index]!) < 0 ? other : index), 0);
  const room = left[best];
  return room !== undefined && room.compare(credit) < 0 ? rooms[best]!.cap : undefined;
}

function paidFigure(payment: {
  readonly credit: Exact;
  readonly rooms: readonly Room[];
  readonly belowMinimum: boolean;
  readonly minimum: Money | undefined;
  readonly capped: Exact;
  readonly paid: Money;
  readonly rounding: Rounding;
}): Figure {
  const { credit, rooms, belowMinimum, minimum, capped, paid, rounding } = payment;
  const unit = paid.currency;
  const creditQuantity = { value: credit, unit };
  const roomParts = rooms.flatMap(({ limit, used }): readonly WorkingPart[] =>
    used.equals(0)
      ? [',', { value: limit, unit }]
      : [',', { value: limit, unit }, '−', { value: used, unit }],
  );
  const isOverdrawn = rooms.some(({ limit, used }) => limit.compare(used) < 0);
  const smallest = rooms.length === 0 ? [creditQuantity] : ['min(', creditQuantity, ...roomParts, ')'];
  const isUnpaid = belowMinimum && minimum !== undefined;
  return {
    name: 'credit-paid',
    ...toQuantity(paid),
    exact: belowMinimum ? exact(0) : capped,
    rounding,
    formula: 'max(0, min(credit, limit − used, …))',
    inputs: [
      { symbol: 'credit', value: credit, unit },
      ...rooms.flatMap(({ limit, used }): readonly FigureInput[] => [
        { symbol: 'limit', value: limit, unit },
        { symbol: 'used', value: used, unit },
      ]),
      ...(minimum ? [{ symbol: 'minimum', ...toQuantity(minimum) }] : []),
    ],
    working: [
      ...(isOverdrawn ? ['max(', { value: exact(0), unit }, ',', ...smallest, ')'] : smallest),
      ...(isUnpaid ? ['<', toQuantity(minimum), ':', toQuantity(paid)] : resultParts(capped, paid)),
    ],
  };
}
