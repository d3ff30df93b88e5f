import type { MakeGood, Metric, Objective, TimeLimit } from '../../agreement/generated/types.ts';
import { type Exact, exact, round } from '../../compute/exact.ts';
import { type CalendarDuration, parseDuration } from '../../compute/time/duration.ts';
import { linearForm } from '../../expression/linear.ts';
import { parseExpression } from '../../expression/parse-expression.ts';
import { ratioOf } from '../../figures/credit-base.ts';
import { decided, type Entry, entries } from '../../figures/figures-context.ts';
import { metricDomain } from '../constraint/metric-domain.ts';
import type { LintContext } from '../lint-context.ts';
import { isDraft } from '../parts/bound-parties.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount, sayNumber } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';
import { sayPeriod } from '../say/say-period.ts';
import { sayQuantity } from '../say/say-promise.ts';

/** A shortfall that can never be made up for. */
export const makeGoodSnowball: Rule = {
  name: 'make-good-snowball',
  severity: 'error',
  kind: 'meaning',
  summary: 'A shortfall that is carried over cannot be made up for, or grows.',
  why:
    'A make-good adds what was missed to what is owed next. Where nothing more than the level itself can be delivered, the debt ' +
    'stays for ever; where more can be carried over than there is room for, each bad month makes the next one worse. The party ' +
    'that owes it gives up, and the other waits for what cannot come. A limit of what is carried over ends that.',
  source:
    'HubSpot, How to Create a Service Level Agreement: how lost revenue is made up for. The recurrence s′ = max(0, s + target − capacity).',
  limits:
    'How much can be delivered is known for shares of a whole and for figures that have no less than zero, not for leads or ' +
    'deals. A level for a share of cases is not judged.',
  bad: {
    example: 'cloud-service',
    change: {
      'remedies.makeGoods':
        '[{ id: lost-time, objective: platform-availability, owner: provider-owner, due: { within: P1M }, formula: target - actual, maxCarry: 5 }]',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'remedies.makeGoods':
        '[{ id: lost-time, objective: platform-availability, owner: provider-owner, due: { within: P1M }, formula: target - actual, maxCarry: 0.05 }]',
    },
  },
  *check(context) {
    const { agreement, find } = context;
    for (const { value: makeGood, path } of entries(agreement.remedies.makeGoods, '/remedies/makeGoods')) {
      const objective = find('objectives', makeGood.objective);
      const metric = objective && find('metrics', objective.value.metric)?.value;
      const target = decided(objective?.value.target);
      if (!objective || !metric || !target || objective.value.attainment !== undefined) continue;
      const isUndecided = makeGood.maxCarry !== undefined && decided(makeGood.maxCarry) === undefined;
      if (isUndecided) continue;
      const found = judge(
        { makeGood, path, objective, metric, target, carry: decided(makeGood.maxCarry) },
        context,
      );
      if (found) yield found;
    }
  },
};

interface Debt {
  readonly makeGood: MakeGood;
  readonly path: string;
  readonly objective: Entry<Objective>;
  readonly metric: Metric;
  readonly target: Exact;
  /** The most that is carried over; undefined without a limit. */
  readonly carry: Exact | undefined;
}

