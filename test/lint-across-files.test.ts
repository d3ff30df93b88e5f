import fs, { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as library from '../src/index.ts';
import { changedText } from './support/change-agreement.ts';
import { PROJECT } from './support/find-examples.ts';
import { makeFolder, runIn } from './support/surroundings.ts';

type Change = Readonly<Record<string, string>>;

const base = readFileSync(join(PROJECT, 'test/fixtures/lint/clean/bases/customer.yaml'), 'utf8');
const link = (agreement: string, more = 'objective: availability, backs: [availability]'): string =>
  `{ id: ${/(\w+)\.sla/.exec(agreement)![1]}, kind: uc, agreement: ${agreement}, ${more} }`;
const chain = (legs: string, objective = 'availability', kind = 'availability'): string =>
  `[{ id: end, objective: ${objective}, kind: ${kind}, parts: [{ id: whole, kind: series, of: [a, b] }, ${legs}] }]`;

/** What `validate` tells of the first of some files, each a change of one agreement. */
async function told(files: Readonly<Record<string, Change>>): Promise<string[]> {
  const folder = makeFolder();
  for (const [name, change] of Object.entries(files)) {
    fs.mkdirSync(join(folder, dirname(name)), { recursive: true });
    fs.writeFileSync(join(folder, name), changedText(base, change));
  }
  const [first = ''] = Object.keys(files);
  const line = ['validate', first, '-f', 'json', '--as-of', '2026-02-01'];
  const { out } = await runIn(line, { folder, library });
  const { problems } = JSON.parse(out) as {
    readonly problems: readonly { severity: string; rule: string; message: string }[];
  };
  return problems.map(({ severity, rule, message }) => `${severity} ${rule.replace('lint/', '')} ${message}`);
}

const resting = (change: Change = {}, more = ''): Change => ({
  underpinnings: `[${link('./power.sla.yaml', more || undefined)}]`,
  ...change,
});

describe('an agreement that rests on another', () => {
  test('of the same terms has nothing to tell', async () => {
    expect(await told({ 'a.sla.yaml': resting(), 'power.sla.yaml': {} })).toEqual([]);
  });

  test.each<[string, Change, RegExp]>([
    [
      'promises less',
      {
        'objectives.availability.target': '99.50',
        'remedies.credits.credit.tiers':
          '[{ from: 99.00, to: 99.50, percent: 10 }, { to: 99.00, percent: 25 }]',
      },
      /warning agreement-misaligned “Monthly availability” promises 99\.9 %, but .* only 99\.5 %: “Harbor Hosting LLC” pays/,
    ],
    [
      'is measured over longer windows',
      { 'objectives.availability.window.length': 'P3M' },
      /warning agreement-misaligned .* over each month, but .* over each quarter: a bad month here can hide in a good quarter there/,
    ],
    [
      'ends earlier',
      { 'term.length': 'P11M' },
      /warning agreement-misaligned .* ends on 2027-01-01, before this agreement ends on 2027-02-01/,
    ],
    [
      'leaves less time to claim',
      { 'remedies.claim.limit': '{ within: P7D, from: the receipt of the monthly report }' },
      /warning agreement-misaligned .*may be claimed for `P30D`, but .* only for `P7D`/,
    ],
    [
      'credits less',
      { 'charges.recurring.amount': '100.00' },
      /info agreement-misaligned .*may owe USD 100, but .* credits at most USD 25: USD 75 are its own risk/,
    ],
  ])('that %s is told so', async (_, change, message) => {
    const found = await told({ 'a.sla.yaml': resting(), 'power.sla.yaml': change });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
  });

  test('of another version is told so', async () => {
    const found = await told({
      'a.sla.yaml': resting({}, 'version: 0.9.0, objective: availability, backs: [availability]'),
      'power.sla.yaml': {},
    });
    expect(found).toEqual([
      expect.stringMatching(/rests on version 0\.9\.0 .* but the file is version 1\.0\.0/),
    ]);
  });
});

describe('three agreements', () => {
  test('are followed into their folders, and what they promise is put together', async () => {
    const found = await told({
      'a.sla.yaml': {
        underpinnings: `[${link('./power.sla.yaml')}, ${link('net/line.sla.yaml')}]`,
        chains: chain(
          '{ id: a, kind: leaf, underpinning: power, objective: availability }, { id: b, kind: leaf, underpinning: line }',
        ),
      },
      'power.sla.yaml': {
        'objectives.availability.target': '99.95',
        'remedies.credits.credit.tiers':
          '[{ from: 99.00, to: 99.95, percent: 10 }, { to: 99.00, percent: 25 }]',
      },
      'net/line.sla.yaml': {},
    });
    expect(found).toEqual([
      expect.stringMatching(/^warning end-to-end-infeasible .*promises 99\.9 %, .* let 99\.85 % be expected/),
    ]);
  });

  test('that rest on each other are told with their names', async () => {
    const found = await told({
      'a.sla.yaml': { underpinnings: `[${link('./b.sla.yaml')}]` },
      'b.sla.yaml': { underpinnings: `[${link('net/c.sla.yaml')}]` },
      'net/c.sla.yaml': { underpinnings: `[${link('../a.sla.yaml')}]` },
    });
    expect(found).toEqual([
      expect.stringMatching(
        /^error agreement-misaligned .*circle: `a\.sla\.yaml` → `b\.sla\.yaml` → `net\/c\.sla\.yaml` → `a\.sla\.yaml`/,
      ),
    ]);
  });

  test('have steps that together may take longer than is promised, in fewer cases than is promised', async () => {
    const answer = (id: string, hours: number, attainment: number): Change => ({
      'metrics.+': `{ id: time-${id}, name: Time to ${id}, unit: h, kind: duration, direction: lower-is-better, clock: always, population: all reports, startEvent: the report, endEvent: the ${id}, unresolved: count-as-missed }`,
      'objectives.+': `{ id: ${id}, name: ${id}, service: hosting, metric: time-${id}, obligor: provider, beneficiary: customer, comparator: lte, target: ${hours}, attainment: ${attainment}, strength: target, window: { length: P1M, partial: full-target } }`,
    });
    const backs = 'objective: step, backs: [answer]';
    const steps = chain(
      '{ id: a, kind: leaf, underpinning: power }, { id: b, kind: leaf, underpinning: line }',
      'answer',
      'time',
    );
    const files = (hours: number): Readonly<Record<string, Change>> => ({
      'a.sla.yaml': {
        ...answer('answer', 8, 95),
        underpinnings: `[${link('./power.sla.yaml', backs)}, ${link('./line.sla.yaml', backs)}]`,
        chains: steps,
      },
      'power.sla.yaml': answer('step', hours, 95),
      'line.sla.yaml': answer('step', hours, 98),
    });
    expect(await told(files(5))).toEqual([
      expect.stringMatching(
        /^error response-chain-overrun .*within 8 h, but its 2 steps may take 10 h together/,
      ),
      expect.stringMatching(/^warning percentile-composition .*95 % of cases, but .* guarantee only 93 %/),
    ]);
    expect(await told(files(4))).toEqual([expect.stringMatching(/^warning percentile-composition/)]);
  });
});
