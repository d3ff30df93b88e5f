import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { deadTerm } from '../src/lint/rules/dead-term.ts';
import { inconsistentTerms } from '../src/lint/rules/inconsistent-terms.ts';
import { ludicrousTerm } from '../src/lint/rules/ludicrous-term.ts';
import type { Problem } from '../src/problem.ts';
import { PROJECT } from './support/find-examples.ts';
import {
  agreementOf,
  type Case,
  cases,
  type Fact,
  factsOf,
  holdsFact,
  pointsOf,
  textOf,
} from './support/interval-cases.ts';
import { lintText } from './support/lint-text.ts';

const BASE = parse(readFileSync(join(PROJECT, 'examples/minimal-customer.sla.yaml'), 'utf8')) as object;
const RUNS = { numRuns: Number(process.env.RUNS ?? 150) };

/** A case of one or two metrics, all pairs of figures at and between its limits, and what is said by whom. */
interface Tried {
  readonly given: Case;
  /** Without the promises whose place others always take. */
  readonly facts: readonly Fact[];
  readonly all: readonly Fact[];
  /** Whether some figures keep all of these at once. */
  readonly canHold: (facts: readonly Fact[]) => boolean;
}

function trying(given: Case): Tried {
  const all = factsOf(given);
  const facts = all.filter((fact) => fact.type !== 'promise' || !replacers(fact, all).some(isAlways));
  const points = pointsOf(given);
  return {
    given,
    all,
    facts,
    canHold: (chosen) => points.some((point) => chosen.every((fact) => holdsFact(fact, point, given))),
  };
}

/** The facts that a finding names, by the fields that it and its related fields are. */
function named({ facts }: Tried, { path, related }: Problem): readonly Fact[] {
  const paths = new Set([path, ...(related ?? []).map((one) => one.path)]);
  return facts.filter((fact) => paths.has(fact.path));
}

/** Expects of a set that it cannot hold while what is given holds, and that it can without any one of its members. */
function expectSmallest(
  { canHold }: Tried,
  set: readonly Fact[],
  given: readonly Fact[],
  said: string,
): void {
  expect(canHold([...given, ...set]), `can hold: ${said}`).toBe(false);
  for (const one of set) {
    const others = set.filter((other) => other !== one);
    expect(canHold([...given, ...others]), `${one.path} is not needed: ${said}`).toBe(true);
  }
}

async function findings(given: Case, rule: typeof deadTerm): Promise<readonly Problem[]> {
  const found = await lintText(agreementOf(given, BASE), [rule]);
  expect(
    found.filter((one) => one.rule !== `lint/${rule.name}`).map(({ message }) => message),
    'another problem',
  ).toEqual([]);
  return found;
}

/** The promises that take the place of one. */
function replacers({ index }: Fact, facts: readonly Fact[]): readonly Fact[] {
  return facts.filter(({ type, overrides }) => type === 'promise' && overrides === index);
}

const isAlways = ({ type, when }: Fact): boolean => type === 'promise' && when === undefined;
const isOwed = (fact: Fact): boolean => isAlways(fact) && fact.strength === 'commitment';
const isSteady = ({ type }: Fact): boolean => type === 'domain' || type === 'limit';

test('inconsistent-terms says what trying all figures says, and names the fewest that conflict', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (given) => {
      const tried = trying(given);
      const { facts, canHold } = tried;
      const found = await findings(given, inconsistentTerms);
      const said = found.map(({ severity, path, message }) => `${severity} ${path} ${message}`).join('\n');
      const expected: string[] = [];
      for (const metric of ['x', 'y'] as const) {
        const own = facts.filter((fact) => fact.metric === metric);
        const certain = own.filter((fact) => fact.type === 'domain');
        const always = own.filter((fact) => isAlways(fact) && fact.strength !== 'informational');
        if (always.length === 0) continue;
        const impossible = always.filter((fact) => !canHold([fact, ...certain]));
        for (const { path, strength } of impossible)
          expected.push(`${strength === 'commitment' ? 'error' : 'warning'} ${path}`);
        const left = own.filter((fact) => !impossible.includes(fact));
        const steady = left.filter(isSteady);
        const owed = left.filter(isOwed);
        const aims = left.filter((fact) => always.includes(fact));
        if (!canHold([...owed, ...steady])) expected.push(`error ${metric}`);
        else if (!canHold([...aims, ...steady])) expected.push(`warning ${metric}`);
      }
      const told = found.filter(({ severity }) => severity !== 'info');
      for (const one of told) expectSmallest(tried, named(tried, one), [], said);
      const shown = told.map((one) => {
        const set = named(tried, one);
        const isAlone =
          set.filter(({ type }) => type === 'promise').length === 1 &&
          !set.some(({ type }) => type === 'limit');
        return `${one.severity} ${isAlone ? one.path : set[0]!.metric}`;
      });
      expect(shown.sort(), `${textOf(given)}\n${said}`).toEqual(expected.sort());
    }),
    RUNS,
  );
});

