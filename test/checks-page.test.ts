import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as library from '../src/index.ts';
import { readConfiguration } from '../src/index.ts';
import { RULES } from '../src/lint/rules/index.ts';
import { changedText } from './support/change-agreement.ts';
import { PROJECT } from './support/find-examples.ts';
import { makeFolder, runIn } from './support/surroundings.ts';

const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');
const page = read('docs/checks.md');
/** The YAML block under a heading. */
const blockUnder = (heading: string): string =>
  /```yaml\n(.*?)```/s.exec(page.slice(page.indexOf(`## ${heading}\n`)))![1]!;

describe('docs/checks.md', () => {
  test('counts the rules', () => expect(page).toContain(`\n${RULES.length} [rules](rules.md)`));

  test('has a configuration that is read', () => {
    const names = RULES.map(({ name }) => `lint/${name}`);
    const { configuration, problems } = readConfiguration(
      blockUnder('For all agreements of a folder'),
      'slakit.config.yaml',
      names,
    );
    expect(problems).toEqual([]);
    expect(configuration).toMatchObject({ profile: 'contract', rules: { 'lint/plain-language': 'off' } });
  });

  test('has a suppression that does what it says', async () => {
    const { lint } = parse(blockUnder('Accept a finding')) as { lint: object };
    const example = read('examples/marketing-sales.sla.yaml');
    const text = changedText(example, { lint: JSON.stringify(lint) });
    const rulesOn = async (agreement: string, asOf: string): Promise<string[]> =>
      (await library.lint({ text: agreement, file: 'a.yaml' }, { asOf })).problems.map(({ rule }) => rule);
    expect(await rulesOn(example, '2026-12-31')).toContain('lint/goal-without-margin');
    expect(await rulesOn(text, '2026-12-31')).not.toContain('lint/goal-without-margin');
    expect(await rulesOn(text, '2027-01-01')).toEqual(
      expect.arrayContaining(['lint/goal-without-margin', 'lint/unused-suppression']),
    );
  });

  test('uses only inputs that the action has', () => {
    const action = parse(read('action.yml')) as { inputs: object };
    const workflow = parse(blockUnder('In GitHub Actions')) as {
      jobs: { validate: { steps: { uses: string; with?: object }[] } };
    };
    const own = workflow.jobs.validate.steps.find(({ uses }) => uses.includes('slakit'))!;
    expect(Object.keys(own.with!).filter((name) => !(name in action.inputs))).toEqual([]);
  });

  test('names the hook that there is', () => {
    const [hook] = parse(read('.pre-commit-hooks.yaml')) as { id: string }[];
    const { repos } = parse(blockUnder('Before each commit')) as { repos: { hooks: { id: string }[] }[] };
    expect(repos[0]!.hooks).toEqual([{ id: hook!.id }]);
  });
});

test('README.md shows a finding of meaning as it is told', async () => {
  const folder = makeFolder();
  const { out } = await runIn(['validate', join(PROJECT, 'examples/marketing-sales.sla.yaml')], {
    folder,
    library,
  });
  const finding = /^.*goal-without-margin\n(?: {2}.*\n)+/m.exec(out)![0].trimEnd();
  expect(read('README.md')).toContain(finding.replace(join(PROJECT, 'examples'), 'examples'));
});
