import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { exact } from '../src/compute/exact.ts';
import type { BusinessCalendar } from '../src/compute/time/business-calendar.ts';
import type { Rule } from '../src/lint/rule.ts';
import { circularPartyDependency } from '../src/lint/rules/circular-party-dependency.ts';
import { endToEndInfeasible } from '../src/lint/rules/end-to-end-infeasible.ts';
import { handoffWithoutAcceptance } from '../src/lint/rules/handoff-without-acceptance.ts';
import { levelOverrideWeakens } from '../src/lint/rules/level-override-weakens.ts';
import { percentileComposition } from '../src/lint/rules/percentile-composition.ts';
import { responseChainOverrun } from '../src/lint/rules/response-chain-overrun.ts';
import { unbackedCommitment } from '../src/lint/rules/unbacked-commitment.ts';
import { type ChainStep, worstChain } from '../src/lint/time/worst-chain.ts';
import { changedText } from './support/change-agreement.ts';
import { PROJECT } from './support/find-examples.ts';
import { lintText } from './support/lint-text.ts';

type Change = Readonly<Record<string, string>>;

const baseOf = (name: string): string =>
  readFileSync(join(PROJECT, `test/fixtures/lint/clean/bases/${name}.yaml`), 'utf8');
const [customer, internal, multiLevel] = [baseOf('customer'), baseOf('internal'), baseOf('multi-level')];

async function told(base: string, change: Change, rules: readonly Rule[]): Promise<string[]> {
  const problems = await lintText(changedText(base, change), rules, { asOf: '2026-02-01' });
  return problems.map(({ severity, path, message, hint }) => `${severity} ${path} ${message} -> ${hint}`);
}

describe('a promise from end to end', () => {
  const leaves = (...values: readonly number[]): string =>
    values.map((value, place) => `{ id: l${place}, kind: leaf, value: ${value} }`).join(', ');
  const whole = (kind: string, parts: number): string =>
    `{ id: all, kind: ${kind}, of: [${Array.from({ length: parts }, (_, place) => `l${place}`).join(', ')}] }`;
  const found = (target: string, parts: string, more = ''): Promise<string[]> =>
    told(
      customer,
      {
        'objectives.availability.target': target,
        chains: `[{ id: c, objective: availability, kind: availability${more}, parts: [${parts}] }]`,
      },
      [endToEndInfeasible],
    );

  test('says how much each part would have to promise, whatever stands below', async () => {
    // 100 − 0.05 ÷ 3 = 99.98333…
    expect(await found('99.95', `${whole('series', 3)}, ${leaves(99.9, 99.9, 99.9)}`)).toEqual([
      expect.stringMatching(/^error .*“Harbor Hosting LLC” owes .*agree on 99\.9834 % for each of the 3/),
    ]);
    expect(await found('99.90', `${whole('parallel', 2)}, ${leaves(99.5, 99.5)}`)).toEqual([
      expect.stringMatching(/^warning .*guarantee only 99\.5 %.*agree on 99\.9 % for one of the 2/),
    ]);
    // 2 of 3: 100 − 3 · U ÷ 2 = 99.95, so U = 0.0333…
    expect(await found('99.95', `${whole('k-of-n, needs: 2', 3)}, ${leaves(99.9, 99.9, 99.9)}`)).toEqual([
      expect.stringMatching(/^warning .*guarantee only 99\.85 %.*agree on 99\.9667 % for each of the 3/),
    ]);
    const each = leaves(99.9667, 99.9667, 99.9667);
    expect(
      await found('99.95', `${whole('k-of-n, needs: 2', 3)}, ${each}`, ', independence: unknown'),
    ).toEqual([]);
  });

  test('that names nothing to promise instead where nothing is guaranteed', async () => {
    const [one = ''] = await found('99.90', `${whole('series', 3)}, ${leaves(60, 60, 60)}`);
    expect(one).toMatch(/^error .* -> agree on 99\.9667 %/);
  });

  test('is not reckoned from itself', async () => {
    const parts = `${whole('series', 2)}, { id: l0, kind: leaf, value: 99.95 }, { id: l1, kind: leaf, objective: availability }`;
    expect(await found('99.90', parts)).toEqual([]);
    const chains = `[{ id: c, objective: availability, kind: availability, parts: [${parts}] }]`;
    expect(await told(customer, { chains }, [circularPartyDependency])).toEqual([
      expect.stringMatching(/^error \/chains\/0\/parts\/2\/objective .*rests on itself/),
    ]);
  });

  test('that another one needs in turn is a circle', async () => {
    const second =
      '{ id: second, name: Second, service: hosting, metric: uptime, obligor: provider, beneficiary: customer, comparator: gte, target: 99.9, strength: target, window: { length: P1M } }';
    const chain = (id: string, part: string): string =>
      `{ id: of-${id}, objective: ${id}, kind: availability, parts: [{ id: whole-${id}, kind: series, of: [p-${id}] }, { id: p-${id}, kind: leaf, objective: ${part} }] }`;
    const change = {
      'objectives.+': second,
      chains: `[${chain('availability', 'second')}, ${chain('second', 'availability')}]`,
    };
    expect(await told(customer, change, [circularPartyDependency])).toEqual([
      expect.stringMatching(
        /^error \/chains\/1\/parts\/1\/objective The promises `availability` and `second`/,
      ),
    ]);
  });
});

