import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LARGEST_INPUT } from '../src/cli/read-input.ts';
import { broken, folderWithAgreements, list } from './support/folder-with-agreements.ts';
import { makeFolder, type RunOptions, runIn } from './support/surroundings.ts';

const folder = folderWithAgreements();
const run = (line: string, options: RunOptions = {}) => runIn(line.split(' '), { folder, ...options });

describe('the command line', () => {
  const noLibrary: RunOptions = {
    library: new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('The library was loaded');
        },
      },
    ),
  };

  test.each(['--help', '-h', 'help', 'render --help', 'help validate', 'init -h', 'schema -h', 'lint -h'])(
    'helps with %s, on standard output, without the library',
    async (line) => {
      const { code, out, err } = await run(line, noLibrary);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(/^Usage: slakit/);
      for (const text of out.split('\n')) expect(text.length).toBeLessThanOrEqual(80);
    },
  );

  test('shows help as an error when nothing is asked for', async () => {
    const { code, out, err } = await runIn([], noLibrary);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^Usage: slakit/);
  });

  test('prints the version', async () => {
    expect(await run('--version')).toEqual({ code: 0, out: '1.2.3\n', err: '' });
  });

  test.each([
    ['valdate x.yaml', 'Did you mean validate?'],
    ['render good.sla.yaml --stlye x', 'Did you mean --style?'],
    ['good.sla.yaml', 'slakit render good.sla.yaml'],
    ['validate', "missing required argument 'FILE'"],
    ['validate good.sla.yaml -f yaml', 'pretty, json, sarif, github'],
    ['validate good.sla.yaml --fail-on fatal', 'error, warning, info, never'],
    ['validate good.sla.yaml --rule Vague-Word=off', 'names like vague-term or schema/unknown-field'],
    ['validate good.sla.yaml --rule vague-words=off', 'Did you mean lint/vague-word?'],
    ['validate good.sla.yaml --rule lint/vague-word', 'off, info, warning, error'],
    ['validate good.sla.yaml --rule lint/vague-word=fatal', 'off, info, warning, error'],
    ['validate good.sla.yaml --rule file/not-found=off', 'cannot be graded'],
    ['validate good.sla.yaml --rule read/syntax=off', 'cannot be graded'],
    ['validate - -', 'only once'],
    ['render good.sla.yaml -f pdf,odt', 'pdf, docx, md, html, json'],
    ['render good.sla.yaml -f pdf -o a.docx', 'contradict'],
    ['render good.sla.yaml -f pdf,md -o a.pdf', 'several formats'],
    ['render good.sla.yaml -o a.txt', 'does not tell the format'],
    ['render good.sla.yaml -o -', 'needs a format'],
    ['render good.sla.yaml broken.sla.yaml -o a.pdf', 'several agreements'],
    ['render good.sla.yaml -o a.pdf -d out', 'cannot be used with'],
    ['render good.sla.yaml --check --force', 'cannot be used with'],
    ['render good.sla.yaml --dry-run --watch', 'cannot be used with'],
    ['render good.sla.yaml -f md -o - --check', '--check needs files'],
    ['render - --watch', 'cannot be watched'],
    ['render good.sla.yaml good.sla.yaml', 'named twice'],
    ['render a/x.sla.yaml b/X.yml', 'output/X.*'],
    ['render good.sla.yaml --set title', 'Write the field'],
    ['render good.sla.yaml --set a=1 --set a=2', 'set twice'],
    ['render good.sla.yaml --date 2026-02-30', 'YYYY-MM-DD'],
    ['schema custmer', 'Did you mean customer?'],
    ['init new', '--type customer|internal|multi-level'],
    ['init new --type custom', 'Allowed choices'],
    ['render good.sla.yaml --x\u001B[31m', '␛[31m'],
  ])('refuses %s', async (line, advice) => {
    const { code, out, err } = await run(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(advice);
    expect(err).toMatch(/^error: /);
    expect(err).not.toMatch(/\n {4}at /);
    expect(list(join(folder, 'output'))).toEqual([]);
  });

  test('calls a defect a defect, and shows the stack only when asked', async () => {
    const library = {
      lint: async () => {
        throw new Error('no\u001B[2J way');
      },
    };
    const { code, out, err } = await run('validate good.sla.yaml', { library });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe(
      'error: This is a defect of slakit, not of your file: no␛[2J way. SLAKIT_DEBUG=1 shows where.\n',
    );
    const debugged = await run('validate good.sla.yaml', { library, environment: { SLAKIT_DEBUG: '1' } });
    expect(debugged.err).toMatch(/\n {4}at /);
  });
});

