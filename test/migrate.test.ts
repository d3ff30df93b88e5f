import fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { migrate } from '../src/agreement/migrate.ts';
import * as library from '../src/index.ts';
import { makeFolder, runIn } from './support/surroundings.ts';

const old = `# an agreement of last year
type: customer   # the type
maintenance:
  - { id: monthly, kind: scheduled, countsAsDowntime: false } # kept
  - id: emergency
    countsAsDowntime: true
exclusions:
  - id: network # whose network
    cap:   PT1H
title: Agreement
`;

describe('migrate', () => {
  test('replaces the words that changed, and nothing else', () => {
    const { text, changes, problems } = migrate(old, 'a.yaml');
    expect(problems).toEqual([]);
    expect(text).toBe(
      old
        .replace('# the type\n', '# the type\nschemaVersion: 2\n')
        .replace('countsAsDowntime: false', 'effect: left-out')
        .replace('countsAsDowntime: true', 'effect: counts-as-downtime')
        .replace('cap:   PT1H', 'maxPerWindow:   PT1H'),
    );
    expect(changes.map(({ line }) => line)).toEqual([2, 4, 4, 6, 6, 9]);
  });

  test('changes nothing a second time', () => {
    const once = migrate(old, 'a.yaml').text!;
    expect(migrate(once, 'a.yaml')).toEqual({ text: once, changes: [], problems: [] });
  });

  test.each([
    ['CRLF', old.replaceAll('\n', '\r\n'), 'schemaVersion: 2\r\n'],
    [
      'JSON',
      '{ "type": "customer", "exclusions": [{ "cap": "PT1H" }] }',
      '"customer", "schemaVersion": 2, "exclusions": [{ "maxPerWindow": "PT1H" }]',
    ],
    [
      'JSON with a yes or no',
      '{"type":"customer","maintenance":[{"countsAsDowntime":true}]}',
      '{"effect":"counts-as-downtime"}',
    ],
    ['an older version', 'type: customer\nschemaVersion: 1\n', 'schemaVersion: 2'],
    ['no end of line', 'exclusions: [{ cap: PT1H }]\ntype: customer', 'type: customer\nschemaVersion: 2'],
  ])('keeps %s', (_, text, expected) => expect(migrate(text, 'a.yaml').text).toContain(expected));

  test('leaves an agreement that is up to date without a version', () => {
    const text = 'type: customer\ntitle: A\n';
    expect(migrate(text, 'a.yaml').text).toBe(text);
  });

  test('follows aliases, and changes what they stand for once', () => {
    const text =
      'type: customer\nmaintenance: [&a { countsAsDowntime: true }, *a]\nx-old: &b [{ cap: PT1H }]\nexclusions: *b\n';
    expect(migrate(text, 'a.yaml').text).toBe(
      text
        .replace('customer\n', 'customer\nschemaVersion: 2\n')
        .replace('countsAsDowntime: true', 'effect: counts-as-downtime')
        .replace('cap', 'maxPerWindow'),
    );
  });

  test('keeps every comment and line of any definition, and its data but for what was renamed', () => {
    const comment = fc.constantFrom('', ' # why', '   # cap: countsAsDowntime: true', ' #');
    const line = fc.constantFrom('', '# between', '  # indented', '');
    const maintenance = fc.record({ down: fc.boolean(), style: fc.nat(3), after: comment, before: line });
    const exclusion = fc.record({ hours: fc.integer({ min: 1, max: 9 }), style: fc.nat(2), after: comment });
    const written = fc.record({
      works: fc.array(maintenance, { maxLength: 4 }),
      exclusions: fc.array(exclusion, { maxLength: 4 }),
      atEnd: fc.boolean(),
      newline: fc.constantFrom('\n', '\r\n'),
      version: fc.constantFrom('', 'schemaVersion: 1 # old'),
    });
    fc.assert(
      fc.property(written, ({ works, exclusions, atEnd, newline, version }) => {
        const parts = [
          ...['# cap', ...(version ? [version] : [])],
          ...(works.length > 0 ? ['maintenance:'] : []),
          ...works.flatMap(({ down, style, after, before }, index) => [
            before,
            ...[
              [`  - { id: w${index}, countsAsDowntime: ${down} }${after}`],
              [`  - id: w${index}${after}`, `    "countsAsDowntime": ${down}${after}`],
              [`  - countsAsDowntime:   ${down}${after}`, `    note: "countsAsDowntime: ${down}"`],
              [`  - effect: left-out${after}`],
            ][style]!,
          ]),
          ...(exclusions.length > 0 ? ['exclusions:'] : []),
          ...exclusions.flatMap(
            ({ hours, style, after }) =>
              [
                [`  - { 'cap': PT${hours}H, text: cap }${after}`],
                [`  - text: cap${after}`, `    cap: PT${hours}H`],
                [`  - maxPerWindow: PT${hours}H`],
              ][style]!,
          ),
        ];
        const text = [...(atEnd ? parts : []), 'type: customer', ...(atEnd ? [] : parts), ''].join(newline);
        const { text: migrated = '' } = migrate(text, 'a.yaml');
        const [before, after] = [text, migrated].map((each) => each.split(newline));
        const kept = after!.filter((each) => each !== 'schemaVersion: 2');
        const comments = (lines: readonly string[]) => lines.map((each) => /#.*$/.exec(each)?.[0] ?? '');
        expect(comments(version ? after! : kept)).toEqual(comments(before!));
        const { schemaVersion, ...data } = parse(migrated) as Record<string, unknown>;
        expect(data).toEqual(renamed(parse(text)));
        expect(schemaVersion === 2 || migrated === text).toBe(true);
        expect(migrate(migrated, 'a.yaml').changes).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['type: customer\nschemaVersion: 3\n', 'schema/newer-format'],
    ['type: [', 'read/syntax'],
  ])('refuses %j', (text, rule) => {
    const { text: migrated, problems } = migrate(text, 'a.yaml');
    expect(migrated).toBeUndefined();
    expect(problems.map((problem) => problem.rule)[0]).toMatch(rule.split('/')[0]!);
  });
});

/** The data of version 1 as those of version 2, without the version. */
function renamed({ schemaVersion: _, maintenance, exclusions, ...rest }: Record<string, unknown>): unknown {
  const effect = (down: unknown) => (down === true ? 'counts-as-downtime' : 'left-out');
  const works = (maintenance ?? []) as readonly Record<string, unknown>[];
  const others = (exclusions ?? []) as readonly Record<string, unknown>[];
  return {
    ...rest,
    ...(maintenance === undefined
      ? {}
      : {
          maintenance: works.map(({ countsAsDowntime, ...work }) =>
            countsAsDowntime === undefined ? work : { ...work, effect: effect(countsAsDowntime) },
          ),
        }),
    ...(exclusions === undefined
      ? {}
      : {
          exclusions: others.map(({ cap, ...exclusion }) =>
            cap === undefined ? exclusion : { ...exclusion, maxPerWindow: cap },
          ),
        }),
  };
}

describe('slakit migrate', () => {
  const folder = makeFolder();
  const file = join(folder, 'old.sla.yaml');
  const run = (line: string, stdin?: string) =>
    runIn(line.split(' '), { folder, library, ...(stdin === undefined ? {} : { stdin }) });

  test('lists what it would change, then changes it in place, then has nothing to do', async () => {
    fs.writeFileSync(file, old);
    const checked = await run('migrate old.sla.yaml --check');
    expect(checked.code).toBe(1);
    expect(checked.out).toContain('old.sla.yaml:9: `cap` is now `maxPerWindow`');
    expect(fs.readFileSync(file, 'utf8')).toBe(old);
    expect(await run('migrate old.sla.yaml')).toMatchObject({ code: 0, out: 'old.sla.yaml\n' });
    expect(fs.readFileSync(file, 'utf8')).toContain('maxPerWindow:   PT1H');
    expect(await run('migrate old.sla.yaml')).toEqual({ code: 0, out: '', err: '' });
    expect(fs.readdirSync(folder)).toEqual(['old.sla.yaml']);
  });

  test('reads standard input', async () => {
    const { code, out } = await run('migrate -', old);
    expect(code).toBe(0);
    expect(out).toContain('schemaVersion: 2');
  });

  test('tells a file that is not there', async () => {
    const { code, err } = await run('migrate nothing.sla.yaml');
    expect(code).toBe(2);
    expect(err).toContain('nothing.sla.yaml');
  });
});
