import type { Agreement } from '../../agreement/generated/types.ts';
import { exact, toDecimal } from '../../compute/exact.ts';
import { namesIn } from '../../expression/names.ts';
import { showExpression } from '../../expression/show-expression.ts';
import { parseUnit } from '../../expression/unit.ts';
import { unitOf } from '../../expression/units.ts';
import { decided, entries } from '../../figures/figures-context.ts';
import type { Severity } from '../../problem.ts';
import { metricDomain } from '../constraint/metric-domain.ts';
import { type AgreementFormula, formulasIn } from '../formula/formulas-in.ts';
import { constantFormula } from '../formula/rational-form.ts';
import { type DerivedGoal, derivedGoals, matchesResult } from '../goal/derivations.ts';
import { isPercent, isSmall, type PercentSlip, percentSlip, slipOfDerivation } from '../goal/percent-slip.ts';
import { isOfOne, shareGroups } from '../goal/share-groups.ts';
import type { LintContext } from '../lint-context.ts';
import type { Finding, Rule } from '../rule.ts';
import { sayList, sayNumber } from '../say/say.ts';

/** Percent points that are taken for a share of 1, or a share of 1 that is written as percent. */
export const percentAsFraction: Rule = {
  name: 'percent-as-fraction',
  severity: 'error',
  kind: 'meaning',
  summary:
    'Percent points are used as a share of 1, or a share of 1 is written where percent points are meant.',
  why:
    'Percentages of an agreement are percent points: 50 is half. A formula that divides by 50 instead of 0.5 makes a goal a ' +
    'hundred times too small, and an attainment of 0.95 asks for less than one case in a hundred. Each side reads the ' +
    'number as it suits, and the computed figures follow the letter.',
  source: 'The lead formula of a published guide: 50 customers ÷ 50 % are 100 leads, and 50 ÷ 50 is 1.',
  limits:
    'A formula is judged where the units of its symbols are known, or where it is a plain quotient of counts. A small ' +
    'percentage alone is no proof: an assumption, connect rate or close rate below 1 % is a hint only, and none where a derivation confirms it.',
  bad: {
    example: 'marketing-sales',
    change: {
      'goals.lead-goal.derivation.formula': 'quota * (marketing_share / 100) / deal_size / close_rate',
    },
  },
  good: {
    example: 'marketing-sales',
    change: {
      'goals.lead-goal.derivation.formula': 'quota * marketing_share / deal_size / close_rate',
    },
  },
  *check(context) {
    const proven = new Set<string>();
    for (const derived of derivedGoals(context)) {
      const slip = slipOfDerivation(derived, context);
      if (slip?.type === 'value') for (const name of slip.names) proven.add(derived.inputs.get(name)!.path);
      if (slip) yield* slippedGoal(derived, slip);
      else if (matchesResult(derived.derivation.result, derived))
        for (const { path } of derived.inputs.values()) proven.add(path);
    }
    yield* slippedFormulas(context);
    yield* smallPercentages(context);
    yield* smallRates(context, proven);
  },
};

function* slippedGoal(derived: DerivedGoal, slip: PercentSlip): Generator<Finding> {
  const { goal, derivation, inputs } = derived;
  const [now, meant] = [sayNumber(slip.now), slip.meant && sayNumber(slip.meant)];
  const unit = goal.value.unit === undefined ? '' : ` ${goal.value.unit}`;
  if (slip.type === 'value') {
    for (const name of slip.names) {
      const { value: assumption, path } = inputs.get(name)!;
      const right = toDecimal(decided(assumption.value)!.mul(100));
      yield {
        path: `${path}/value`,
        message: `“${assumption.name}” is ${assumption.value} %, less than one in a hundred, with which “${goal.value.id}” would be ${now}${unit}; its stated result of ${derivation.result} follows from ${right} %: whoever computes the goal anew gets another one`,
        hint: `write \`value: ${right}\`: percentages are points from 0 to 100`,
        facts: { value: assumption.value, meant: right, derived: toDecimal(slip.now) },
        related: [{ path: `${goal.path}/derivation/result`, message: 'what the formula is to give' }],
        fix: {
          title: `Write ${right} %`,
          safe: false,
          changes: [{ type: 'replace', path: `${path}/value`, text: right }],
        },
      };
    }
    return;
  }
  const names = slip.names.length > 0 ? sayList(slip.names) : 'a percentage';
  const inDetail =
    slip.names.length === 1
      ? ` as ${inputs.get(slip.names[0]!)?.value.value} instead of ${toDecimal(decided(inputs.get(slip.names[0]!)?.value.value)!.div(100))}`
      : ' as percent points instead of a share';
  yield {
    path: `${goal.path}/derivation/formula`,
    message: `The formula of “${goal.value.id}” takes ${names}${inDetail} and gives ${now}${meant === undefined ? unit : ` where ${meant}${unit} are meant`}: \`${goal.value.party}\` would owe a number that no longer fits its own assumptions`,
    hint:
      slip.names.length > 0
        ? `write ${slip.names.map((name) => `\`(${name} / 100)\``).join(' and ')} in \`formula\``
        : 'divide percent points by 100 in `formula`, as in `(close_rate / 100)`, and multiply a share by 100 where the result is in %',
    facts: { derived: toDecimal(slip.now), ...(slip.meant && { meant: toDecimal(slip.meant) }) },
    related: slip.names.map((name) => ({
      path: `${inputs.get(name)!.path}/unit`,
      message: 'percent points',
    })),
  };
}

