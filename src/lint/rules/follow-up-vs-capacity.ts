import { type Exact, exact, type Rounding, toDecimal } from '../../compute/exact.ts';
import { expectedAttempts } from '../../compute/goals/follow-up.ts';
import {
  followUpDemand,
  followUpLoad,
  followUpSupply,
  representativesNeeded,
} from '../../compute/goals/follow-up-capacity.ts';
import { decided } from '../../figures/figures-context.ts';
import { countsLeads } from '../goal/counts-leads.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount, sayNumber, sayPercent } from '../say/say.ts';

const MINUTE = 60;
const HOUR = 3_600;
/** Beyond this share of their time, in percent, people have no room for what comes unevenly. */
const FULL = exact(85);

/** Follow-up that takes more time than those who do it have. */
export const followUpVsCapacity: Rule = {
  name: 'follow-up-vs-capacity',
  severity: 'error',
  kind: 'meaning',
  summary: 'Following up the promised leads takes more time than there is for it.',
  why:
    'A promise to call every lead is a promise of working hours. When the leads that one team owes take more hours than the ' +
    'other team has, leads wait or are never called, and both teams miss their goals by arithmetic. Above 85 % of the time ' +
    'there is no room for a busy week or an absence, which is a warning.',
  source: 'HubSpot, How to Create an SLA: the bandwidth of the sales team and the number of attempts.',
  limits:
    'With a `connectRate`, attempts end at the first contact and their mean counts. Without it, one attempt for each lead is ' +
    'certain, and only the case that nobody is ever reached is known beside it: more than all time is then a warning.',
  bad: {
    example: 'marketing-sales',
    change: {
      'leadModel.followUp':
        '{ team: sales, speed: first-follow-up, depth: follow-up-depth, maxAttempts: 7, minutesPerAttempt: 10, connectRate: 15, reps: 1, hoursPerRep: 160, share: 40 }',
    },
  },
  good: {
    example: 'marketing-sales',
    change: {
      'leadModel.followUp':
        '{ team: sales, speed: first-follow-up, depth: follow-up-depth, maxAttempts: 7, minutesPerAttempt: 10, connectRate: 15, reps: 2, hoursPerRep: 160, share: 40 }',
      'goals.lead-goal.derivation.confidence': '50',
      'leadModel.tiers.ceo.closeRate': '40',
    },
  },
  *check(context) {
    const plan = context.agreement.leadModel?.followUp;
    const leads = plan && promisedLeads(plan.team, context);
    if (!plan || !leads) return;
    const [minutes, hours, share] = [plan.minutesPerAttempt, plan.hoursPerRep, plan.share].map(decided);
    const [most, reps] = [plan.maxAttempts, plan.reps].map(decided);
    if (!minutes || !hours || !share || !most || !reps) return;
    const automated = plan.automatedShare === undefined ? exact(0) : decided(plan.automatedShare);
    const connect = decided(plan.connectRate);
    if (!automated || (plan.connectRate !== undefined && !connect)) return;
    const attemptTime = minutes.mul(MINUTE).mul(exact(100).sub(automated)).div(100);
    const each = { workingTime: hours.mul(HOUR), share };
    const supply = followUpSupply({ representatives: reps, ...each });
    if (supply?.exact.equals(0) && attemptTime.compare(0) > 0 && leads.count.compare(0) > 0) {
      yield withoutTime(plan.team, leads);
      return;
    }
    const mean = connect && expectedAttempts(connect, Number(plan.maxAttempts))?.exact;
    const judged = [mean ?? exact(1), ...(mean ? [] : [most])].map((attempts) =>
      judge(followUpDemand({ leads: leads.count, attempts, attemptTime })?.exact, supply?.exact, attempts),
    );
    const certain = judged[0];
    const found = [...judged].reverse().find((one) => one && one.load.compare(mean ? FULL : 100) > 0);
    if (!certain || !found || !supply) return;
    const isTooMuch = certain.load.compare(100) > 0;
    const { attempts, demand, load } = isTooMuch ? certain : found;
    // Enough for the case that nobody is ever reached, where nothing better is known.
    const needed = representativesNeeded(found.demand.mul(100).div(FULL), each)?.value;
    yield {
      path: '/leadModel/followUp/reps',
      severity: isTooMuch ? 'error' : 'warning',
      message:
        `\`${plan.team}\` has ${sayHours(supply.exact, 'down')} for follow-up in a window (${sayCount(toDecimal(reps), 'person', 'people')} with ${sayNumber(hours)} h, ${sayPercent(share)} of it), but ${sayNumber(leads.count)} leads with ` +
        `${mean ? `${sayCount(sayNumber(attempts, 2, 'up'), 'attempt')} on average` : attempts.equals(1) ? 'a single attempt each' : `up to ${sayCount(toDecimal(attempts), 'attempt')} each`} take ${sayHours(demand, 'up')}, ${sayPercent(load, 1, 'up')} of that: ` +
        `${isTooMuch ? 'some leads are never followed up, and both parties miss their goals' : mean ? 'a busy week or an absence leaves leads without follow-up' : 'leads that are hard to reach stay without follow-up'}`,
      hint: needed
        ? `write \`reps: ${toDecimal(needed)}\`, or a larger \`share\`, fewer \`maxAttempts\` or an \`automatedShare\`${mean ? '' : '; a `connectRate` tells how many attempts there are on average'}`
        : 'write how much time there is for it in `hoursPerRep` and `share`',
      facts: {
        leads: toDecimal(leads.count),
        attempts: toDecimal(attempts),
        demandSeconds: toDecimal(demand),
        supplySeconds: toDecimal(supply.exact),
        load: toDecimal(load, 3, 'up'),
      },
      related: [{ path: leads.path, message: `${sayNumber(leads.count)} leads in a window` }],
    };
  },
};