function judge(debt: Debt, context: LintContext): Finding | undefined {
  const { path, objective, metric, target, carry } = debt;
  const { comparator, obligor } = objective.value;
  const isLower = comparator === 'gte' || comparator === 'gt';
  if (!isLower && comparator !== 'lte' && comparator !== 'lt') return undefined;
  const domain = metricDomain(metric);
  const best = domain?.isCertain ? (isLower ? domain.bounds.upTo : domain.bounds.from) : undefined;
  const room = best && (isLower ? best.sub(target) : target.sub(best));
  const say = (value: Exact): string => sayQuantity(value, metric.unit);
  const at = carry ? `${path}/maxCarry` : path;
  const noun = sayPeriod(objective.value.window.length);
  const who = sayParty(obligor, context);
  const related = [{ path: `${objective.path}/target`, message: 'the level to which it is added' }];
  // Without a limit of its own, a shortfall from a lower level is the whole of it at most.
  const most = carry ?? (isLower ? target : undefined);
  if (room && best && room.compare(0) <= 0 && carry?.equals(0) !== true) {
    return {
      path: at,
      part: carry ? 'value' : 'line',
      message: `Whatever is missed of “${objective.value.name}” is added to the next level, but that is ${say(target)} and no figure is better than ${say(best)}: ${who} owes the shortfall of one bad ${noun} for ever`,
      hint: 'leave this make-good out, and write a credit or a plan for the miss',
      facts: { target: say(target), best: say(best) },
      related,
    };
  }
  if (room && best && most && room.compare(most) < 0) {
    const needed = round(most.div(room), 'up');
    const given = dueWindows(debt);
    if (given === undefined || needed.compare(given) <= 0) return undefined;
    const text = sayNumber(room.mul(given), 6).replaceAll(',', '');
    return {
      path: at,
      part: carry ? 'value' : 'line',
      message: `Up to ${say(most)} of “${objective.value.name}” may be carried over, but between its level of ${say(target)} and ${say(best)} there is room for ${say(room)} a ${noun}: to make it up takes ${sayCount(needed.toString(), noun)} without any failure, and ${who} has ${sayCount(given.toString(), noun)}`,
      hint: `write \`maxCarry: ${text}\` or less, or a longer time in \`due\``,
      facts: { carry: say(most), room: say(room), windows: Number(needed.valueOf()) },
      related,
    };
  }
  const factor = growth(debt.makeGood.formula, isLower);
  if (factor && factor.compare(0) <= 0) {
    return {
      path: `${path}/formula`,
      message: `\`${debt.makeGood.formula}\` is ${factor.equals(0) ? 'nothing' : 'below zero'} whenever “${objective.value.name}” is missed: ${who} never has to make up for anything, whatever the clause promises`,
      hint: `write \`formula: ${isLower ? 'target - actual' : 'actual - target'}\``,
      facts: { factor: sayNumber(factor) },
      related,
    };
  }
  if (factor && factor.compare(1) > 0 && !carry) {
    const [missed, owed] = [target.div(5), target.div(5).mul(factor)];
    return {
      path: `${path}/formula`,
      severity: 'warning',
      message: `Each missed unit of “${objective.value.name}” becomes ${sayNumber(factor)} owed ones, and nothing limits what is carried over: ${say(missed)} missed are ${say(owed)} owed next, then ${say(owed.mul(factor))} if only the level is reached, so that ${who} falls behind ever further`,
      hint: `add \`maxCarry: ${sayNumber(missed, 6).replaceAll(',', '')}\` to the make-good, or write \`target - actual\``,
      facts: { factor: sayNumber(factor) },
      related,
    };
  }
  if (isLower && carry && carry.compare(target) > 0) {
    const total = target.add(carry);
    return {
      path: at,
      severity: 'warning',
      message: `Up to ${say(carry)} may be carried over to a level of ${say(target)}: a ${noun} may then owe ${say(total)}, more than two whole ones, which ${who} is unlikely to make up for`,
      hint: `write \`maxCarry: ${objective.value.target}\` or less`,
      facts: { carry: say(carry), target: say(target) },
      related,
    };
  }
  if (carry || !isLower || target.compare(0) <= 0) return undefined;
  return {
    path,
    part: 'line',
    severity: context.profile === 'internal' || isDraft(context.agreement) ? 'info' : 'warning',
    message: `Nothing limits what is carried over for “${objective.value.name}”: if ${who} delivers no more than its level of ${say(target)} after a bad ${noun}, it owes the shortfall for ever, and two bad ones add up`,
    hint: `add \`maxCarry: ${sayNumber(target.mul(3).div(10), 6).replaceAll(',', '')}\`, or what can be made up for in time`,
    facts: { target: say(target) },
    related,
  };
}

/** In how many windows a shortfall is to be made up for: one at least; undefined where that cannot be told. */
function dueWindows({ makeGood: { due }, objective }: Debt): Exact | undefined {
  const length = parseDuration(objective.value.window.length);
  const time = timeOf(due);
  const windows = length && time && (ratioOf(time, length) ?? ratioOf(inMonths(time), inMonths(length)));
  if (!windows) return undefined;
  const whole = windows.ceil();
  return whole.compare(1) < 0 ? exact(1) : whole;
}

/** How long a time limit is, with the days on which business days fall; undefined for the rest of a longer time. */
function timeOf({ within, businessDays, billingCycles }: TimeLimit): CalendarDuration | undefined {
  if (within !== undefined) return parseDuration(within);
  if (typeof businessDays === 'number') return { ...NONE, days: Math.ceil((businessDays * 7) / 5) };
  return typeof billingCycles === 'number' ? { ...NONE, months: billingCycles } : undefined;
}

const NONE: CalendarDuration = { months: 0, days: 0, seconds: exact(0) };
const DAYS_OF_MONTH = 30;

/** A duration in months of 30 days begun, where days and months have to be compared. */
function inMonths({ months, days, seconds }: CalendarDuration): CalendarDuration {
  const isShort = days === 0 && seconds.equals(0);
  return { ...NONE, months: months + (isShort ? 0 : Math.max(1, Math.ceil(days / DAYS_OF_MONTH))) };
}

/** How many units are owed for each that was missed, where the formula is a multiple of the shortfall. */
function growth(formula: string | undefined, isLower: boolean): Exact | undefined {
  if (formula === undefined) return undefined;
  const { expression } = parseExpression(`${formula} >= 0`);
  const form = expression && linearForm(expression, new Map());
  const actual = form?.coefficients.get('actual');
  const target = form?.coefficients.get('target');
  if (!actual || !target || !actual.add(target).equals(0)) return undefined;
  return isLower ? target : actual;
}
