import fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { broken, folderWithAgreements, list } from './support/folder-with-agreements.ts';
import { keepOutput, makeFolder, type RunOptions, runIn } from './support/surroundings.ts';

const folder = folderWithAgreements();
const run = (line: string, options: RunOptions = {}) => runIn(line.split(' '), { folder, ...options });

describe('render', () => {
  const all = ['good.docx', 'good.html', 'good.md', 'good.pdf'];

  test('writes the usual formats to output/ and prints their paths', async () => {
    const place = folderWithAgreements();
    expect(await run('render good.sla.yaml', { folder: place })).toEqual({
      code: 0,
      out: 'output/good.pdf\noutput/good.docx\noutput/good.md\noutput/good.html\n',
      err: '',
    });
    expect(list(join(place, 'output'))).toEqual(all);
  });

  test('passes style, date and settings on', async () => {
    const { out } = await run(
      'render good.sla.yaml -f md -o - --style plain --set title=A=B --set __proto__=x',
      {
        environment: { SOURCE_DATE_EPOCH: '86400' },
      },
    );
    const options = { style: 'plain', date: '1970-01-02', set: { title: 'A=B', ['__proto__']: 'x' } };
    expect(out).toBe(`sealed:md:title: Good\n${JSON.stringify(options)}`);
    const chosen = await run('render good.sla.yaml -f md -o - --include a --include b/c --exclude d');
    expect(chosen.out).toContain('"include":["a","b/c"],"exclude":["d"]');
    const given = await run('render good.sla.yaml -f md -o - --date 2026-02-28', {
      environment: { SOURCE_DATE_EPOCH: '86400' },
    });
    expect(given.out).toContain('"date":"2026-02-28"');
  });

  test('refuses an environment that gives no date', async () => {
    const { code, err } = await run('render good.sla.yaml', { environment: { SOURCE_DATE_EPOCH: 'now' } });
    expect({ code, err }).toEqual({
      code: 2,
      err: 'error: SOURCE_DATE_EPOCH: `now` is not a number of seconds since 1970-01-01\n',
    });
  });

  test('takes the format from the ending of -o', async () => {
    const place = folderWithAgreements();
    expect((await run('render good.sla.yaml -o new/c.HTM', { folder: place })).out).toBe('new/c.HTM\n');
    expect(fs.readFileSync(join(place, 'new/c.HTM'), 'utf8')).toMatch(/^sealed:html:/);
  });

  test('sends text to standard output, but no PDF to a terminal', async () => {
    const stdout = keepOutput({ isTerminal: true });
    const refused = await run('render good.sla.yaml -f pdf -o -', { stdout });
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect((await run('render - -f pdf -o -', { stdin: 'x: 1\n' })).out).toBe('sealed:pdf:x: 1\n');
  });

  describe('--letterhead', () => {
    const place = folderWithAgreements();
    fs.writeFileSync(join(place, 'firm.dotx'), 'FIRM');
    const told = (file: string): string => fs.readFileSync(join(place, 'output', file), 'utf8');

    test('hands on the file, and the styles beside it', async () => {
      fs.writeFileSync(join(place, 'firm.letterhead.yaml'), 'styles: {}\n');
      expect((await run('render good.sla.yaml -f docx --letterhead firm.dotx', { folder: place })).code).toBe(
        0,
      );
      expect(told('good.docx')).toMatch(
        /"letterhead":\{"file":"firm\.dotx".*"styles":\{"file":"firm\.letterhead\.yaml"/,
      );
    });

    test('is for Word files', async () => {
      expect(await run('render good.sla.yaml -f pdf --letterhead firm.dotx', { folder: place })).toEqual({
        code: 2,
        out: '',
        err: 'error: --letterhead is for Word files, and none is asked for\n(Add docx to -f)\n',
      });
    });

    test('tells of a file that is not there, or is the output', async () => {
      const missing = await run('render good.sla.yaml -f docx --letterhead nowhere.docx', { folder: place });
      expect(missing.code).toBe(2);
      expect(missing.err).toContain('nowhere.docx');
      fs.writeFileSync(join(place, 'own.docx'), 'FIRM');
      const own = await run('render good.sla.yaml --letterhead own.docx -o own.docx --force', {
        folder: place,
      });
      expect(own.code).not.toBe(0);
      expect(fs.readFileSync(join(place, 'own.docx'), 'utf8')).toBe('FIRM');
    });

    test('may be the usual one of the folder, and is then no matter of other formats', async () => {
      fs.writeFileSync(join(place, 'slakit.config.yaml'), 'letterhead: firm.dotx\n');
      const library = {
        readConfiguration: () => ({ configuration: { rules: {}, letterhead: 'firm.dotx' }, problems: [] }),
      };
      expect((await run('render good.sla.yaml -f docx,md', { folder: place, library })).code).toBe(0);
      expect(told('good.docx')).toContain('"file":"firm.dotx"');
      expect((await run('render good.sla.yaml -f md', { folder: place, library })).code).toBe(0);
      expect(told('good.md')).not.toContain('firm.dotx');
    });
  });

  test('names the outputs of standard input', async () => {
    const place = makeFolder();
    expect((await run('render - -f md -d .', { stdin: 'x: 1\n', folder: place })).out).toBe('agreement.md\n');
  });

  test('writes nothing when there are errors, and tells them aside', async () => {
    const place = folderWithAgreements();
    const { code, out, err } = await run('render broken.sla.yaml', { folder: place });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('did you mean `customer`?');
    expect(err).toMatch(/1 error in 1 file; nothing was written\n$/);
    expect(list(join(place, 'output'))).toEqual([]);
  });

  test('writes in spite of warnings', async () => {
    const place = folderWithAgreements();
    const { code, out, err } = await run('render doubtful.sla.yaml -f md', { folder: place });
    expect({ code, out }).toEqual({ code: 0, out: 'output/doubtful.md\n' });
    expect(err).toMatch(/1 warning in 1 file\n$/);
  });

  test.each([
    ['good.sla.yaml doubtful.sla.yaml', 0],
    ['good.sla.yaml broken.sla.yaml', 3],
    ['missing.yaml good.sla.yaml', 3],
    ['broken.sla.yaml missing.yaml', 2],
    ['unparsable.sla.yaml', 2],
  ])('of %s ends with %i', async (line, code) => {
    expect((await run(`render -f md ${line}`, { folder: folderWithAgreements() })).code).toBe(code);
  });

  test('--check tells what is stale and changes nothing', async () => {
    const place = folderWithAgreements();
    const check = () => run('render good.sla.yaml doubtful.sla.yaml -f md,html --check', { folder: place });
    expect(await check()).toMatchObject({
      code: 1,
      out: 'output/good.md\noutput/good.html\noutput/doubtful.md\noutput/doubtful.html\n',
    });
    expect(list(join(place, 'output'))).toEqual([]);
    await run('render good.sla.yaml doubtful.sla.yaml -f md,html', { folder: place });
    expect(await check()).toMatchObject({ code: 0, out: '' });
    fs.writeFileSync(join(place, 'good.sla.yaml'), 'title: Better\n');
    const stale = await check();
    expect(stale).toMatchObject({ code: 1, out: 'output/good.md\noutput/good.html\n' });
    expect(stale.err).toContain('output/stale');
  });

  test('--dry-run lists what would be written, and what would not', async () => {
    const place = folderWithAgreements();
    const dry = await run('render good.sla.yaml --dry-run', { folder: place });
    expect(dry).toMatchObject({
      code: 0,
      out: 'output/good.pdf\noutput/good.docx\noutput/good.md\noutput/good.html\n',
    });
    expect(dry.err).toBe('nothing was written: this was a dry run\n');
    expect(list(join(place, 'output'))).toEqual([]);
    fs.mkdirSync(join(place, 'output'));
    fs.writeFileSync(join(place, 'output/good.docx'), 'by hand');
    expect(await run('render good.sla.yaml --dry-run', { folder: place })).toMatchObject({
      code: 1,
      out: '',
    });
  });

  test('keeps what was changed by hand, unless forced', async () => {
    const place = folderWithAgreements();
    await run('render good.sla.yaml', { folder: place });
    fs.writeFileSync(join(place, 'output/good.docx'), 'by hand');
    fs.writeFileSync(join(place, 'good.sla.yaml'), 'title: Better\n');
    const kept = await run('render good.sla.yaml', { folder: place });
    expect(kept).toMatchObject({ code: 1, out: '' });
    expect(kept.err).toContain('output/good.docx  error');
    expect(kept.err).toContain('--force');
    expect(fs.readFileSync(join(place, 'output/good.pdf'), 'utf8')).toContain('title: Good');
    expect(await run('render good.sla.yaml --force', { folder: place })).toMatchObject({ code: 0 });
    expect(fs.readFileSync(join(place, 'output/good.docx'), 'utf8')).toContain('title: Better');
  });

  test('never replaces its own input', async () => {
    const place = makeFolder();
    fs.writeFileSync(join(place, 'a.json'), '{}');
    const { code, err } = await run('render a.json -f json -d . --force', { folder: place });
    expect(code).toBe(2);
    expect(err).toContain('output/replaces-input');
    expect(fs.readFileSync(join(place, 'a.json'), 'utf8')).toBe('{}');
  });

  test('with a full disk leaves no trace and says so', async () => {
    const place = folderWithAgreements();
    const disk = {
      writeFileSync: () => {
        throw Object.assign(new Error(), { code: 'ENOSPC' });
      },
    };
    const { code, out, err } = await run('render good.sla.yaml', { folder: place, disk });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('output/disk-full');
    expect(list(join(place, 'output'))).toEqual([]);
  });

  test('--watch renders what changes, goes on after an error and ends with 130', async () => {
    const place = folderWithAgreements();
    const interruption = new AbortController();
    const stdout = keepOutput();
    const stderr = keepOutput();
    const running = run('render good.sla.yaml doubtful.sla.yaml -f md --watch', {
      folder: place,
      stdout,
      stderr,
      interrupted: interruption.signal,
    });
    const until = async (output: typeof stdout, text: string) => {
      await expect.poll(() => output.text(), { timeout: 5000, interval: 20 }).toContain(text);
    };
    await until(stderr, 'Watching 2 files; Ctrl-C ends.\n');
    fs.writeFileSync(join(place, 'good.sla.yaml'), broken);
    await until(stderr, 'did you mean `customer`?');
    fs.writeFileSync(join(place, 'next'), 'title: Better\n');
    fs.renameSync(join(place, 'next'), join(place, 'good.sla.yaml'));
    await until(stdout, 'output/good.md\noutput/doubtful.md\noutput/good.md\n');
    expect(fs.readFileSync(join(place, 'output/good.md'), 'utf8')).toContain('Better');
    interruption.abort();
    expect((await running).code).toBe(130);
  });
});
