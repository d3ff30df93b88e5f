import type { Agreement } from '../../agreement/generated/types.ts';
import { escapeKey } from '../../agreement/shape.ts';
import { type Exact, toDecimal } from '../../compute/exact.ts';
import { entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayNumber } from '../say/say.ts';
import { sayPeriod } from '../say/say-period.ts';
import { cadenceFinder, isSameRate, rulePerYear, timesPerYear } from '../text/cadence.ts';
import type { Recurrence } from '../time/recurrences.ts';

/** Two statements of how often something happens that disagree. */
export const cadenceCountMismatch: Rule = {
  name: 'cadence-count-mismatch',
  severity: 'warning',
  kind: 'meaning',
  summary: 'Words and a schedule, or two schedules, say differently how often something happens.',
  why:
    'Four reports a month are 48 a year, and a weekly report is 52. Whoever sends four and is asked for the fifth has kept one ' +
    'sentence of the agreement and broken the other; where a report that is missing counts as a miss, that costs something.',
  source:
    'The examples of a published guide, in which the same report is weekly and is due four times a month.',
  limits:
    'Words are compared with the schedule beside them, where all of them say the same, and in languages with a word list. ' +
    'A requirement and a report are the same only with the same id or where the requirement names the report. Rates within 3 % of each other agree.',
  bad: {
    example: 'marketing-sales',
    change: {
      'requirements.status-reports.need': 'report the status of every open Qualified Lead each week',
    },
  },
  good: {
    example: 'marketing-sales',
    change: {
      'requirements.status-reports.need': 'report the status of every open Qualified Lead four times a month',
    },
  },
  *check(context) {
    const find = cadenceFinder(context.words);
    const rate = rates();
    for (const { text, kind, recurrence, path, textPath, who } of statements(context.agreement)) {
      const scheduled = rate(recurrence.rrule);
      const stated = scheduled ? find(text, kind) : [];
      const [first] = stated;
      if (!scheduled || !first || stated.some(({ perYear }) => isSameRate(perYear, scheduled))) continue;
      if (!stated.every(({ perYear }) => perYear.equals(first.perYear))) continue;
      yield {
        path: `${path}/rrule`,
        message: `${who} says “${first.words}”, ${sayRate(first.perYear)}, and its schedule comes ${sayRate(scheduled)}: whoever keeps the one ${scheduled.compare(first.perYear) < 0 ? 'falls short of' : 'does more than'} the other, and both stand in the contract`,
        hint: 'change the words or `rrule` so that both say the same: `FREQ=WEEKLY;BYDAY=MO` for each week, `FREQ=MONTHLY;BYMONTHDAY=7,14,21,28` for four times a month',
        facts: { words: toDecimal(first.perYear, 2), schedule: toDecimal(scheduled, 2) },
        related: [{ path: textPath, message: 'what the words say' }],
      };
    }
    yield* sameReports(context, rate);
    yield* dueGoals(context, rate);
  },
};

type Rates = (rrule: string) => Exact | undefined;

/** How often rules come about in a year, each counted once. */
function rates(): Rates {
  const known = new Map<string, Exact | undefined>();
  return (rrule) => {
    if (!known.has(rrule)) known.set(rrule, rulePerYear(rrule));
    return known.get(rrule);
  };
}

interface Statement {
  readonly text: string;
  readonly kind: 'text' | 'name';
  readonly recurrence: Recurrence;
  readonly path: string;
  readonly textPath: string;
  /** As it begins a sentence. */
  readonly who: string;
}

