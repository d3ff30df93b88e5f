import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Format, generate } from '../src/index.ts';
import { builtCli } from './support/built-cli.ts';
import { PROJECT } from './support/find-examples.ts';
import { canDraw, cropPicture, drawPage, expectPicture } from './support/picture.ts';
import { runProgram } from './support/run-program.ts';

const inCi = Boolean(process.env.CI);
const page = readFileSync(join(PROJECT, 'docs/templates.md'), 'utf8');
const agreement = readFileSync(join(PROJECT, 'examples/minimal-customer.sla.yaml'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'slakit-page-'));
const templates = join(folder, 'templates');
mkdirSync(templates);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A block of the page: ` ```handlebars templates/….md.hbs before `. */
interface Block {
  readonly language: string;
  readonly words: readonly string[];
  readonly text: string;
}

interface Section {
  readonly heading: string;
  readonly blocks: Block[];
}

const sections = splitSections(page).map(
  (text): Section => ({
    heading: text.slice(0, text.indexOf('\n')),
    blocks: [...text.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(([, info = '', content = '']): Block => {
      const [language = '', ...words] = info.split(' ');
      return { language, words, text: content };
    }),
  }),
);

/** The page by its headings; what looks like one in a block is none. */
function splitSections(text: string): string[] {
  const parts = [''];
  let isBlock = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('```')) isBlock = !isBlock;
    if (!isBlock && line.startsWith('## ')) parts.push(`${line.slice(3)}\n`);
    else parts[parts.length - 1] += `${line}\n`;
  }
  return parts;
}

let addition = '';

async function render(formats: readonly Format[], presentation = addition) {
  const input = { text: agreement + presentation, file: 'agreement.sla.yaml' };
  // A process reads a folder of templates once.
  const fresh = mkdtempSync(join(folder, 'run-'));
  cpSync(templates, fresh, { recursive: true });
  return generate(input, { formats, templates: [fresh] });
}

/** Contract text without marks, and with plain spaces. */
function plain(markdown: string): string {
  return markdown
    .replaceAll('\u00a0', ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*\\]/g, '');
}

function write(name: string, text: string): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** A file of the project's own, or the built-in one. */
function read(name: string): string {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return readFileSync(join(PROJECT, name), 'utf8');
  }
}

/** What the words of the page before and after a change stand for in a file. */
let changed = { from: '', to: '' };

async function follow({ language, words, text }: Block): Promise<void> {
  const [name = '', role] = words;
  if (language === 'sh') {
    write('agreement.sla.yaml', agreement + addition);
    for (const [, command = ''] of text.matchAll(/^npx slakit (.*)$/gm)) {
      const ended = await runProgram(process.execPath, [builtCli(), ...command.split(' ')], { cwd: folder });
      expect(ended.code, `${command}\n${ended.stderr}`).toBe(0);
    }
    return;
  }
  if (language === 'yaml' && name === 'agreement') {
    addition = text;
    return;
  }
  if (language === 'handlebars' && name.startsWith('templates/')) {
    const wording = text.trimEnd();
    if (role === undefined) write(name, text);
    else if (role === 'before') {
      expect(read(name)).toContain(wording);
      changed = { from: wording, to: wording };
    } else {
      expect(read(name)).toContain(changed.to);
      write(name, read(name).replace(changed.to, wording));
      changed = { ...changed, to: wording };
    }
    return;
  }
  if (language === 'text' && name === 'contract') {
    const { files, problems } = await render(['md']);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const contract = plain(new TextDecoder().decode(files[0]?.content));
    for (const line of text.trimEnd().split('\n')) expect(contract).toContain(line);
    return;
  }
  if (language === 'text' && name === 'problem') {
    const { problems } = await render(['md']);
    expect(problems.map(({ message }) => message).join('\n')).toContain(text.trimEnd());
  }
}

// In the order of the page: a later section goes on with what an earlier one made.
describe('docs/templates.md', () => {
  const end = sections.findIndex(({ heading }) => heading === 'The commands for templates');
  const steps = sections.slice(0, end).filter(({ blocks }) => blocks.length > 0);

  test('leads through at least eight changes', () => expect(steps.length).toBeGreaterThanOrEqual(9));

  test.each(steps)('$heading', async ({ blocks }) => {
    for (const block of blocks) {
      await follow(block);
      // What is shown as wrong is put right before the page goes on.
      if (block.words[1] === 'wrong') {
        const [before] = blocks.filter(({ words }) => words[1] === 'after');
        const wrong = changed.to;
        const problem = blocks[blocks.indexOf(block) + 1]!;
        await follow(problem);
        write(block.words[0]!, read(block.words[0]!).replace(wrong, before!.text.trimEnd()));
        changed = { ...changed, to: before!.text.trimEnd() };
        break;
      }
    }
  });
});

describe('the pictures of docs/templates.md', () => {
  /** The text of the first block of a section whose words begin with these. */
  const block = (heading: string, ...wanted: readonly string[]): string =>
    sections
      .find((section) => section.heading === heading)!
      .blocks.find(({ language, words }) => wanted.every((word, at) => [language, ...words][at] === word))!
      .text;
  const term = readFileSync(join(PROJECT, 'templates/clauses/en/term.md.hbs'), 'utf8');
  const sentence = (role: string): string =>
    block('Change a sentence', 'handlebars', 'templates/clauses/en/term.md.hbs', role).trimEnd();
  const publicity = 'templates/clauses/en/publicity.md.hbs';

  test.skipIf(!canDraw && !inCi).each([
    { name: 'sentence-before', page: 1, top: 488, height: 90, own: {}, presentation: '' },
    {
      name: 'sentence-after',
      page: 1,
      top: 488,
      height: 90,
      own: { 'clauses/en/term': term.replace(sentence('before'), sentence('after')) },
      presentation: '',
    },
    {
      name: 'clause-added',
      page: 3,
      top: 174,
      height: 154,
      own: { 'clauses/en/publicity': block('Add a clause', 'handlebars', publicity) },
      presentation: block('Add a clause', 'yaml', 'agreement'),
    },
    { name: 'look-before', page: 1, top: 60, height: 390, own: {}, presentation: '' },
    {
      name: 'look-after',
      page: 1,
      top: 60,
      height: 390,
      own: {},
      presentation: block('Change the look', 'yaml', 'agreement'),
    },
  ])('$name', async ({ name, page: number, top, height, own, presentation }) => {
    expect(canDraw, 'not installed: poppler-utils').toBe(true);
    const place = mkdtempSync(join(folder, 'picture-'));
    for (const [path, text] of Object.entries(own)) {
      mkdirSync(dirname(join(place, path)), { recursive: true });
      writeFileSync(join(place, `${path}.md.hbs`), text);
    }
    const input = { text: agreement + presentation, file: 'agreement.sla.yaml' };
    const { files, problems } = await generate(input, { formats: ['pdf'], templates: [place] });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const whole = await drawPage(files[0]!.content, number);
    expectPicture(`pictures/${name}.png`, cropPicture(whole, { top, height }));
    expect(page).toContain(`(pictures/${name}.png)`);
  });
});