/** What is owed, limited and possible of a metric in every window. */
function alwaysHeld({ facts, all }: Tried, metric: string): readonly Fact[] {
  return facts.filter(
    (fact) =>
      fact.metric === metric && (isSteady(fact) || (isOwed(fact) && replacers(fact, all).length === 0)),
  );
}

/** What always holds of the metrics of a condition: only what they can be, where the rest contradicts itself already. */
function background(tried: Tried, names: ReadonlySet<string>): readonly Fact[] {
  return [...names].flatMap((metric) => {
    const own = alwaysHeld(tried, metric);
    return tried.canHold(own) ? own : own.filter(({ type }) => type === 'domain');
  });
}

const conditionFact = (fact: Fact): Fact => ({ ...fact, type: 'condition', path: fact.whenPath! });

test('dead-term says what trying all figures says, and names the fewest that rule a condition out', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (given) => {
      const tried = trying(given);
      const found = await findings(given, deadTerm);
      const said = found.map(({ severity, path, message }) => `${severity} ${path} ${message}`).join('\n');
      const expected = tried.all.flatMap((fact) => {
        if (fact.type !== 'promise' || !fact.when) return [];
        const base = background(tried, fact.when.names);
        const condition = conditionFact(fact);
        if (tried.canHold([condition, ...base])) return [];
        const isBroken = tried.canHold([condition, ...base.filter(isSteady)]);
        return [`${isBroken ? 'info' : 'warning'} ${condition.path}`];
      });
      expect(
        found.map(({ severity, path }) => `${severity} ${path}`).sort(),
        `${textOf(given)}\n${said}`,
      ).toEqual(expected.sort());
      for (const one of found) {
        const fact = tried.all.find(({ whenPath }) => whenPath === one.path)!;
        const set = named(tried, one).filter(({ type }) => type !== 'condition');
        expectSmallest(tried, set, [conditionFact(fact)], said);
      }
    }),
    RUNS,
  );
});

test('ludicrous-term says what trying all figures says, and names the fewest that conflict', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async (given) => {
      const tried = trying(given);
      const { facts, canHold } = tried;
      const found = await findings(given, ludicrousTerm);
      const said = found.map(({ severity, path, message }) => `${severity} ${path} ${message}`).join('\n');
      const groups = new Map<string, Fact[]>();
      for (const fact of facts) {
        if (fact.type !== 'promise' || !fact.when || fact.strength === 'informational') continue;
        const key = `${fact.metric} ${fact.when.text}`;
        groups.set(key, [...(groups.get(key) ?? []), fact]);
      }
      for (const [key, members] of groups) {
        const [first] = members;
        const condition = conditionFact(first!);
        const replaced = new Set(members.map(({ overrides }) => overrides));
        const held = members.filter(({ index }) => !replaced.has(index));
        const base = background(tried, new Set([first!.metric, ...first!.when!.names]));
        const isAsked = canHold(alwaysHeld(tried, first!.metric)) && canHold([condition, ...base]);
        const owed = held.filter(({ strength }) => strength === 'commitment');
        const expected = !isAsked
          ? undefined
          : !canHold([condition, ...base, ...owed])
            ? 'error'
            : !canHold([condition, ...base, ...held])
              ? 'warning'
              : undefined;
        const told = found.filter(({ path }) => members.some((fact) => fact.path === path));
        expect(
          [...new Set(told.map(({ severity }) => severity))],
          `${key}\n${textOf(given)}\n${said}`,
        ).toEqual(expected === undefined ? [] : [expected]);
        for (const one of told) {
          const set = named(tried, one).filter(({ type }) => type !== 'condition');
          // Promises may contradict each other whatever the condition says.
          expectSmallest(tried, set, canHold(set) ? [condition] : [], `${textOf(given)}\n${said}`);
        }
      }
    }),
    RUNS,
  );
});