/** Texts with the schedule of what they tell of. */
function* statements(agreement: Agreement): Generator<Statement> {
  for (const { value, path } of entries(agreement.requirements, '/requirements')) {
    const { id, need, cadence } = value;
    if (!cadence) continue;
    const who = `The requirement \`${id}\``;
    yield {
      text: need,
      kind: 'text',
      recurrence: cadence,
      path: `${path}/cadence`,
      textPath: `${path}/need`,
      who,
    };
  }
  for (const { value, path } of entries(agreement.reports, '/reports')) {
    const { name, every } = value;
    if (!every) continue;
    const who = `The report “${name}”`;
    yield {
      text: name,
      kind: 'name',
      recurrence: every,
      path: `${path}/every`,
      textPath: `${path}/name`,
      who,
    };
  }
  for (const { value: service, path } of entries(agreement.services, '/services')) {
    for (const { value, path: at } of entries(service.deliverables, `${path}/deliverables`)) {
      const { name, schedule } = value;
      if (!schedule) continue;
      const who = `The delivery “${name}”`;
      yield {
        text: name,
        kind: 'name',
        recurrence: schedule,
        path: `${at}/schedule`,
        textPath: `${at}/name`,
        who,
      };
    }
  }
  for (const { value: row, path } of entries(agreement.responsibilities?.rows, '/responsibilities/rows')) {
    for (const [column, duties] of Object.entries(row.cells)) {
      for (const { value, path: at } of entries(duties, `${path}/cells/${escapeKey(column)}`)) {
        const { action, schedule } = value;
        if (!schedule) continue;
        const who = `A duty in the column \`${column}\``;
        yield {
          text: action,
          kind: 'text',
          recurrence: schedule,
          path: `${at}/schedule`,
          textPath: `${at}/action`,
          who,
        };
      }
    }
  }
}

/** Requirements that name a report, or have its id, and are due more or less often than it is sent. */
function* sameReports({ agreement }: LintContext, rate: Rates): Generator<Finding> {
  const reports = entries(agreement.reports, '/reports').filter(({ value }) => value.every !== undefined);
  const byId = new Map(reports.map((entry) => [entry.value.id, entry]));
  const longNames = reports.filter(({ value }) => /\S\s+\S/.test(value.name)).slice(0, MOST_NAMES);
  for (const { value: requirement, path } of entries(agreement.requirements, '/requirements')) {
    if (!requirement.cadence) continue;
    const need = requirement.need.toLowerCase();
    const report =
      byId.get(requirement.id) ?? longNames.find(({ value }) => need.includes(value.name.toLowerCase()));
    const [wanted, sent] = [rate(requirement.cadence.rrule), report && rate(report.value.every!.rrule)];
    if (!report || !wanted || !sent || isSameRate(wanted, sent)) continue;
    yield {
      path: `${path}/cadence/rrule`,
      message: `\`${requirement.party}\` needs “${report.value.name}” ${sayRate(wanted)} by the requirement \`${requirement.id}\`, and it is sent ${sayRate(sent)}: \`${requirement.from}\` can keep its reports and still break the requirement, or the reverse`,
      hint: `write the same \`rrule\` in both, such as \`${report.value.every!.rrule}\``,
      facts: { required: toDecimal(wanted, 2), sent: toDecimal(sent, 2) },
      related: [{ path: `${report.path}/every/rrule`, message: 'when it is sent' }],
    };
  }
}

/** How many names of reports are looked for in requirements. */
const MOST_NAMES = 50;

/** Goals for a period with more or fewer deadlines than one in each. */
function* dueGoals({ all }: LintContext, rate: Rates): Generator<Finding> {
  for (const { value: goal, path } of all('goals')) {
    const due = goal.due && rate(goal.due.rrule);
    const period = goal.per === undefined ? undefined : timesPerYear(goal.per);
    if (!due || !period || isSameRate(due, period)) continue;
    yield {
      path: `${path}/due/rrule`,
      message: `“${goal.id}” is a number for each ${sayPeriod(goal.per, 'period')}, ${sayRate(period)}, and its deadline comes ${sayRate(due)}: nobody can say how much of it \`${goal.party}\` owes at which deadline`,
      hint: `write an \`rrule\` with one day in each ${sayPeriod(goal.per, 'period')}, or the \`per\` and \`value\` of one deadline`,
      facts: { periods: toDecimal(period, 2), deadlines: toDecimal(due, 2) },
      related: [{ path: `${path}/per`, message: 'the period of the number' }],
    };
  }
}

function sayRate(perYear: Exact): string {
  const shown = sayNumber(perYear, 1);
  return `${shown} ${shown === '1' ? 'time' : 'times'} a year`;
}