/** Formulas of metrics and of recalculations whose result is in percent and a hundred times too small, or the reverse. */
function* slippedFormulas(context: LintContext): Generator<Finding> {
  const known = unitsOf(context);
  for (const formula of formulasIn(context.agreement)) {
    if (formula.goal !== undefined) continue;
    const slip = slipOfQuotient(formula, known);
    // What is one number in any case has no unit by which it could be judged.
    const isConstant = namesIn(formula.expression).size === 0 || constantFormula(formula.expression);
    if (slip === undefined || isConstant) continue;
    const shown = showExpression(formula.expression);
    const isShare = slip < 0;
    const example = isShare
      ? 'a share of 1, such as 0.95 where 95 is meant'
      : 'a hundred times what is meant';
    yield {
      path: formula.path,
      message: `“${formula.name}” is in ${formula.unit}, and its formula${shown.length > 120 ? '' : ` \`${formula.text}\``} gives ${example}: no target in ${formula.unit} can be compared with it, and taken to the letter every window comes out wrong`,
      hint: isShare
        ? `multiply by 100 in \`formula\`${shown.length > 60 ? '' : `: \`${shown.replaceAll('÷', '/').replaceAll('×', '*').replaceAll('−', '-')} * 100\``}`.replace(
            /`([^`]*[+-][^`]*) \* 100`$/,
            '`($1) * 100`',
          )
        : 'divide percent points by 100 in `formula`, as in `(close_rate / 100)`',
      facts: { factor: 100 ** Math.abs(slip) },
    };
  }
}

/** Words by which a symbol may already be a share or a score. */
const MAY_BE_SHARE =
  /[%％]|percent|per cent|prozent|pourcent|porcent|share|rate|ratio|quot|anteil|part |score|point|punkt|index|百分|比|率/i;

/** The slip of a formula whose own symbols are counts of one kind of thing, and whose result has no other unit. */
function slipOfQuotient(
  { expression, variables, unit }: AgreementFormula,
  known: ReadonlyMap<string, string>,
): number | undefined {
  if (unit === undefined || (!isPercent(unit) && parseUnit(unit) === undefined)) return undefined;
  const own = Object.entries(variables);
  if (own.some(([, words]) => MAY_BE_SHARE.test(words)) || own.some(([name]) => MAY_BE_SHARE.test(name)))
    return undefined;
  const units =
    own.length === 0 ? known : new Map([...known, ...own.map(([name]) => [name, 'cases'] as const)]);
  const slip = percentSlip(expression, units, unit);
  const isQuotient = unitOf(expression, units).unit?.dimensions.size === 0;
  return own.length > 0 && !(isQuotient && isPercent(unit)) ? undefined : slip;
}

function unitsOf({ all }: LintContext): ReadonlyMap<string, string> {
  return new Map(
    [...all('metrics'), ...all('assumptions')].map(({ value: { id, unit } }) => [
      id.replaceAll('-', '_'),
      unit,
    ]),
  );
}

/** Percentages that nobody means to be at most 1. */
function* smallPercentages({ agreement, all, find }: LintContext): Generator<Finding> {
  for (const { value: objective, path } of all('objectives')) {
    if (isSmall(objective.attainment))
      yield small(
        `${path}/attainment`,
        objective.attainment!,
        `“${objective.name}”`,
        'of its cases must meet the target',
      );
    if (isSmall(objective.confidence))
      yield small(
        `${path}/confidence`,
        objective.confidence!,
        `“${objective.name}”`,
        'of its windows are expected to be met',
      );
    const metric = find('metrics', objective.metric)?.value;
    const domain = metric && isPercent(metric.unit) ? metricDomain(metric) : undefined;
    if (domain && isSmall(objective.target) && ['gte', 'gt'].includes(objective.comparator)) {
      const finding = small(
        `${path}/target`,
        objective.target,
        `“${objective.name}”`,
        `of “${metric!.name}” are enough`,
      );
      yield domain.isCertain ? finding : { ...finding, severity: doubtOf(objective.target) };
    }
  }
  for (const { value: goal, path } of all('goals'))
    if (isSmall(goal.derivation?.confidence))
      yield small(
        `${path}/derivation/confidence`,
        goal.derivation!.confidence!,
        `“${goal.id}”`,
        'is the chance that the goal is enough',
      );
  for (const [index, row] of (agreement.support?.matrix ?? []).entries())
    if (isSmall(row.attainment))
      yield small(
        `/support/matrix/${index}/attainment`,
        row.attainment!,
        `The row of \`${row.severity}\``,
        'of the incidents must be answered in time',
      );
  for (const group of shareGroups(agreement)) {
    if (!isOfOne(group)) continue;
    const [first] = group.shares;
    yield {
      path: group.path,
      message: `${group.name} make ${toDecimal(group.whole.div(100))} %: as percent points they leave ${sayNumber(group.whole.mul(99).div(100))} % to nobody, though parts of 1 are meant`,
      hint: `write percent points in \`${first!.field}\`, such as \`${first!.field}: ${toDecimal(first!.value!.mul(100))}\` for \`${first!.id}\``,
      facts: { sum: toDecimal(group.whole.div(100)), whole: toDecimal(group.whole) },
      fix: {
        title: 'Write the shares in percent points',
        safe: false,
        changes: group.shares.map(({ path, field, value }) => ({
          type: 'replace',
          path: `${path}/${field}`,
          text: toDecimal(value!.mul(100)),
        })),
      },
    };
  }
}