describe('steps that follow each other', () => {
  interface Step {
    readonly target: number;
    readonly unit: string;
    readonly clock: string;
    readonly more?: string;
  }
  const chained = (steps: readonly Step[], promise: Step, rule: Rule, parts?: string): Promise<string[]> => {
    const all = [...steps.map((step, place) => ({ id: `s${place}`, ...step })), { id: 'whole', ...promise }];
    const ids = steps.map((_, place) => `s${place}`);
    return told(
      customer,
      {
        'metrics.+': `[${all.map(({ id, unit, clock }) => `{ id: m-${id}, name: Time ${id}, unit: ${unit}, kind: duration, direction: lower-is-better, clock: ${clock}, population: all, startEvent: a, endEvent: b, unresolved: count-as-missed }`).join(', ')}]`,
        'objectives.+': `[${all.map(({ id, target, more = '' }) => `{ id: ${id}, name: Step ${id}, service: hosting, metric: m-${id}, obligor: provider, beneficiary: customer, comparator: lte, target: ${target}, strength: target, window: { length: P1M, partial: full-target }${more} }`).join(', ')}]`,
        chains: `[{ id: c, objective: whole, kind: time, parts: ${parts ?? `[{ id: all, kind: series, of: [${ids.map((id) => `p-${id}`).join(', ')}] }, ${ids.map((id) => `{ id: p-${id}, kind: leaf, objective: ${id} }`).join(', ')}]`} }]`,
      },
      [rule],
    );
  };
  const of = (target: number, clock = 'always', unit = 'h', more = ''): Step => ({
    target,
    clock,
    unit,
    more,
  });

  test('on several clocks are tried from the worst start', async () => {
    const steps = [of(4, 'office'), of(1, 'office', 'business days'), of(8)];
    // Thursday just after 13:00 in the week before clocks go back: Friday, Monday 17:00, Tuesday 01:00, and one hour more.
    expect(await chained(steps, of(16), responseChainOverrun)).toEqual([
      expect.stringMatching(
        /^error .*may take 4 d 13 h together .*just after 2026-10-29 at 13:00.*`target: 109`/,
      ),
    ]);
    // On office hours: 4 on Monday, 8 on Tuesday, 8 on Wednesday.
    expect(await chained(steps, of(16, 'office'), responseChainOverrun)).toEqual([
      expect.stringMatching(
        /may take 20 h together on its clock when the first begins just after 2026-02-02 at 13:00/,
      ),
    ]);
    expect(await chained(steps, of(20, 'office'), responseChainOverrun)).toEqual([]);
    expect(await chained([of(4, 'office'), of(4, 'office')], of(73), responseChainOverrun)).toEqual([]);
    expect(await chained([of(4), of(4)], of(8, 'office'), responseChainOverrun)).toEqual([]);
  });

  test('are added up where they stand in groups or as a number, in any unit', async () => {
    const nested =
      '[{ id: all, kind: series, of: [x, yz] }, { id: yz, kind: series, of: [y, z] }, { id: x, kind: leaf, objective: s0 }, { id: y, kind: leaf, objective: s1 }, { id: z, kind: leaf, value: 2 }]';
    expect(await chained([of(4), of(30, 'always', 'min')], of(6), responseChainOverrun, nested)).toEqual([
      expect.stringMatching(
        /its 3 steps may take 6 h 30 min together: .*`target: 6\.5`, or shorten “Step s0”.* by 30 min/,
      ),
    ]);
  });

  test('guarantee no more cases than all of them together', async () => {
    const share = (percent: number): Step => of(1, 'always', 'h', `, attainment: ${percent}`);
    expect(await chained([share(95), of(1)], of(4), percentileComposition)).toEqual([
      expect.stringMatching(
        /promised in time for all cases, but the 2 steps of its chain guarantee only 95 %/,
      ),
    ]);
    expect(await chained([share(40), share(40)], share(10), percentileComposition)).toEqual([
      expect.stringMatching(/guarantee only 0 %.* -> agree on 55 % for each step/),
    ]);
    expect(await chained([share(97.5), share(97.5)], share(95), percentileComposition)).toEqual([]);
    expect(await chained([of(1), of(1)], of(4), percentileComposition)).toEqual([]);
  });
});

