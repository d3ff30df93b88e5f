import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as library from '../src/index.ts';
import { PROJECT } from './support/find-examples.ts';
import { makeFolder, runIn } from './support/surroundings.ts';
import { parseXml } from './support/xml.ts';

const example = fs.readFileSync(join(PROJECT, 'examples/cloud-service.sla.yaml'), 'utf8');
const vague = example.replace(
  'need: give Maasvliet continuous access',
  'need: promptly give Maasvliet access',
);

/** A folder with one agreement, and perhaps a configuration. */
function folderWith(text: string, configuration?: string): string {
  const folder = makeFolder();
  fs.writeFileSync(join(folder, 'a.sla.yaml'), text);
  if (configuration !== undefined) fs.writeFileSync(join(folder, 'slakit.config.yaml'), configuration);
  return folder;
}

const run = (line: string, folder: string, more = {}) => runIn(line.split(' '), { folder, library, ...more });

describe('slakit validate', () => {
  test('tells what is wrong in meaning, with its numbers and where', async () => {
    const { out } = await run('validate a.sla.yaml', folderWith(vague));
    expect(out).toMatch(/a\.sla\.yaml:\d+:\d+ {2}warning {2}.*“promptly”/);
    expect(out).toContain('lint/vague-term');
  });

  test.each(['json', 'sarif', 'github', 'junit', 'markdown'])('tells it as %s', async (format) => {
    const { out } = await run(`validate a.sla.yaml -f ${format}`, folderWith(vague));
    expect(out).toContain('lint/vague-term');
    if (format === 'json') expect(JSON.parse(out).problems[0]).toHaveProperty('facts');
    if (format === 'junit') expect(() => parseXml(out)).not.toThrow();
  });

  test('keeps to the grades of the configuration, and to those of the command line before them', async () => {
    const folder = folderWith(vague, 'rules: { lint/vague-term: error }\n');
    expect((await run('validate a.sla.yaml', folder)).code).toBe(1);
    expect((await run('validate a.sla.yaml --rule lint/vague-term=info', folder)).code).toBe(0);
    expect((await run('validate a.sla.yaml --rule vague-term=off', folder)).out).not.toContain('vague-term');
    const short = folderWith(vague, 'rules: { vague-term: error }\n');
    expect((await run('validate a.sla.yaml', short)).code).toBe(1);
  });

  test.each([
    ['failOn: warning\n', 1],
    ['failOn: never\n', 0],
    ['profile: contract\nrules: {}\n', 0],
  ])('does what the configuration %j says', async (text, code) => {
    expect((await run('validate a.sla.yaml', folderWith(vague, text))).code).toBe(code);
  });

  test.each([
    ['profiel: contract\n', 'did you mean `profile`?'],
    ['profile: strict\n', 'internal, contract, regulated'],
    ['rules: { vage-term: off }\n', 'did you mean `vague-term`?'],
    ['rules: { lint/xyz: off }\n', '`slakit explain` lists all rules'],
    ['rules: { Vague-Term: off }\n', '`vague-term`'],
    ['rules: { lint/vague-term: no }\n', 'off, info, warning, error'],
    ['- profile\n', 'holds fields'],
    ['profile: [\n', 'slakit.config.yaml'],
  ])('refuses the configuration %j', async (text, hint) => {
    const { code, out, err } = await run('validate a.sla.yaml', folderWith(example, text));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(hint);
  });

  test('refuses to grade a rule that does not exist', async () => {
    const { code, err } = await run('validate a.sla.yaml --rule vage-term=off', folderWith(example));
    expect(code).toBe(2);
    expect(err).toContain('Did you mean lint/vague-term?');
  });

  test('refuses a day that is none', async () => {
    const { code, err } = await run('validate a.sla.yaml --as-of 2026-02-30', folderWith(example));
    expect(code).toBe(2);
    expect(err).toContain('--as-of');
  });

  test('shows what --fix would do, does it, keeps the rest of the text, and has nothing left to do', async () => {
    const broken = example
      .replace(
        '{ from: 95.00, to: 99.00, percent: 25 }',
        '{ from: 95.00, upTo: 98.99, percent: 25 } # agreed by phone',
      )
      .replace('target: 95.00', 'target: 95.00  # as before');
    expect(broken).toContain('upTo: 98.99');
    const folder = folderWith(broken);
    const read = (): string => fs.readFileSync(join(folder, 'a.sla.yaml'), 'utf8');
    const shown = await run('validate a.sla.yaml --fix-dry-run', folder);
    expect(read()).toBe(broken);
    expect(shown.err).toMatch(/^--- a\.sla\.yaml\n\+\+\+ a\.sla\.yaml\n@@ -\d+,7 \+\d+,7 @@\n/);
    const changes = shown.err.split('\n').filter((line) => /^[-+] /.test(line));
    expect(changes.length).toBe(2);
    expect((await run('validate a.sla.yaml --fix', folder)).code).toBe(0);
    const after = read();
    const lines = broken.split('\n');
    const changed = after.split('\n').flatMap((line, index) => (line === lines[index] ? [] : [line]));
    expect(after.split('\n').length).toBe(lines.length);
    expect(changed.length).toBe(1);
    expect(changed[0]).toBe('        - { from: 95.00, to: 99.00, percent: 25 } # agreed by phone');
    expect(library.validate({ text: after, file: 'a.sla.yaml' }).problems).toEqual([]);
    await run('validate a.sla.yaml --fix', folder);
    expect(read()).toBe(after);
  });

  test('shows a change that nobody but the drafter can decide as an edit', async () => {
    const broken = example.replace('notice: P30D\n      cure', 'notice: P14D\n      cure');
    const { out } = await run('validate a.sla.yaml', folderWith(broken));
    expect(out).toMatch(/one way to mend it: .*\n {4}- .*P14D.*\n {4}\+ .*P30D/);
  });

  test('mends no standard input', async () => {
    const { code, err } = await run('validate - --fix', folderWith(example), { stdin: example });
    expect(code).toBe(2);
    expect(err).toContain('--fix-dry-run');
  });
});