function small(path: string, text: string, who: string, what: string): Finding {
  const right = toDecimal(decided(text)!.mul(100));
  const field = path.slice(path.lastIndexOf('/') + 1);
  return {
    path,
    message: `${who} says that ${text} % ${what}, one in a hundred or fewer: taken to the letter it promises next to nothing, and ${right} % are likely meant`,
    hint: `write \`${field}: ${right}\`: percentages are points from 0 to 100`,
    facts: { value: text, meant: right },
    fix: { title: `Write ${right} %`, safe: false, changes: [{ type: 'replace', path, text: right }] },
  };
}

/** A rate of half a percent can be meant; nobody aims for 0.999 of one. */
function doubtOf(target: string): Severity {
  return decided(target)!.compare(exact(9, 10)) >= 0 && !decided(target)!.equals(1) ? 'warning' : 'info';
}

/** Rates below 1 % that may be right. */
function* smallRates({ agreement, all }: LintContext, proven: ReadonlySet<string>): Generator<Finding> {
  const doubtful: { path: string; name: string; text: string | undefined }[] = [
    ...all('assumptions').flatMap(({ value: { name, unit, value }, path }) =>
      isPercent(unit) && !proven.has(path) ? [{ path: `${path}/value`, name, text: value }] : [],
    ),
    ...(agreement.leadModel?.tiers ?? []).map(({ name, closeRate }, index) => ({
      path: `/leadModel/tiers/${index}/closeRate`,
      name: `Close rate of ${name}`,
      text: closeRate,
    })),
    ...smallCredits(agreement),
    {
      path: '/leadModel/followUp/connectRate',
      name: 'Connect rate',
      text: agreement.leadModel?.followUp?.connectRate,
    },
    {
      path: '/leadModel/followUp/share',
      name: 'Share of time for follow-up',
      text: agreement.leadModel?.followUp?.share,
    },
  ];
  for (const { path, name, text } of doubtful) {
    if (!isSmall(text) || decided(text)!.equals(1)) continue;
    const right = toDecimal(decided(text)!.mul(100));
    yield {
      path,
      severity: 'info',
      message: `“${name}” is ${text} %, less than one in a hundred; if a share of 1 is meant, every figure computed from it is wrong by a factor of 100`,
      hint: `write \`${path.slice(path.lastIndexOf('/') + 1)}: ${right}\` if ${right} % are meant`,
      facts: { value: text! },
    };
  }
}

/** The largest of tiers that are all at most 1 %, and caps of less: a service credit of a whole charge at a time is rarely that small. */
function smallCredits({ remedies }: Agreement): { path: string; name: string; text: string | undefined }[] {
  const tiers = entries(remedies.credits, '/remedies/credits').flatMap(({ value: credit, path }) => {
    const percents = (credit.tiers ?? []).map(({ percent }) => percent);
    const last = percents.length - 1;
    return last > 0 && percents.every(isSmall)
      ? [
          {
            path: `${path}/tiers/${last}/percent`,
            name: `The last tier of \`${credit.id}\``,
            text: percents[last],
          },
        ]
      : [];
  });
  const caps = entries(remedies.caps, '/remedies/caps').map(({ value: { percent }, path }) => ({
    path: `${path}/percent`,
    name: 'A cap',
    text: percent,
  }));
  return [...tiers, ...caps];
}