describe('the worst start of a chain', () => {
  const day = [{ from: '09:00', to: '17:00' }];
  const office: BusinessCalendar = {
    type: 'hours',
    timeZone: 'UTC',
    week: { mon: day, tue: day, wed: day, thu: day, fri: day },
    holidays: new Set(['2026-04-03', '2026-04-06']),
  };
  const late: BusinessCalendar = {
    type: 'hours',
    timeZone: 'UTC',
    week: { mon: [{ from: '12:00', to: '20:00' }], thu: [{ from: '12:00', to: '20:00' }] },
  };
  const always: BusinessCalendar = { type: 'always', timeZone: 'UTC' };
  const hours = (calendar: BusinessCalendar, count: number): ChainStep => ({
    calendar,
    limit: { seconds: exact(count * 3600) },
  });

  /** The same by trying each hour of the year, and the moment after it, on tables of the hours that are open. */
  function tried(
    steps: readonly (readonly [BusinessCalendar, number])[],
    promised: BusinessCalendar,
  ): number {
    const all = 24 * 420;
    const isOpen = (calendar: BusinessCalendar, hour: number): boolean => {
      if (calendar.type !== 'hours') return calendar.type === 'always';
      const at = new Date(Date.UTC(2026, 0, 1, hour));
      if (calendar.holidays?.has(at.toISOString().slice(0, 10))) return false;
      const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
      const time = at.toISOString().slice(11, 16);
      return (calendar.week[names[at.getUTCDay()]!] ?? []).some(({ from, to }) => from <= time && time < to);
    };
    const table = (calendar: BusinessCalendar): readonly boolean[] =>
      Array.from({ length: all }, (_, hour) => isOpen(calendar, hour));
    const tables = steps.map(([calendar]) => table(calendar));
    const before = [0];
    for (const open of table(promised)) before.push(before.at(-1)! + Number(open));
    let worst = 0;
    for (let start = 0; start < 24 * 366; start++) {
      for (const isJustAfter of [false, true]) {
        let [at, isAfter] = [start, isJustAfter];
        for (const [place, [, count]] of steps.entries()) {
          const open = tables[place]!;
          if (!open[at]) isAfter = false;
          for (let left = count; left > 0; at++) if (open[at]) left--;
          // What is not quite used up as the clock stops goes on when it runs again.
          if (isAfter) while (!open[at]) at++;
        }
        worst = Math.max(worst, before[at]! - before[start]!);
      }
    }
    return worst;
  }

  test.each<[string, readonly (readonly [BusinessCalendar, number])[], BusinessCalendar]>([
    [
      'two in office hours, promised by all hours',
      [
        [office, 4],
        [office, 4],
      ],
      always,
    ],
    [
      'office, then a shift on two days',
      [
        [office, 3],
        [late, 5],
      ],
      always,
    ],
    [
      'a shift on two days, then office, promised in office hours',
      [
        [late, 2],
        [office, 6],
      ],
      office,
    ],
    [
      'all hours, then office',
      [
        [always, 10],
        [office, 2],
      ],
      always,
    ],
    [
      'three',
      [
        [office, 1],
        [late, 8],
        [office, 8],
      ],
      always,
    ],
  ])('%s', (_, steps, promised) => {
    const found = worstChain(
      steps.map(([calendar, count]) => hours(calendar, count)),
      promised,
      Temporal.PlainDate.from('2026-01-01'),
    );
    expect(found!.seconds.valueOf() / 3600).toBe(tried(steps, promised));
  });
});