describe('validate', () => {
  test('tells every problem with its frame, and the count aside', async () => {
    expect(await run('validate broken.sla.yaml doubtful.sla.yaml')).toEqual({
      code: 1,
      out: [
        'broken.sla.yaml:2:3  error  No field `custmer`  schema/unknown-field',
        '  2 │   custmer: x',
        '    │   ^^^^^^^',
        '  did you mean `customer`?',
        '',
        'doubtful.sla.yaml:1:1  warning  Vague  lint/vague-word',
        '  1 │ !lint/vague-word warning 1:1-2 Vague',
        '    │ ^',
        '',
      ].join('\n'),
      err: '\n1 error, 1 warning in 2 files\n',
    });
  });

  test.each([
    ['good.sla.yaml', 0, 'no problems\n'],
    ['doubtful.sla.yaml', 0, '\n1 warning in 1 file\n'],
    ['doubtful.sla.yaml --fail-on warning', 1, '\n1 warning in 1 file\n'],
    ['doubtful.sla.yaml --fail-on info', 1, '\n1 warning in 1 file\n'],
    ['broken.sla.yaml', 1, '\n1 error in 1 file\n'],
    ['broken.sla.yaml --fail-on never', 0, '\n1 error in 1 file\n'],
    ['broken.sla.yaml --rule schema/unknown-field=warning', 0, '\n1 warning in 1 file\n'],
    ['broken.sla.yaml --rule schema/unknown-field=off', 0, 'no problems, 1 turned off by --rule\n'],
    [
      'doubtful.sla.yaml --rule lint/vague-word=info --rule lint/vague-word=error',
      1,
      '\n1 error in 1 file\n',
    ],
    ['unparsable.sla.yaml', 2, '\n1 error in 1 file\n'],
    ['unparsable.sla.yaml --fail-on never', 2, '\n1 error in 1 file\n'],
    ['good.sla.yaml doubtful.sla.yaml', 0, '\n1 warning in 1 file\n'],
    ['good.sla.yaml good.sla.yaml', 0, 'no problems in 2 files\n'],
    ['good.sla.yaml broken.sla.yaml', 1, '\n1 error in 1 file\n'],
    ['good.sla.yaml unparsable.sla.yaml', 3, '\n1 error in 1 file\n'],
    ['good.sla.yaml missing.yaml', 3, '\n1 error in 1 file\n'],
    ['missing.yaml folder', 2, '\n2 errors in 2 files\n'],
  ])('%s ends with %i', async (line, code, err) => {
    expect(await run(`validate ${line}`)).toMatchObject({ code, err });
  });

  test('reads standard input', async () => {
    const { code, out } = await run('lint - -f json', { stdin: broken });
    expect(code).toBe(1);
    expect(JSON.parse(out).problems[0]).toMatchObject({ file: '<stdin>', line: 2, column: 3, path: '/x' });
  });

  test.each(['json', 'sarif', 'github'])('keeps %s free of talk', async (format) => {
    const { out, err } = await run(`validate missing.yaml -f ${format}`);
    expect(out).toContain('file/not-found');
    expect(err).toBe(format === 'github' ? '\n1 error in 1 file\n' : '');
  });
});

describe('bad surroundings', () => {
  const failing = (code: string) => () => {
    throw Object.assign(new Error(code), { code });
  };
  test.each([
    ['goop.sla.yaml', 'file/not-found', 'did you mean `good.sla.yaml`?'],
    ['folder', 'file/is-a-directory', 'folder/*.sla.yaml'],
    ['good.sla.yaml/x.yaml', 'file/not-found', ''],
    ['/dev/zero', 'file/too-large', ''],
    [`${'n'.repeat(300)}.yaml`, 'file/cannot-read', ''],
  ])('%s is %s', async (name, rule, hint) => {
    for (const verb of ['validate', 'render']) {
      const { code, out, err } = await runIn([verb, name], { folder });
      expect(code).toBe(2);
      expect(out + err).toContain(rule);
      expect(out + err).toContain(hint);
      expect(out + err).not.toContain('defect');
    }
  });

  test('a file that may not be read', async () => {
    const disk = { createReadStream: failing('EACCES') };
    expect((await run('validate good.sla.yaml', { disk })).out).toContain('file/no-permission');
  });

  test('a file of the largest size is read, one byte more is not', async () => {
    const place = makeFolder();
    fs.writeFileSync(join(place, 'a.yaml'), '#'.repeat(LARGEST_INPUT));
    expect((await run('validate a.yaml', { folder: place })).code).toBe(0);
    fs.appendFileSync(join(place, 'a.yaml'), '#');
    expect((await run('validate a.yaml', { folder: place })).out).toContain('file/too-large');
  });
});

