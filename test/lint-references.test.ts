import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../src/agreement/check.ts';
import { read } from '../src/agreement/read.ts';
import { danglingReference } from '../src/lint/rules/dangling-reference.ts';
import { definitionDefects } from '../src/lint/rules/definition-defects.ts';
import { exclusionSwallowsPromise } from '../src/lint/rules/exclusion-swallows-promise.ts';
import { circlesOf, wayRound } from '../src/lint/text/defined-terms.ts';
import { changedText } from './support/change-agreement.ts';
import { type Change, CLOUD_SERVICE, expectFindings } from './support/expect-findings.ts';
import { lintText } from './support/lint-text.ts';

test('exclusion-swallows-promise tells what leaves nothing of a promise', async () => {
  const text = (words: string, more: Change = {}): Change => ({
    'exclusions.customer-network.text': words,
    'exclusions.customer-network.category': 'other',
    ...more,
  });
  const caps = (first: string, second: string): Change => ({
    'exclusions.scheduled-work.maxPerWindow': first,
    'exclusions.misuse.maxPerWindow': second,
  });
  await expectFindings(exclusionSwallowsPromise, [
    [
      'its own technical problems',
      text('technical problems'),
      [['warning /exclusions/2/text', '“technical problems”']],
    ],
    [
      'a fault of what belongs to it',
      text('a failure of the servers and the network of Alsterkrone'),
      [['warning /exclusions/2/text', '“failure of the servers and the network of Alsterkrone”']],
    ],
    [
      'a fault of what belongs to the provider',
      text('failures of hardware or software of the provider'),
      [['warning /exclusions/2/text', 'of the provider”']],
    ],
    ['a fault that it only reports', text('failures of the public network that Alsterkrone has reported')],
    ['a fault outside of what belongs to it', text('a failure of networks outside those of Alsterkrone')],
    ['of the customer', text('technical problems of Maasvliet')],
    ['beyond its control', text('technical problems beyond the reasonable control of Alsterkrone')],
    [
      'under a condition',
      text('technical problems', { 'exclusions.customer-network.conditions': '[it was announced]' }),
    ],
    ['for so long', text('technical problems', { 'exclusions.customer-network.maxPerWindow': 'PT1H' })],
    ['another category', text('technical problems', { 'exclusions.customer-network.category': 'misuse' })],
    ['emergency maintenance that another field limits', text('emergency maintenance')],
    [
      'emergency maintenance that nothing limits',
      text('emergency maintenance', { 'maintenance.emergency-maintenance.maxPerWindow': '' }),
      [['warning /exclusions/2/text']],
    ],
    [
      'a supplier of its choice',
      text('an outage of Nordwind', {
        'parties.+': '{ id: nordwind, name: Nordwind GmbH, shortName: Nordwind, roles: [subcontractor] }',
      }),
      [['warning /exclusions/2/text', '“Nordwind”']],
    ],
    ['limits below the window', caps('P15D', 'P15D')],
    [
      'limits of exactly the window of 31 days',
      caps('P16D', 'P15D'),
      [['warning /exclusions/0/maxPerWindow', 'all of it']],
    ],
    ['a limit as long as its window', caps('P1M', 'PT1M'), [['warning /exclusions/0/maxPerWindow']]],
    [
      'a limit for another service',
      { ...caps('P16D', 'P15D'), 'exclusions.misuse.services': '[platform-support]' },
    ],
    [
      'work without a limit that does not count',
      {
        'maintenance.emergency-maintenance.effect': 'left-out',
        'maintenance.emergency-maintenance.maxPerWindow': '',
        'exclusions.scheduled-work.maxPerWindow': '',
      },
      [['warning /maintenance/1/effect', 'may call any failure maintenance']],
    ],
    [
      'nobody must prove it: a remark',
      { 'exclusions.misuse.burden': '' },
      [['info /exclusions/3', '`misuse`']],
    ],
  ]);
  const regulated = await lintText(
    changedText(CLOUD_SERVICE, { 'exclusions.misuse.burden': '' }),
    [exclusionSwallowsPromise],
    {
      profile: 'regulated',
    },
  );
  expect(regulated.map(({ severity }) => severity)).toEqual(['warning']);
});