describe('slakit explain', () => {
  test('lists every rule', async () => {
    const { code, out } = await run('explain', makeFolder());
    expect(code).toBe(0);
    expect(out.trim().split('\n').length).toBe((await library.explainRules()).length);
  });

  test.each(['perfect-target', 'lint/perfect-target'])('tells why %s matters', async (name) => {
    const { out } = await run(`explain ${name}`, makeFolder());
    expect(out).toContain('## perfect-target');
    expect(out).toContain('objectives.platform-availability.target');
  });

  test.each([
    ['perfect-targt', 'Did you mean perfect-target?'],
    ['schema/unknown-field', 'docs/definitions.md'],
    ['zzz', 'lists all rules'],
  ])('refuses %s', async (name, hint) => {
    const { code, err } = await run(`explain ${name}`, makeFolder());
    expect(code).toBe(2);
    expect(err).toContain(hint);
  });
});

describe('in CI', () => {
  const act = (folder: string, environment: Readonly<Record<string, string>>) => {
    try {
      const env = { ...process.env, SLAKIT_ACTION: PROJECT, ...environment };
      const out = execFileSync('bash', [join(PROJECT, 'scripts/validate-action.sh')], {
        cwd: folder,
        env,
        stdio: 'pipe',
      });
      return { code: 0, out: out.toString() };
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: Buffer };
      return { code: status, out: stdout.toString() };
    }
  };

  test('the action tells problems beside the lines and writes a summary', () => {
    const folder = folderWith(vague.replace('type: customer', 'type: costumer'));
    const summary = join(folder, 'summary.md');
    const { code, out } = act(folder, { SLAKIT_FILES: '**/*.sla.yaml', GITHUB_STEP_SUMMARY: summary });
    expect(code).toBe(1);
    expect(out).toMatch(/^::error file=a\.sla\.yaml,line=/m);
    expect(fs.readFileSync(summary, 'utf8')).toMatch(/^### slakit: 1 error/);
  });

  test('the action passes what is right, takes its options, and runs no input', () => {
    const folder = folderWith(example);
    expect(act(folder, { SLAKIT_FILES: 'a.sla.yaml $(touch hacked)' }).code).not.toBe(0);
    expect(fs.existsSync(join(folder, 'hacked'))).toBe(false);
    expect(
      act(folder, {
        SLAKIT_FILES: '*.sla.yaml',
        SLAKIT_FAIL_ON: 'error',
        SLAKIT_PROFILE: 'contract',
        SLAKIT_AS_OF: '2026-05-01',
      }).code,
    ).toBe(0);
    expect(act(folder, { SLAKIT_FILES: '*.none' }).code).not.toBe(0);
  });

  test('every input of action.yml reaches the script', () => {
    const action = fs.readFileSync(join(PROJECT, 'action.yml'), 'utf8');
    const script = fs.readFileSync(join(PROJECT, 'scripts/validate-action.sh'), 'utf8');
    const passed = [...action.matchAll(/(SLAKIT_\w+): \$\{\{ (inputs|github)\.([\w-]+)/g)];
    expect(passed.length).toBe(6);
    for (const [, variable] of passed) expect(script).toContain(`$${variable}`.replace('$', ''));
    // What is written by others may reach a shell only as a variable.
    expect(action.slice(action.indexOf('run:'))).not.toContain('${{');
  });

  test('the pre-commit hook runs validate over the files of a commit', () => {
    const hook = fs.readFileSync(join(PROJECT, '.pre-commit-hooks.yaml'), 'utf8');
    const [, entry = ''] = /entry: slakit (\w+)/.exec(hook) ?? [];
    const [, files = ''] = /files: (.*)/.exec(hook) ?? [];
    expect('agreements/a.sla.yaml').toMatch(new RegExp(files));
    expect('a.yaml').not.toMatch(new RegExp(files));
    const folder = folderWith(example);
    const main = join(PROJECT, 'dist/cli/main.js');
    execFileSync(process.execPath, [main, entry, 'a.sla.yaml'], { cwd: folder, stdio: 'pipe' });
  });
});

describe('slakit validate tells what is wrong with how an agreement wants to be presented', () => {
  const presented = (fields: string): string =>
    example.replace(/^presentation:.*(?:\n[ \t].*)*\n/m, '').concat(`presentation: ${fields}\n`);

  test.each([
    ['{ style: two-colum }', 'did you mean `two-column`?'],
    ['{ include: [{ clause: insurence }] }', 'did you mean `insurance`?'],
    ['{ exclude: [sevices] }', 'There is no clause `sevices`'],
    ['{ options: { colours: { accent: "#eeeeee" } } }', 'contrast'],
    ['{ options: { logo: { file: missing.svg, alt: Maasvliet } } }', 'missing.svg'],
  ])('%s', async (fields, told) => {
    const folder = folderWith(presented(fields));
    const { code, out } = await run('validate a.sla.yaml', folder);
    expect(out).toContain(told);
    expect(out).toMatch(/a\.sla\.yaml:\d+:\d+ {2}error/);
    expect(code).not.toBe(0);
    // The words are judged all the same.
    const both = folderWith(
      presented(fields).replace('need: give Maasvliet', 'need: promptly give Maasvliet'),
    );
    expect((await run('validate a.sla.yaml', both)).out).toContain('lint/vague-term');
  });

  test('with the styles, clauses and words of the project', async () => {
    const folder = folderWith(presented('{ style: house, include: [{ clause: waste }] }'));
    const templates = join(folder, 'templates');
    fs.cpSync(join(PROJECT, 'templates/styles/two-column'), join(templates, 'styles/house'), {
      recursive: true,
    });
    fs.mkdirSync(join(templates, 'clauses/en'), { recursive: true });
    fs.writeFileSync(
      join(templates, 'clauses/en/waste.md.hbs'),
      '## Waste {#waste}\n\nThe See {#x}[here](https://example.org).\n',
    );
    const { code, out } = await run('validate a.sla.yaml', folder);
    expect({ code, out }).toEqual({ code: 0, out: expect.not.stringContaining('error') as string });
  });
});
