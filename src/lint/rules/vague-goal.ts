import type { Agreement } from '../../agreement/generated/types.ts';
import { proseReferences } from '../../agreement/prose.ts';
import { parseUnit } from '../../expression/unit.ts';
import type { Entry } from '../../figures/figures-context.ts';
import type { LintContext } from '../lint-context.ts';
import { perLanguage, wordTable } from '../lint-words.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayList } from '../say/say.ts';
import { sayParty } from '../say/say-party.ts';
import { phraseFinder } from '../text/find-phrases.ts';

type Goal = Agreement['goals'][number];

/** What a goal has in place of what it lacks, as it would be written. */
const EXAMPLES = { value: 'value: 100', unit: 'unit: leads', per: 'per: P1M' } as const;

/** A goal without a number, a unit and a period. */
export const vagueGoal: Rule = {
  name: 'vague-goal',
  severity: 'error',
  kind: 'meaning',
  summary: 'A goal has no number, no unit or no period, so nobody can tell whether it was reached.',
  why:
    'A goal such as “improve lead quality” is never missed and never reached. The party that relies on it cannot plan, and ' +
    'no report can show how far it has come. A number, what it counts and the period for which it is make it one that both ' +
    'parties can check.',
  source:
    'HubSpot, How to create a service level agreement: “get specific”, with goals that can be measured.',
  limits:
    'A number that stands in the statement alone is a warning. Whether the number is the right one is not judged.',
  bad: {
    example: 'cloud-service',
    change: {
      'goals.dispatch-through-platform.value': '',
      'goals.dispatch-through-platform.unit': '',
      'goals.dispatch-through-platform.per': '',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'goals.dispatch-through-platform.value': '',
      'goals.dispatch-through-platform.unit': '',
      'goals.dispatch-through-platform.per': '',
      'goals.dispatch-through-platform.objective': 'platform-availability',
    },
  },
  *check(context) {
    const hasNumber = numberFinder(context);
    for (const entry of context.all('goals')) {
      const finding = judge(entry, context, hasNumber);
      if (finding) yield finding;
    }
  },
};

function judge(
  entry: Entry<Goal>,
  context: LintContext,
  hasNumber: (statement: string) => boolean,
): Finding | undefined {
  const { value: goal, path } = entry;
  const objective = context.find('objectives', goal.objective);
  const missing = missingOf(goal, objective !== undefined);
  const party = sayParty(goal.party, context);
  if (objective) {
    if (objective.value.target !== 'none' || missing.length === 0 || goal.value !== undefined)
      return undefined;
    return {
      path: `${path}/objective`,
      message: `The goal \`${goal.id}\` is measured by “${objective.value.name}”, which expressly promises no level: whether ${party} has reached it cannot be told`,
      hint: 'write the id of an objective with a target, or add a `value` in the unit of this one',
      related: [{ path: `${objective.path}/target`, message: 'no level is promised' }],
    };
  }
  if (missing.length === 0) return undefined;
  const base = { path, part: 'line', facts: { goal: goal.id, missing: missing.join(' ') } } as const;
  if (!missing.includes('value')) {
    const what = { unit: 'what its number counts', per: 'the period for which its number is' };
    const words = missing.flatMap((name) => (name === 'value' ? [] : [what[name]]));
    const follows = {
      unit: `${party} and the others may each count something else`,
      per: `${party} may have a month for it or a year, and each is another goal`,
    };
    return {
      ...base,
      message: `The goal \`${goal.id}\` does not say ${words.join(' or ')}: ${follows[missing.includes('unit') ? 'unit' : 'per']}`,
      hint: `add ${sayList(missing.map((name) => EXAMPLES[name]))}, with your own ${missing.length === 1 ? 'value' : 'values'}`,
    };
  }
  if (proseReferences(goal.statement).some(({ type }) => type === 'binding')) return undefined;
  const fields = missing.map((name) => EXAMPLES[name]);
  const hint = `add \`objective\` with the id of the objective that measures it, or ${sayList(fields)} with your own ${fields.length === 1 ? 'value' : 'values'}`;
  if (hasNumber(goal.statement)) {
    return {
      ...base,
      severity: 'warning',
      message: `The goal \`${goal.id}\` has a number in its words alone, not as a value: no worksheet or report can hold ${party} to it, and a later change can miss it`,
      hint,
    };
  }
  const lacks =
    missing.length === 3 ? 'neither an objective nor a number with its unit and period' : 'no number';
  return {
    ...base,
    message: `The goal \`${goal.id}\` has ${lacks}: nobody can tell whether ${party} has reached it, so nothing follows when it has not`,
    hint,
  };
}

/** A day, or a year where nothing follows that it could count. */
const DATES = /\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}|(?<![\p{Nd}.,])(?:19|20)\p{Nd}{2}(?=\s*(?:[.,;:)年]|$))/gu;

const numberWordsOf = perLanguage((words): readonly string[] =>
  [...wordTable(words, 'numberWords')].flatMap(([word, value]) => (Number(value) > 1 ? [word] : [])),
);

/** Tells whether a statement has a number, in digits or in words of the language; a date is none, and “one” may be no number. */
function numberFinder({ words }: LintContext): (statement: string) => boolean {
  const find = phraseFinder(numberWordsOf(words));
  return (statement) => {
    const text = statement.replace(DATES, '');
    return /\p{Nd}/u.test(text) || find(text).length > 0;
  };
}

/** Which of number, unit and period a goal lacks; undecided ones are there. */
function missingOf(goal: Goal, hasObjective: boolean): readonly (keyof typeof EXAMPLES)[] {
  const has = {
    value: goal.value !== undefined || goal.derivation !== undefined || (goal.values ?? []).length > 0,
    unit:
      goal.unit !== undefined || goal.metric !== undefined || hasObjective || (goal.values ?? []).length > 0,
    per: goal.per !== undefined || goal.due !== undefined || hasObjective || isRate(goal.unit),
  };
  return (['value', 'unit', 'per'] as const).filter((name) => !has[name]);
}

/** Leads per month are for a month. */
function isRate(unit: string | undefined): boolean {
  const dimensions = unit === undefined ? undefined : parseUnit(unit)?.dimensions;
  return dimensions !== undefined && ['second', 'month'].some((time) => (dimensions.get(time) ?? 0) < 0);
}