describe('definition-defects', () => {
  const add = (fields: string): Change => ({ 'definitions.+': `{ id: more, ${fields} }` });

  test('tells definitions that are not needed or explain nothing', async () => {
    await expectFindings(definitionDefects, [
      [
        'not used',
        add('term: Planning Window, meaning: a week'),
        [['warning /definitions/7/term', 'not used']],
      ],
      [
        'used once: a remark',
        {
          ...add('term: Planning Window, meaning: a week'),
          'requirements.service-report.need': 'send the report of each Planning Window',
        },
        [['info /definitions/7/term', 'only once']],
      ],
      [
        'used twice, once in the plural and once by its abbreviation',
        {
          ...add('term: Planning Window, abbreviation: PLW, meaning: a week'),
          'requirements.service-report.need': 'send the report of the PLW',
          'requirements.incident-data.need': 'send the logs of two planning windows',
        },
      ],
      [
        'two meanings',
        add('term: downtime, meaning: any interruption'),
        [['warning /definitions/7/term', 'different meanings']],
      ],
      [
        'an alias that is another term',
        add('term: Standstill, aliases: [Workarounds], meaning: an interruption'),
        [['warning /definitions/7/term', '“Workarounds” is defined twice']],
      ],
      [
        'the name of a calendar',
        add('term: Business Hours, meaning: the hours of work'),
        [['warning /definitions/7/term', 'calendar']],
      ],
      [
        'explained by itself',
        { 'definitions.workaround.meaning': 'a Workaround that restores the use' },
        [['warning /definitions/5/meaning', 'explained by itself']],
      ],
      [
        'itself after a semicolon',
        { 'definitions.workaround.meaning': 'a measure; a patch is not a Workaround' },
      ],
      ['the word in small letters', { 'definitions.workaround.meaning': 'a workaround in the usual sense' }],
      [
        'the circle of the catalogue',
        {
          'definitions.downtime.meaning': 'every minute that is not Available Minutes',
          'definitions.available-minutes.meaning': 'every minute that is not [[downtime]]',
        },
        [
          ['warning /definitions/0/meaning', '“Available Minutes” → “Downtime” → “Available Minutes”'],
          ['info /definitions/2/term'],
        ],
      ],
    ]);
  });

  test('finds circles as following every way does', () => {
    const graphs = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }), {
      minLength: 6,
      maxLength: 6,
    });
    fc.assert(
      fc.property(graphs, (links) => {
        const graph = links.map((list) => new Set(list));
        const reach = graph.map((_, start) => {
          const seen = new Set<number>();
          const queue = [...graph[start]!];
          for (const node of queue) {
            if (seen.has(node)) continue;
            seen.add(node);
            queue.push(...graph[node]!);
          }
          return seen;
        });
        const circles = circlesOf(graph);
        for (let a = 0; a < 6; a++)
          for (let b = 0; b < 6; b++) {
            const together = a !== b && reach[a]!.has(b) && reach[b]!.has(a);
            expect(a !== b && circles.some((circle) => circle.includes(a) && circle.includes(b))).toBe(
              together,
            );
          }
        for (const circle of circles) {
          const way = wayRound(graph, circle);
          for (const [place, node] of way.entries())
            expect(graph[node]!.has(way[(place + 1) % way.length]!)).toBe(true);
        }
      }),
    );
  });
});

