import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../src/agreement/check.ts';
import { read } from '../src/agreement/read.ts';
import { textEdits } from '../src/lint/field-edits.ts';
import { lint } from '../src/lint/lint.ts';
import type { FieldChange, Finding, Rule, RuleKind } from '../src/lint/rule.ts';
import { suppress } from '../src/lint/suppress.ts';
import { changedText } from './support/change-agreement.ts';
import { findExamples, PROJECT } from './support/find-examples.ts';

const base = readFileSync(join(PROJECT, 'test/fixtures/constructs/base.sla.yaml'), 'utf8');

/** An agreement with changes, ready to be judged. */
function agreementOf(change: Readonly<Record<string, string>> = {}) {
  const { source } = read(changedText(base, change), 'a.yaml');
  const { agreement, problems } = check(source!);
  expect(problems).toEqual([]);
  return { agreement: agreement!, source: source! };
}

/** A rule that finds what it is given. */
function ruleOf(findings: readonly Finding[], kind: RuleKind = 'meaning'): Rule {
  const example = { example: 'cloud-service', change: {} } as const;
  return {
    name: 'told',
    severity: 'error',
    kind,
    summary: 'It is told.',
    why: 'It is told.',
    source: 'this test',
    bad: example,
    good: example,
    check: () => findings,
  };
}

const uptime: Finding = { path: '/objectives/1/target', message: 'It is low', hint: 'raise it' };

describe('a rule', () => {
  const judge = (rules: readonly Rule[], change: Readonly<Record<string, string>> = {}) =>
    lint({ ...agreementOf(change), words: {} }, rules);

  test('gives a problem with its place, its facts and what it is about', () => {
    const related = [{ path: '/metrics/0', message: 'this metric' }];
    const [problem] = judge([ruleOf([{ ...uptime, facts: { target: 99.9 }, related }])]);
    expect(problem).toMatchObject({ rule: 'lint/told', severity: 'error', facts: { target: 99.9 } });
    expect(problem!.place!.line).toBeGreaterThan(1);
    expect(problem!.related![0]!.place!.line).toBeGreaterThan(1);
  });

  test('that fails is told as a defect, and the others go on', () => {
    const broken: Rule = {
      ...ruleOf([]),
      name: 'broken',
      check: () => {
        throw new Error('no way');
      },
    };
    expect(judge([broken, ruleOf([uptime])]).map(({ rule, severity }) => [rule, severity])).toEqual([
      ['lint/defective-rule', 'warning'],
      ['lint/told', 'error'],
    ]);
  });

  test.each([
    ['draft', 'info'],
    ['template', 'info'],
    ['in-review', 'info'],
    ['agreed', 'error'],
    ['in-force', 'error'],
  ])('of completeness in an agreement that is %s is an %s', (status, severity) => {
    expect(judge([ruleOf([uptime], 'completeness')], { status })[0]?.severity).toBe(severity);
    expect(judge([ruleOf([uptime])], { status })[0]?.severity).toBe('error');
  });
});

describe('a suppression', () => {
  const full = (more: string): string =>
    `{ rule: told, reason: It is agreed., by: Kim, until: 2027-01-01${more} }`;
  const judge = (suppression: string, asOf?: string) => {
    const { agreement, source } = agreementOf({ lint: `suppress: [${suppression}]` });
    const found = lint({ agreement, source, words: {} }, [ruleOf([uptime])]);
    return suppress(found, agreement, source, asOf).map(({ rule }) => rule);
  };

  test.each([
    ['of a rule', full(''), undefined, []],
    ['of a field', full(', field: objectives.uptime.target'), undefined, []],
    ['of what is round the field', full(', field: objectives.uptime'), '2026-12-31', []],
    ['by the whole name', full('').replace('told', 'lint/told'), undefined, []],
    [
      'of another field',
      full(', field: objectives.latency'),
      undefined,
      ['lint/told', 'lint/unused-suppression'],
    ],
    [
      'of another rule',
      full('').replace('told', 'tolled'),
      undefined,
      ['lint/told', 'lint/unused-suppression'],
    ],
    ['that is over', full(''), '2027-01-02', ['lint/told', 'lint/unused-suppression']],
    ['on its last day', full(''), '2027-01-01', []],
    ['without a reason', '{ rule: told }', undefined, ['lint/suppression-without-reason']],
  ])('%s', (_, suppression, asOf, rules) => expect(judge(suppression, asOf)).toEqual(rules));
});

describe('a change of a field', () => {
  const text = `type: customer # kept
parties:
  - { id: a, name: A, roles: [provider] }
  - id: b # kept
    name: B
objectives: [{ id: up, target: 99.9 }]
term:
  effective: 2026-01-01 # kept
  length: P1Y
`;
  const apply = (change: FieldChange): string => {
    const { source } = read(text, 'a.yaml');
    return textEdits([change], source!).reduce(
      (all, { from, to, text: put }) => all.slice(0, from) + put + all.slice(to),
      text,
    );
  };

  test.each<[FieldChange, string, string]>([
    [{ type: 'replace', path: '/objectives/0/target', text: '99.5' }, 'target: 99.9', 'target: 99.5'],
    [{ type: 'delete', path: '/objectives/0/target' }, ', target: 99.9', ''],
    [
      { type: 'rename', path: '/term/length', name: 'end', text: '2027-01-01' },
      'length: P1Y',
      'end: 2027-01-01',
    ],
    [{ type: 'delete', path: '/objectives/0/id' }, 'id: up, ', ''],
    [{ type: 'delete', path: '/term/length' }, '  length: P1Y\n', ''],
    [
      { type: 'insert', path: '/objectives/0', text: 'weight: 40' },
      'target: 99.9 }',
      'target: 99.9, weight: 40 }',
    ],
    [{ type: 'insert', path: '/parties/0/roles', text: 'recipient' }, '[provider]', '[provider, recipient]'],
    [
      { type: 'insert', path: '/term', text: 'frozenFor: P6M' },
      '  length: P1Y\n',
      '  length: P1Y\n  frozenFor: P6M\n',
    ],
    [
      { type: 'insert', path: '/parties/1', text: 'roles: [customer]' },
      '    name: B\n',
      '    name: B\n    roles: [customer]\n',
    ],
  ])('%o', (change, before, after) => expect(apply(change)).toBe(text.replace(before, after)));
});

test('there are examples to judge', () => expect(findExamples().length).toBeGreaterThan(5));
