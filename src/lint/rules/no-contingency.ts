import type { Contingency } from '../../agreement/generated/types.ts';
import { type Entry, entries } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayCount, sayList } from '../say/say.ts';

/** Broad events of force majeure cover the weather; the others are the ones that every service meets sooner or later. */
const ORDINARY: ReadonlySet<string> = new Set(['weather', 'staffing', 'it-failure', 'force-majeure']);

/** No word on unexpected events, or relief without a least level. */
export const noContingency: Rule = {
  name: 'no-contingency',
  severity: 'warning',
  kind: 'completeness',
  summary: 'Unexpected events are not provided for, or relax a promise without a least level.',
  why:
    'A storm, an illness or a failed system comes to every service in time. Without a word on it a party is in breach for ' +
    'what it could not prevent, or claims to be free of every duty. A contingency that names the event, the level ' +
    'that remains and the longest time protects both.',
  source:
    'HubSpot, How to Create a Service Level Agreement: account for the unexpected, with minimum standards that hold even then.',
  limits:
    'Whether `floor` is a weaker level than the target is not judged here. Where an exclusion covers force majeure, the missing ' +
    'contingency is only a remark.',
  bad: { example: 'marketing-sales', change: { contingencies: '' } },
  good: {
    example: 'marketing-sales',
    change: {
      'contingencies.website-failure.effect': 'extend',
      'contingencies.website-failure.floor': '',
      'contingencies.sales-vacancies.events': '[staffing]',
    },
  },
  *check(context) {
    const contingencies = entries(context.agreement.contingencies, '/contingencies');
    const objectives = context.all('objectives');
    if (contingencies.length === 0) {
      if (objectives.length > 0) yield nothingProvided(context, objectives.length);
      return;
    }
    for (const entry of contingencies) {
      if (entry.value.effect === 'relax' && entry.value.floor === undefined)
        yield withoutFloor(context, entry);
      if (entry.value.maxLength === undefined && entry.value.effect !== 'extend')
        yield withoutEnd(context, entry);
    }
    const events = [...new Set(contingencies.flatMap(({ value }) => value.events))];
    if (events.some((event) => ORDINARY.has(event))) return;
    yield {
      path: '/contingencies',
      part: 'key',
      message: `The contingencies are about ${sayList(events)} only, and none is about weather, staff or information technology: such an event puts a party in breach for what it cannot prevent`,
      hint: 'add a contingency with `events: [weather, staffing, it-failure]`, an `effect`, a `floor` and a `maxLength`',
      facts: { contingencies: contingencies.length, events: events.join(', ') },
    };
  },
};

function nothingProvided({ agreement }: LintContext, objectives: number): Finding {
  const excluded = (agreement.exclusions ?? []).findIndex(({ category }) => category === 'force-majeure');
  const about = sayCount(objectives, 'objective');
  const isExcluded = excluded >= 0;
  return {
    path: agreement.contingencies ? '/contingencies' : '',
    part: agreement.contingencies ? 'key' : 'line',
    ...(isExcluded ? { severity: 'info' as const } : {}),
    message: isExcluded
      ? `An exclusion frees from ${about} in force majeure, but no contingency says which level remains and for how long: the party that relies on them is left with nothing for as long as it lasts`
      : `There are no \`contingencies\` for ${about}: bad weather, lost staff or a failed system puts a party in breach for what it cannot prevent, or that party claims to be free of every duty`,
    hint: 'add `contingencies` with an entry that has `events`, a `definition`, `effect: relax`, a `floor` and a `maxLength`',
    facts: { objectives },
    ...(isExcluded ? { related: [{ path: `/exclusions/${excluded}`, message: 'the exclusion' }] } : {}),
  };
}

function withoutFloor({ find }: LintContext, { value: contingency, path }: Entry<Contingency>): Finding {
  const target = targetOf(contingency, find);
  return {
    path,
    part: 'line',
    message: `The contingency “${contingency.id}” relaxes ${namesOf(contingency, find)} without a \`floor\`: while it lasts, no least level is owed, and the other party gets whatever comes`,
    hint: `add \`floor\` with the least level that remains${target}, or write \`effect: suspend\` if none does`,
    facts: { contingency: contingency.id },
  };
}

/** Relief that lasts as long as somebody says that the event does. */
function withoutEnd({ find }: LintContext, { value: contingency, path }: Entry<Contingency>): Finding {
  return {
    path,
    part: 'line',
    severity: 'info',
    message: `The contingency “${contingency.id}” relieves from ${namesOf(contingency, find)} without a \`maxLength\`: however long the event lasts, the party that waits cannot say when the promise holds again`,
    hint: 'add `maxLength` with the longest time, such as `P7D`',
    facts: { contingency: contingency.id },
  };
}

function namesOf({ affects }: Contingency, find: LintContext['find']): string {
  const names = (affects ?? []).map((id) => `“${find('objectives', id)?.value.name ?? id}”`);
  if (names.length === 0) return 'all objectives';
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} and others` : names.join(', ');
}

function targetOf({ affects }: Contingency, find: LintContext['find']): string {
  const objective = find('objectives', affects?.[0])?.value;
  return objective === undefined || affects?.length !== 1 ? '' : ` in place of ${objective.target}`;
}
