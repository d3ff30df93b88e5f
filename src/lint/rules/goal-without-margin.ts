import { type Exact, exact, round, toDecimal } from '../../compute/exact.ts';
import { estimateBinomialTail } from '../../compute/goals/binomial-tail.ts';
import { leadsForConfidence } from '../../compute/goals/risk.ts';
import { decided } from '../../figures/figures-context.ts';
import { type Conversion, conversionOf, knownNumbers } from '../goal/conversion-of.ts';
import { countsLeads } from '../goal/counts-leads.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount, sayNumber, sayPercent } from '../say/say.ts';
import { sayPeriod } from '../say/say-period.ts';

type Goal = LintContext['agreement']['goals'][number];

/** What a goal is to be enough with where the parties say nothing of it, in percent. */
const USUAL_CONFIDENCE = exact(80);
/** Chances closer than this, in percent points, are the same: floating point knows no better. */
const SAME = 1e-9;
/** How many different goals a margin is searched for: each search takes milliseconds. */
const MOST_SEARCHES = 20;

/** A goal for leads that is met without bringing the customers it is for. */
export const goalWithoutMargin: Rule = {
  name: 'goal-without-margin',
  severity: 'warning',
  kind: 'meaning',
  summary: 'A goal for leads brings the customers that are needed only with luck.',
  why:
    'A goal computed from an average close rate is right on average: in about every second month fewer leads become ' +
    'customers than the average says. Marketing then reaches its goal, Sales misses its quota, and neither did anything ' +
    'wrong. Some leads more make it likely that the quota is met too, and how many follows from the close rate.',
  source: 'The binomial distribution: so many independent leads, each won with the close rate.',
  limits:
    'A goal with a stated `margin` and no `confidence` is left as the parties chose it. Without both, a chance of 80 % is ' +
    'asked for. The close rate is the percentage by which the formula divides. Units of leads are known in English only.',
  bad: { example: 'marketing-sales', change: { 'goals.lead-goal.derivation.confidence': '80' } },
  good: {
    example: 'marketing-sales',
    change: { 'goals.lead-goal.derivation.confidence': '50', 'leadModel.tiers.ceo.closeRate': '40' },
  },
  *check(context) {
    const numbers = knownNumbers(context.agreement);
    const judged = new Map<string, Judged | undefined>();
    for (const { value: goal, path } of context.all('goals')) {
      const confidence = confidenceOf(goal);
      const leads = leadsOf(goal, context);
      if (!goal.derivation || !confidence || leads === undefined) continue;
      if (!countsLeads(goal.unit ?? unitOf(goal, context))) continue;
      const { formula } = goal.derivation;
      const key = `${leads} ${toDecimal(confidence, 12)} ${formula}`;
      if (!judged.has(key)) {
        const conversion = conversionOf(formula, numbers);
        judged.set(key, conversion && judge(conversion, leads, confidence, judged.size < MOST_SEARCHES));
      }
      const found = judged.get(key);
      if (found) yield finding(goal, path, found, context);
    }
  },
};

/** The chance with which the goal is to be enough; undefined where a margin stands for it or it is undecided. */
function confidenceOf({ derivation }: Goal) {
  if (derivation?.confidence !== undefined) return decided(derivation.confidence);
  return derivation?.margin === undefined ? USUAL_CONFIDENCE : undefined;
}

function unitOf(goal: Goal, { find }: LintContext): string | undefined {
  return find('metrics', find('objectives', goal.objective)?.value.metric)?.value.unit;
}

/** The leads that the goal asks for, whole: its value, that of its objective, or what was computed. */
function leadsOf(goal: Goal, { find }: LintContext): number | undefined {
  const objective = find('objectives', goal.objective)?.value;
  const isSamePeriod = goal.per === undefined || goal.per === objective?.window.length;
  const leads =
    decided(goal.value) ??
    (isSamePeriod ? decided(objective?.target) : undefined) ??
    decided(goal.derivation?.result);
  const whole = leads && Number(leads.floor().n);
  return whole !== undefined && leads!.compare(0) >= 0 && whole <= 1e9 ? whole : undefined;
}

/** A goal that is not enough. */
interface Judged {
  readonly leads: number;
  readonly customers: number;
  readonly rate: Exact;
  readonly confidence: Exact;
  /** In percent, from floating point. */
  readonly chance: Exact;
  /** The margin in percent that is enough, and the goal with it; undefined where none was found. */
  readonly enough: { readonly margin: Exact; readonly goal: Exact; readonly leads: Exact } | undefined;
}

function judge(
  conversion: Conversion,
  leads: number,
  confidence: Exact,
  isSought: boolean,
): Judged | undefined {
  const { rate } = conversion;
  const customers = Number(conversion.customers.ceil().n);
  const chance = 100 * estimateBinomialTail(leads, customers, rate.div(100));
  if (chance >= Number(toDecimal(confidence, 12)) - SAME) return undefined;
  const enough = isSought ? leadsForConfidence(customers, rate, confidence)?.value : undefined;
  // The margin is rounded up, so that it is enough.
  const margin = enough && round(enough.div(conversion.leads).sub(1).mul(100), 'up', 1);
  const goal = margin && round(conversion.leads.mul(margin.div(100).add(1)), 'up');
  return {
    leads,
    customers,
    rate,
    confidence,
    chance: exact(chance.toFixed(9)),
    enough: enough && margin && goal && margin.compare(0) > 0 ? { margin, goal, leads: enough } : undefined,
  };
}

function finding(goal: Goal, path: string, judged: Judged, { find }: LintContext): Finding {
  const { leads, customers, rate, confidence, chance, enough } = judged;
  const isStated = goal.derivation?.confidence !== undefined;
  const period = sayPeriod(goal.per ?? find('objectives', goal.objective)?.value.window.length, 'period');
  const round5 = chance.div(5).floor().mul(5);
  const accepted =
    isStated || round5.equals(0)
      ? ''
      : `, or the \`confidence\` that is enough for you, such as ${toDecimal(round5)}`;
  const change = enough
    ? `write \`margin: ${toDecimal(enough.margin, 1)}\` and a goal of ${toDecimal(enough.goal, 0)}, which is enough with a chance of ${sayPercent(confidence)}`
    : 'write a `margin` and the goal that follows from it';
  return {
    path: isStated ? `${path}/derivation/confidence` : `${path}/derivation`,
    part: isStated ? 'value' : 'key',
    message:
      `The goal \`${goal.id}\` of ${sayCount(sayNumber(exact(leads), 0), 'lead')} brings the ${customers === 1 ? 'customer that is' : `${sayNumber(exact(customers), 0)} customers that are`} needed with a chance of only ${sayPercent(chance, 1, 'half-up')} at a close rate of ${sayPercent(rate)}` +
      `${isStated ? `, not ${sayPercent(confidence)}` : ''}: in ${sayNumber(exact(100).sub(chance), 0)} of 100 ${period}s ${customers === 1 ? 'it is' : 'some are'} missing although \`${goal.party}\` has delivered every lead`,
    hint: `${change}${accepted}`,
    facts: {
      leads,
      customers,
      closeRate: toDecimal(rate),
      chance: toDecimal(chance, 6),
      confidence: toDecimal(confidence),
      ...(enough ? { leadsForConfidence: toDecimal(enough.leads, 0) } : {}),
    },
  };
}