function withoutTime(team: string, leads: PromisedLeads): Finding {
  return {
    path: '/leadModel/followUp/share',
    message: `\`${team}\` has no time for the follow-up of ${sayNumber(leads.count)} leads in a window: no lead is ever followed up, and both parties miss their goals`,
    hint: 'write how much time there is for it in `hoursPerRep` and `share`',
    facts: { leads: toDecimal(leads.count), supplySeconds: '0' },
    related: [{ path: leads.path, message: `${sayNumber(leads.count)} leads in a window` }],
  };
}

/** "75.5 h": working hours are not days of 24. */
function sayHours(seconds: Exact, rounding: Rounding): string {
  return `${sayNumber(seconds.div(HOUR), 1, rounding)} h`;
}

interface Judged {
  readonly attempts: Exact;
  readonly demand: Exact;
  readonly load: Exact;
}

function judge(demand: Exact | undefined, supply: Exact | undefined, attempts: Exact): Judged | undefined {
  const load = demand && supply && followUpLoad(demand, supply)?.exact;
  return demand && load ? { attempts, demand, load } : undefined;
}

interface PromisedLeads {
  readonly count: Exact;
  readonly path: string;
}

/**
 * The leads that a team is promised: the most of all commitments to it that count leads, since some may be among the
 * others; otherwise of commitments to whomever, and without any of them a goal of another party.
 */
function promisedLeads(team: string, { all, find }: LintContext): PromisedLeads | undefined {
  const promised = all('objectives').flatMap(({ value, path }) => {
    const count = decided(value.target);
    const isLeast = ['gte', 'gt', 'eq'].includes(value.comparator);
    return count && isLeast && countsLeads(find('metrics', value.metric)?.value.unit)
      ? [{ count, path: `${path}/target`, isOwed: value.beneficiary === team }]
      : [];
  });
  const owed = promised.filter(({ isOwed }) => isOwed);
  const set = all('goals').flatMap(({ value: { party, value, unit }, path }) => {
    const count = decided(value);
    return count && party !== team && countsLeads(unit) ? [{ count, path: `${path}/value` }] : [];
  });
  const [first, ...others]: readonly PromisedLeads[] =
    owed.length > 0 ? owed : promised.length > 0 ? promised : set;
  return first && others.reduce((most, one) => (one.count.compare(most.count) > 0 ? one : most), first);
}
