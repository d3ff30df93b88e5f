import fs from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import * as library from '../src/index.ts';
import { changedText } from './support/change-agreement.ts';
import { findExamples, PROJECT } from './support/find-examples.ts';
import { makeFolder, runIn } from './support/surroundings.ts';

interface Log {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly rules: readonly { readonly id: string; readonly help?: object }[] };
    };
    readonly results: readonly { readonly ruleId: string; readonly fixes?: readonly Fix[] }[];
  }[];
}

interface Fix {
  readonly artifactChanges: readonly {
    readonly replacements: readonly {
      readonly deletedRegion: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>>;
      readonly insertedContent: { readonly text: string };
    }[];
  }[];
}

const example = fs.readFileSync(join(PROJECT, 'examples/cloud-service.sla.yaml'), 'utf8');
const flawed = changedText(example, {
  'remedies.credits.availability-credits.tiers.1': '{ from: 95.00, upTo: 98.99, percent: 25 }',
  'termination.grounds.material-breach.notice': 'P14D',
  'requirements.service-report.need': 'send promptly a service report for each calendar month',
});

/** The log that `validate` writes for some agreements, checked by the schema of SARIF. */
async function logOf(files: Readonly<Record<string, string>>): Promise<Log> {
  const folder = makeFolder();
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(join(folder, name), text);
  const line = ['validate', ...Object.keys(files), '-f', 'sarif', '--as-of', '2026-06-01'];
  const { out } = await runIn(line, { folder, library });
  const log = JSON.parse(out) as Log;
  expect(faultsOf(log)).toEqual([]);
  return log;
}

function faultsOf(log: unknown): string[] {
  const schema = JSON.parse(
    fs.readFileSync(join(PROJECT, 'test/fixtures/sarif/sarif-2.1.0-rtm.5.json'), 'utf8'),
  ) as Record<string, unknown>;
  // It is of draft 4 and uses nothing that later drafts changed but these two words.
  delete schema['$schema'];
  delete schema['id'];
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false });
  ajv.validate(schema, log);
  return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test('the schema refuses what is no SARIF', () => {
  expect(faultsOf({ version: '2.1.0', runs: [{ tool: {} }] })).not.toEqual([]);
  expect(faultsOf({ version: '2.1.0', runs: [{ tool: { driver: { name: 'a' } }, extra: 1 }] })).not.toEqual(
    [],
  );
});

test('the report of every example keeps to the schema, and so does that of a broken one', async () => {
  const files = findExamples().map((file, index) => [`${index}.sla.yaml`, fs.readFileSync(file, 'utf8')]);
  const log = await logOf({
    ...(Object.fromEntries(files) as Record<string, string>),
    'broken.sla.yaml': 'a: [',
  });
  expect(log.runs[0]!.results.length).toBeGreaterThan(20);
});

test('each rule of meaning brings its help, and each fix its edit', async () => {
  const { tool, results } = (await logOf({ 'a.sla.yaml': flawed })).runs[0]!;
  for (const { id, help } of tool.driver.rules) if (id.startsWith('lint/')) expect(help).toBeDefined();
  const { fixes } = results.find(({ ruleId }) => ruleId === 'lint/cure-notice-order')!;
  const [{ deletedRegion, insertedContent }] = fixes![0]!.artifactChanges[0]!.replacements as [
    Fix['artifactChanges'][0]['replacements'][0],
  ];
  const line = flawed.split('\n')[deletedRegion.startLine - 1]!;
  expect(line.slice(deletedRegion.startColumn - 1, deletedRegion.endColumn - 1)).toContain('P14D');
  expect(insertedContent.text).toContain('P30D');
});
