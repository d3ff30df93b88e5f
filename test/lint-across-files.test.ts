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
      'counts months in a zone six hours away',
      { 'term.timeZone': 'Europe/Berlin' },
      /info agreement-misaligned .*in America\/New_York, but .* in Europe\/Berlin, up to 6 h apart/,
    ],
    [
      'counts from another day',
      {
        'objectives.availability.window.kind': 'billing-cycle',
        'objectives.availability.window.startsOn': '"01-15"',
      },
      /warning agreement-misaligned .*begins on 2026-05-01, but .* on 2026-04-15.*/,
    ],
    [
      'runs on office hours',
      { 'metrics.uptime.clock': 'office' },
      // 365 days of 24 h, less 260 days from Monday to Friday of 8 h.
      /warning agreement-misaligned .* counts 8,760 h of a year, and in 6,680 h of these/,
    ],
    [
      'is a share of requests',
      { 'metrics.uptime.kind': 'request-ratio' },
      /warning agreement-misaligned .* is a share of time, but .* one of requests/,
    ],
    [
      'has another formula',
      { 'metrics.uptime.formula': '(agreed - downtime / 2) / agreed * 100' },
      /info agreement-misaligned .* is computed as `\(agreed - downtime\) .* but .*downtime \/ 2/,
    ],
    [
      'leaves short failures out',
      { 'metrics.uptime.minimumDuration': 'PT10M' },
      /warning agreement-misaligned .* counts however short it is, but .* only from 10 min/,
    ],
    [
      'leaves maintenance out',
      { maintenance: '[{ id: work, kind: scheduled, maxPerWindow: PT4H, effect: left-out }]' },
      /warning agreement-misaligned .* up to 4 h of maintenance out of each month, but .* none: 4 h of downtime/,
    ],
    [
      'excludes more',
      {
        exclusions:
          '[{ id: storm, text: a storm, category: force-majeure, burden: provider }, { id: net, text: a fault of the internet, category: internet, burden: provider }, { id: own, text: what the customer did, category: customer-cause, burden: provider }]',
      },
      /warning agreement-misaligned .*does not count “a storm” and “a fault of the internet”, but/,
    ],
    [
      'owes nothing',
      { 'objectives.availability.strength': 'target' },
      /warning agreement-misaligned .* is a commitment, but .* `strength: target`/,
    ],
    ['is a draft', { status: 'draft' }, /warning agreement-misaligned The status of .* is `draft`/],
    [
      'begins later',
      { 'term.effective': '2026-03-01' },
      /warning agreement-misaligned .* begins on 2026-03-01, after this agreement begins on 2026-02-01/,
    ],
    [
      'ends earlier but renews',
      { 'term.length': 'P11M', 'term.renewal': '{ mode: automatic, length: P1Y }' },
      /info agreement-misaligned .* ends on 2027-01-01, .* renews by itself/,
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

  test('has nothing to tell where the other is stricter or says the same in other words', async () => {
    const stricter: readonly Change[] = [
      { 'term.timeZone': 'America/Toronto' },
      { 'objectives.availability.window.kind': 'rolling', 'objectives.availability.window.length': 'P30D' },
      { 'objectives.availability.window.length': 'P1W' },
      {
        'objectives.availability.window.kind': 'billing-cycle',
        'objectives.availability.window.startsOn': '"01-01"',
      },
      {
        'metrics.uptime.formula': '100 * (1 - down / whole)',
        'metrics.uptime.variables': '{ down: minutes without an answer, whole: minutes of the month }',
      },
      { maintenance: '[{ id: work, kind: scheduled, maxPerWindow: PT4H, effect: counts-as-downtime }]' },
    ];
    for (const change of stricter)
      expect(await told({ 'a.sla.yaml': resting(), 'power.sla.yaml': change })).toEqual([]);
  });

  test('that rolls is told that the other stands still', async () => {
    const found = await told({
      'a.sla.yaml': resting({
        'objectives.availability.window.kind': 'rolling',
        'objectives.availability.window.length': 'P30D',
      }),
      'power.sla.yaml': {},
    });
    expect(found).toContainEqual(
      expect.stringMatching(/^warning agreement-misaligned .*judged over every stretch of `P30D`/),
    );
  });

  test('that promises answers to all is told of a share, and of a time in another unit', async () => {
    const answer = (unit: string, target: number, more = ''): Change => ({
      'metrics.+': `{ id: time, name: Time to answer, unit: ${unit}, kind: duration, direction: lower-is-better, clock: always, population: all reports, startEvent: the report, endEvent: the answer, unresolved: count-as-missed }`,
      'objectives.+': `{ id: answer, name: Answer, service: hosting, metric: time, obligor: provider, beneficiary: customer, comparator: lte, target: ${target}, strength: target, window: { length: P1M, partial: full-target }${more} }`,
    });
    const found = await told({
      'a.sla.yaml': { ...resting({}, 'objective: answer, backs: [answer]'), ...answer('hours', 4) },
      'power.sla.yaml': answer('min', 300, ', attainment: 95'),
    });
    expect(found).toEqual([
      expect.stringMatching(/promises 4 hours, but .* only 300 min/),
      expect.stringMatching(/promised for 100 % of cases, but .* only for 95 %/),
    ]);
  });

  test('of several objectives, none of which is named, is told that nothing was compared', async () => {
    const found = await told({
      'a.sla.yaml': resting({}, 'backs: [availability]'),
      'power.sla.yaml': {
        'objectives.+':
          '{ id: yearly, name: Yearly availability, service: hosting, metric: uptime, obligor: provider, beneficiary: customer, comparator: gte, target: 99.5, strength: target, window: { length: P1Y, kind: calendar, partial: prorate } }',
      },
    });
    expect(found).toEqual([expect.stringMatching(/^info agreement-misaligned .* has 2 objectives, .* none/)]);
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