describe('dangling-reference', () => {
  const fields = (...ways: string[]): Change => ({
    variables: `[{ id: v, label: V, fields: [${ways.join(', ')}] }]`,
  });

  test('tells ways and references that lead nowhere', async () => {
    await expectFindings(danglingReference, [
      ['a field', fields('term.length', 'objectives.support-response.window.length')],
      ['a field that is not written', fields('objectives.support-response.minimum', 'data.protection')],
      ['through a reference', fields('objectives.support-response.metric.name')],
      ['no such field', fields('term.lenght'), [['error /variables/0/fields/0', 'has no `lenght`']]],
      [
        'no such entry',
        fields('objectives.uptime.target'),
        [['error /variables/0/fields/0', 'has no `uptime`']],
      ],
      [
        'an entry of a list that is not there',
        fields('levels.corporate.name'),
        [['error /variables/0/fields/0']],
      ],
      ['a field of a field that is not written', fields('data.protecton'), [['error /variables/0/fields/0']]],
      [
        'what a lower level may replace',
        { levels: '[{ id: top, name: Top, rank: 1, overridable: [objectives.support-response.taget] }]' },
        [['error /levels/0/overridable/0', 'no lower level']],
      ],
      [
        'what an amendment has changed',
        {
          amendments:
            '[{ number: 1, effective: 2026-06-01, summary: A change, changes: [{ field: objectives.gone.target, becomes: "99" }] }]',
        },
        [['warning /amendments/0/changes/0/field']],
      ],
      [
        'and another has deleted',
        {
          amendments:
            '[{ number: 1, effective: 2026-06-01, summary: A change, changes: [{ field: objectives.gone.target, becomes: "99" }, { field: objectives.gone, becomes: deleted }] }]',
        },
      ],
      [
        'a part of another chain',
        {
          chains:
            '[{ id: one, objective: platform-availability, kind: availability, parts: [{ id: whole, kind: series, of: [leg] }] }, { id: two, objective: platform-availability, kind: availability, parts: [{ id: leg, kind: leaf, value: 99.99 }] }]',
        },
        [['error /chains/0/parts/0/of/0', 'another chain']],
      ],
      [
        'a signer of another party',
        {
          'signatures.0': '{ party: alsterkrone, signer: customer-owner, kind: signature, date: 2026-03-17 }',
        },
        [['warning /signatures/0/signer', 'Saskia de Wit']],
      ],
      [
        'a signer of another party with a power',
        {
          'signatures.0':
            '{ party: alsterkrone, signer: customer-owner, capacity: by power of attorney, kind: signature, date: 2026-03-17 }',
        },
      ],
      [
        'an exclusion of another service',
        { 'exclusions.misuse.services': '[platform-support]' },
        [['warning /objectives/0/exclusions/3', 'never applies']],
      ],
      [
        'an exclusion of its service too',
        { 'exclusions.misuse.services': '[platform-support, freight-platform]' },
      ],
      [
        'a place of another service',
        {
          'services.platform-support.instances':
            '[{ id: hq, name: HQ, targets: [{ objective: platform-availability, target: 99 }] }]',
        },
        [['warning /services/1/instances/0/targets/0/objective', '“HQ”']],
      ],
    ]);
  });

  test('offers the way that was meant, and looks into other files', async () => {
    const [near] = await lintText(
      changedText(CLOUD_SERVICE, fields('objectives.platform-availabilty.target')),
      [danglingReference],
    );
    expect(near?.fix).toMatchObject({
      safe: false,
      edits: [{ text: '"objectives.platform-availability.target"' }],
    });
    const other = check(read(CLOUD_SERVICE, 'hosting.sla.yaml').source!).agreement;
    const rests = (objective: string) =>
      lintText(
        changedText(CLOUD_SERVICE, {
          underpinnings: `[{ id: hosting, kind: uc, agreement: ./hosting.sla.yaml, objective: ${objective} }]`,
        }),
        [danglingReference],
        { underpinnings: new Map([['hosting', { file: 'hosting.sla.yaml', agreement: other }]]) },
      );
    expect(await rests('platform-availability')).toEqual([]);
    expect((await rests('platform-availabilty')).map(({ path, severity }) => `${severity} ${path}`)).toEqual([
      'error /underpinnings/0/objective',
    ]);
  });
});