describe('circular-party-dependency', () => {
  const excuses = (pairs: readonly (readonly [string, string])[]): Change => ({
    'parties.+': '{ id: support, name: Support, kind: department, roles: [recipient] }',
    'requirements.+': `[${pairs.map(([party, from]) => `{ id: ${party}-${from}, party: ${party}, from: ${from}, need: send a list, forGoal: lead-goal, failure: excuses-dependent-objective }`).join(', ')}]`,
  });

  test('of excuses is told over several parties, once', async () => {
    const three = excuses([
      ['marketing', 'sales'],
      ['sales', 'support'],
      ['support', 'marketing'],
    ]);
    expect(await told(internal, three, [circularPartyDependency])).toEqual([
      expect.stringMatching(
        /^warning .*“Marketing” is excused while “Sales” does not deliver `marketing-sales`, “Sales” while “Support” .* `sales-support`, and “Support” while “Marketing” .*`support-marketing`: after the first slip/,
      ),
    ]);
    const open = excuses([
      ['marketing', 'sales'],
      ['sales', 'support'],
    ]);
    expect(await told(internal, open, [circularPartyDependency])).toEqual([]);
  });

  const duties = (marketing: string, sales: string): Change => ({
    handoffs:
      '[{ id: leads-over, name: Lead handoff, stage: handoff, from: marketing, to: sales, object: each lead, trigger: when a lead is qualified, accept: { within: PT8H, from: the assignment }, onReject: return the lead }]',
    'responsibilities.stages.+': '{ id: reporting, name: Reporting }',
    'responsibilities.rows.0.cells.marketing': `[{ action: ${marketing}, dependsOn: [lead-report] }]`,
    'responsibilities.rows.+': `{ stage: reporting, cells: { sales: [{ action: ${sales}, dependsOn: [leads-over] }] } }`,
  });

  test('of duties is told when a report comes only after the leads, and leads only after the report', async () => {
    expect(
      await told(internal, duties('deliver the leads of the month', 'send the lead report'), [
        circularPartyDependency,
      ]),
    ).toEqual([
      expect.stringMatching(
        /^warning \/responsibilities\/rows\/1\/cells\/sales\/0\/dependsOn\/0 “Marketing” may “deliver the leads of the month” only after `lead-report`, and “Sales” may “send the lead report” only after `leads-over`/,
      ),
    ]);
  });

  test('of duties is none when one is about the previous month, or delivers something else', async () => {
    for (const action of ['send the lead report on the previous month', 'call each lead'])
      expect(
        await told(internal, duties('deliver the leads of the month', action), [circularPartyDependency]),
      ).toEqual([]);
  });
});