describe('init', () => {
  const SETTINGS = '.vscode/settings.json';
  const EXTENSIONS = '.vscode/extensions.json';

  /** A library that writes what it was asked for into the agreement. */
  const telling: RunOptions['library'] = {
    starterAgreement: (options) => `${JSON.stringify(options)}\n`,
  };
  const readOptions = (place: string): unknown =>
    JSON.parse(fs.readFileSync(join(place, 'agreement.sla.yaml'), 'utf8').split('\n')[1]!);

  /** Gives `answers` one after the other, then ends the talk; keeps the questions. */
  const answerWith = (...answers: readonly string[]) => {
    const questions: string[] = [];
    const ask = async (question: string): Promise<string | undefined> =>
      answers[questions.push(question) - 1];
    return { ask, questions };
  };

  test('writes an agreement, the schema that its first line names, and settings for VS Code', async () => {
    const place = makeFolder();
    const { code, out, err } = await run('init my/sla -y', { folder: place });
    expect({ code, out }).toEqual({
      code: 0,
      out: [
        'my/sla/agreement.sla.yaml',
        'my/sla/agreement.schema.json',
        `my/sla/${SETTINGS}`,
        `my/sla/${EXTENSIONS}`,
        '',
      ].join('\n'),
    });
    expect(err).toMatch(/^\nNext:\n {2}slakit validate my\/sla\/agreement.sla.yaml\n/);
    const written = (name: string): string => fs.readFileSync(join(place, 'my/sla', name), 'utf8');
    expect(written('agreement.sla.yaml')).toBe(
      '# yaml-language-server: $schema=./agreement.schema.json\ntype: customer\ntitle: A title\n',
    );
    expect(written('agreement.schema.json')).toBe('{"$id":"agreement"}\n');
    expect(JSON.parse(written(SETTINGS))).toEqual({
      'yaml.schemas': { './agreement.schema.json': '*.sla.yaml' },
    });
    expect(JSON.parse(written(EXTENSIONS))).toEqual({ recommendations: ['redhat.vscode-yaml'] });
  });

  test.each([
    [SETTINGS, '{ "editor.tabSize": 2 }', 'add "yaml.schemas": { "./agreement.schema.json": "*.sla.yaml" }'],
    [EXTENSIONS, '{}', 'add "recommendations": [ "redhat.vscode-yaml" ]'],
  ])('leaves %s as it is, and says what to add', async (name, text, addition) => {
    const place = makeFolder();
    fs.mkdirSync(join(place, '.vscode'));
    fs.writeFileSync(join(place, name), text);
    const { code, out, err } = await run('init -y', { folder: place });
    expect(code).toBe(0);
    expect(out).not.toContain(name);
    expect(err).toMatch(/^[^\n]+\n\nNext:/);
    expect(err.split('\n')[0]).toBe(`${name} exists already, and is left as it is: ${addition}`);
    expect(fs.readFileSync(join(place, name), 'utf8')).toBe(text);
    expect(list(place)).toEqual(['.vscode', 'agreement.schema.json', 'agreement.sla.yaml']);
  });

  test('says nothing of editor settings that have all they need', async () => {
    const place = makeFolder();
    await run('init -y', { folder: place });
    fs.writeFileSync(
      join(place, SETTINGS),
      '{ "yaml.schemas": { "./agreement.schema.json": ["a.yaml"] } } // mine',
    );
    const { out, err } = await run('init -y', { folder: place });
    expect(out).toBe('agreement.sla.yaml\nagreement.schema.json\n');
    expect(err).toMatch(/^\nNext:/);
  });

  test('writes the rest where a file is in the place of .vscode', async () => {
    const place = makeFolder();
    fs.writeFileSync(join(place, '.vscode'), '');
    const { code, out } = await run('init -y', { folder: place });
    expect({ code, out }).toEqual({ code: 0, out: 'agreement.sla.yaml\nagreement.schema.json\n' });
  });

  test('asks nothing when the type is given', async () => {
    const place = makeFolder();
    const words = ['init', '--type', 'internal', '--title', 'Ours', '--party', ' Ops ', '--style', 'plain'];
    expect((await runIn(words, { folder: place, library: telling })).code).toBe(0);
    expect(readOptions(place)).toEqual({
      type: 'internal',
      title: 'Ours',
      parties: ['Ops'],
      style: 'plain',
    });
  });

  test('asks at a terminal until it understands', async () => {
    const place = makeFolder();
    const { ask, questions } = answerWith('5', ' Multi-Level ', 'Ours', 'A, B', 'A,B , C D');
    expect((await run('init', { folder: place, ask, library: telling })).code).toBe(0);
    expect(questions.slice(1)).toEqual([
      'Please answer 1, 2 or 3: [1] ',
      'Title of the contract? [one to change later] ',
      'Names of the first party, the second party and the third party, with commas between? [some to change later] ',
      'Please answer 3 names, with commas between: [some to change later] ',
    ]);
    expect(readOptions(place)).toEqual({ type: 'multi-level', title: 'Ours', parties: ['A', 'B', 'C D'] });
  });

  test('asks at most five questions, and for a style only where there are several', async () => {
    const place = makeFolder();
    const { ask, questions } = answerWith('1', 'Ours', 'Harbor', ' Acme, Inc. ', 'TWO');
    const library = { ...telling, styleNames: () => ['one', 'two'] };
    expect((await run('init', { folder: place, ask, library })).code).toBe(0);
    expect(questions).toHaveLength(5);
    expect(questions.slice(2)).toEqual([
      'Name of the provider? [one to change later] ',
      'Name of the customer? [one to change later] ',
      '  1 one\n  2 two\nWhich style? [the usual one] ',
    ]);
    expect(readOptions(place)).toEqual({
      type: 'customer',
      title: 'Ours',
      parties: ['Harbor', 'Acme, Inc.'],
      style: 'two',
    });
  });

  test.each([
    ['--type internal --title T --party A', ['Name of the second team? [one to change later] ']],
    ['--type multi-level --title T --party A --party B', ['Name of the third party? [one to change later] ']],
    ['--type customer --title T --party A --party B', []],
  ])('asks only what %s leaves open', async (line, questions) => {
    const told = answerWith('', '', '');
    const library = { ...telling, styleNames: () => ['one'] };
    expect((await run(`init ${line}`, { folder: makeFolder(), ask: told.ask, library })).code).toBe(0);
    expect(told.questions).toEqual(questions);
  });

  test('refuses more parties than a first agreement has', async () => {
    const place = makeFolder();
    expect(await run('init -y --party A --party B --party C', { folder: place })).toEqual({
      code: 2,
      out: '',
      err: 'error: a first agreement of type customer has 2 parties\n(The file can name more afterwards)\n',
    });
    expect(list(place)).toEqual([]);
  });

  test('takes an empty answer for the usual one, and an end of the talk for an end', async () => {
    for (const answers of [[], [''], ['', ''], ['', '', ''], ['3', ''], ['3', '', 'A, B']]) {
      const place = makeFolder();
      const { ask } = answerWith(...answers);
      expect(await run('init', { folder: place, ask })).toMatchObject({ code: 130, out: '' });
      expect(list(place)).toEqual([]);
    }
    const place = makeFolder();
    expect((await run('init', { folder: place, ask: async () => '' })).code).toBe(0);
    expect(fs.readFileSync(join(place, 'agreement.sla.yaml'), 'utf8')).toContain(
      'type: customer\ntitle: A title\n',
    );
  });

  test('overwrites nothing', async () => {
    const place = makeFolder();
    fs.writeFileSync(join(place, 'agreement.sla.yaml'), 'mine');
    const { code, out, err } = await run('init -y', { folder: place });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('output/exists');
    expect(list(place)).toEqual(['agreement.sla.yaml']);
    expect(fs.readFileSync(join(place, 'agreement.sla.yaml'), 'utf8')).toBe('mine');
  });

  test('refuses a title, name or style with which the agreement would not be right', async () => {
    const place = makeFolder();
    const title = 'x\n!schema/forbidden-character error 1:1-2 No such character';
    const { code, err } = await runIn(['init', '-y', '--title', title], { folder: place });
    expect({ code, err }).toEqual({
      code: 2,
      err: 'error: the title, a name or the style will not do: No such character\n',
    });
    expect(list(place)).toEqual([]);
  });
});

test('schema prints the schema asked for', async () => {
  expect(await run('schema')).toEqual({ code: 0, out: '{"$id":"agreement"}\n', err: '' });
  expect((await run('schema customer')).out).toBe('{"$id":"customer"}\n');
});