describe('level-override-weakens', () => {
  const override = (fields: string, more: Change = {}): Promise<string[]> =>
    told(
      multiLevel,
      {
        'objectives.+': `{ id: low, name: Low line, service: line, metric: line-uptime, obligor: network, beneficiary: platform, level: service, overrides: line, comparator: gte, ${fields.includes('window') ? '' : 'window: { length: P1M, partial: prorate }, '}${fields} }`,
        ...more,
      },
      [levelOverrideWeakens],
    );
  const closed = { 'levels.corporate.overridable': '' };

  test('compares windows, strength, shares and edges beside the level', async () => {
    expect(await override('target: 99.95, window: { length: P3M, partial: prorate }')).toEqual([
      expect.stringMatching(
        /^error .*windows of `P3M` in place of `P1M`.*“Platform” loses .*`window\.length: P1M`/,
      ),
    ]);
    expect(await override('target: 99.95, strength: target')).toEqual([
      expect.stringMatching(/`strength: target` in place of `commitment`/),
    ]);
    expect(
      await override('target: 99.95, attainment: 90', { ...closed, 'objectives.line.attainment': '95' }),
    ).toEqual([expect.stringMatching(/90 % of cases in place of 95 %/)]);
    expect(await override('target: 99.95', { ...closed, 'objectives.line.comparator': 'gt' })).toEqual([
      expect.stringMatching(/at least 99\.95 % in place of more than 99\.95 %/),
    ]);
  });

  test('allows what is listed, a field or the whole objective', async () => {
    expect(await override('target: 99.5')).toEqual([]);
    const quarter = 'target: 99.5, window: { length: P3M, partial: prorate }';
    expect(await override(quarter)).toHaveLength(1);
    for (const field of ['objectives.line', 'objectives.line.target, objectives.line.window.length'])
      expect(await override(quarter, { 'levels.corporate.overridable': `[${field}]` })).toEqual([]);
  });

  test('wants the level that replaces to lie below the other', async () => {
    expect(await override('target: 99.99', { 'objectives.line.level': 'service' })).toEqual([
      expect.stringMatching(/^error \/objectives\/2\/level .*stands on no level below `service`/),
    ]);
  });
});

describe('unbacked-commitment', () => {
  const supply: Change = {
    'parties.+': '{ id: power, name: Power, kind: team, roles: [provider, recipient] }',
    'services.+':
      '{ id: pw, name: Power supply, description: Power supplies it., provider: power, recipients: [platform] }',
  };

  test('is told whichever of its promises a party owes to its supplier', async () => {
    const back =
      '{ id: back, name: Load forecast, metric: web-uptime, obligor: platform, beneficiary: power, comparator: gte, target: 90, window: { length: P1M } }';
    expect(await told(multiLevel, { ...supply, 'objectives.+': back }, [unbackedCommitment])).toEqual([
      expect.stringMatching(
        /^warning \/services\/2 “Platform” promises “Host” and receives “Power supply” from “Power”/,
      ),
    ]);
  });

  test('is told in an agreement with a customer too, and mended as the hint says', async () => {
    const sub: Change = {
      'parties.+': '{ id: power, name: Power, roles: [subcontractor] }',
      'services.+':
        '{ id: pw, name: Power supply, description: Power supplies it., provider: power, recipients: [provider] }',
    };
    expect(await told(customer, sub, [unbackedCommitment])).toHaveLength(1);
    const backed = {
      ...sub,
      underpinnings:
        '[{ id: supply, kind: uc, agreement: https://power.test/sla, party: power, backs: [availability] }]',
    };
    expect(await told(customer, backed, [unbackedCommitment])).toEqual([]);
  });

  test('is told of a part of a chain that nobody promises', async () => {
    expect(
      await told(multiLevel, { 'chains.shop.parts.server-part.value': '' }, [unbackedCommitment]),
    ).toEqual([
      expect.stringMatching(
        /^warning \/chains\/0\/parts\/2 “Host” rests on “server-part”.* falls on “Platform” alone/,
      ),
    ]);
  });
});

test('handoff-without-acceptance tells of time before the receiving party’s clock runs', async () => {
  const rules = [handoffWithoutAcceptance];
  expect(await told(multiLevel, {}, rules)).toEqual([
    expect.stringMatching(
      /^info \/handoffs\/0 .*runs from the receipt of the notice, but nothing limits .*“Shop”/,
    ),
  ]);
  const changes: readonly Change[] = [
    { 'handoffs.sale.deliver': '{ within: PT4H, from: when a sale is planned }' },
    { 'handoffs.sale.accept.from': 'a sale is planned' },
  ];
  for (const change of changes) expect(await told(multiLevel, change, rules)).toEqual([]);
});
