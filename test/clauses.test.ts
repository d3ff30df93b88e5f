import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openCatalog } from '../src/catalog.ts';
import { type GenerateOptions, generate } from '../src/index.ts';
import { readFrontMatter } from '../src/template/front-matter.ts';
import { PROJECT } from './support/find-examples.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const minimal = readFileSync(join(PROJECT, 'examples/minimal-customer.sla.yaml'), 'utf8');
const cloud = readFileSync(join(PROJECT, 'examples/cloud-service.sla.yaml'), 'utf8');

function example(name: string): string {
  return readFileSync(join(PROJECT, `examples/${name}.sla.yaml`), 'utf8');
}

interface Made {
  readonly problems: readonly string[];
  readonly headings: readonly string[];
  readonly markdown: string;
}

/** The contract of an agreement with more under `presentation`, and with templates of the project's own. */
async function make(
  presentation: string,
  {
    text = minimal,
    own = {},
    ...options
  }: { text?: string; own?: Readonly<Record<string, string>> } & Partial<GenerateOptions> = {},
): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), 'slakit-clauses-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(own)) {
    const file = join(folder, `${name}.md.hbs`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const agreement = text.replace(/^presentation:.*$/m, '') + presentation;
  const { files, problems } = await generate(
    { text: agreement, file: 'agreement.sla.yaml' },
    { formats: ['md'], templates: [folder], ...options },
  );
  const markdown = new TextDecoder().decode(files[0]?.content).replaceAll('\u00a0', ' ');
  return {
    problems: problems.map(
      ({ rule, severity, message, hint, place }) =>
        `${severity} ${rule} ${place?.file.split(/[\\/]/).at(-1) ?? '-'}:${place?.line ?? 0} ${message}${hint === undefined ? '' : ` | ${hint}`}`,
    ),
    headings: [...markdown.matchAll(/^##? +(.*?)(?: *\{#.*|<a.*)?$/gm)].map(([, heading = '']) =>
      heading.replace(/<[^>]*>/g, '').trim(),
    ),
    markdown,
  };
}

const plain = await make('');

describe('a contract', () => {
  test('has the clauses of its type without more ado', () => {
    expect(plain.problems).toEqual([]);
    expect(plain.headings.map(words)).toContain('How this Agreement may end early');
    expect(plain.headings.length).toBeGreaterThan(10);
  });

  test('includes a clause of the library where it says itself, and numbers go on', async () => {
    const { problems, headings } = await make('presentation: { include: [{ clause: exit-assistance }] }\n');
    expect(problems).toEqual([]);
    const at = headings.findIndex((heading) => heading.endsWith('Assistance at the end'));
    expect(headings[at - 1]).toMatch(/^\d+ +How this Agreement may end early$/);
    expect(numberOf(headings[at])).toBe(numberOf(headings[at - 1]) + 1);
    expect(numberOf(headings[at + 1])).toBe(numberOf(headings[at]) + 1);
  });

  test('includes clauses without a place after the general terms, in the order of their names', async () => {
    const { headings } = await make(
      'presentation: { include: [{ clause: severability }, { clause: non-waiver }, { clause: entire-agreement }] }\n',
    );
    const at = headings.findIndex((heading) => heading.endsWith('General terms'));
    expect(headings.slice(at + 1, at + 4).map(words)).toEqual([
      'Severability',
      'No waiver',
      'Entire agreement',
    ]);
  });

  test('includes a clause before or after another, also beside one that is included', async () => {
    const { headings, problems } = await make(
      'presentation: { include: [{ clause: mediation, before: term }, { clause: notices, after: mediation }] }\n',
    );
    expect(problems).toEqual([]);
    const at = headings.findIndex(
      (heading) =>
        heading.endsWith('How this Agreement lasts') || heading.endsWith('long this Agreement lasts'),
    );
    expect(headings.slice(at - 2, at).map(words)).toEqual(['Mediation', 'Notices']);
  });

  test('puts clauses in the order of the agreement', async () => {
    const { headings, problems } = await make('presentation: { order: [legal, termination, term] }\n');
    expect(problems).toEqual([]);
    const at = headings.findIndex((heading) => heading.endsWith('General terms'));
    expect(headings.slice(at, at + 3).map(words)).toEqual([
      'General terms',
      'How this Agreement may end early',
      'How long this Agreement lasts',
    ]);
    expect([...headings].map(words).sort()).toEqual([...plain.headings].map(words).sort());
  });

  test('does all of this in a style whose layout lists its clauses itself', async () => {
    const { headings, problems } = await make(
      'presentation: { style: formal, include: [{ clause: mediation, before: termination }], order: [goals, term], exclude: [requirements] }\n',
    );
    expect(problems.map((problem) => problem.split(' ')[1])).toEqual(['template/left-out']);
    const names = headings.map(words);
    expect(names.indexOf('Mediation')).toBe(names.indexOf('How this Agreement may end early') - 1);
    expect(names.indexOf('How long this Agreement lasts')).toBeGreaterThan(
      names.findIndex((name) => /goals/i.test(name)),
    );
    expect(names.some((name) => /needs|requirements/i.test(name))).toBe(false);
  });

  const shown = [minimal, ...['internal', 'multi-level'].map((type) => example(`minimal-${type}`))];
  test.each(openCatalog().styles())('includes and excludes in the style %s', async (style) => {
    const made = await Promise.all(
      shown.map((text) =>
        make(`\npresentation: { style: ${style}, include: [{ clause: mediation }], exclude: [goals] }\n`, {
          text,
        }),
      ),
    );
    const suited = made.filter(({ problems }) => !problems.join().includes('template/unsuited-style'));
    expect(suited.length).toBeGreaterThan(0);
    for (const { problems, markdown } of suited) {
      expect(problems.map((problem) => problem.split(' ', 2).join(' '))).toEqual([
        'warning template/left-out',
      ]);
      expect(markdown.match(/^#+ .*Mediation/gm)).toHaveLength(1);
    }
  });

  test('warns of what it no longer says without a clause', async () => {
    const { problems, headings } = await make('presentation: { exclude: [termination] }\n');
    expect(problems).toEqual([
      'warning template/left-out agreement.sla.yaml:46 Without the clause `termination` the contract does not say what the agreement has in `termination.grounds` | print the clause, or take out of the agreement what is not agreed',
    ]);
    expect(headings.map(words)).not.toContain('How this Agreement may end early');
  });

  test('warns of nothing when a clause that is left out has nothing to say', async () => {
    expect((await make('presentation: { exclude: [continuity] }\n')).problems).toEqual([]);
  });

  test('refuses to leave out what another clause refers to, naming both', async () => {
    const { problems, markdown } = await make('presentation: { exclude: [termination] }\n', {
      own: {
        'clauses/en/continuity':
          '## Continuity {#continuity}\n\n1. Subject to [](#termination), the services go on.\n',
      },
    });
    expect(problems).toContain(
      'error template/dangling-reference continuity.md.hbs:3 The clause `continuity` refers to the clause `termination`, which this contract leaves out | leave out both, print `termination`, or change the sentence in `continuity`',
    );
    expect(markdown).toBe('');
  });

  test('takes inclusions and exclusions of the command line besides its own', async () => {
    const { headings, problems } = await make('presentation: { include: [{ clause: mediation }] }\n', {
      include: ['notices'],
      exclude: ['continuity'],
    });
    expect(problems).toEqual([]);
    expect(headings.map(words)).toContain('Mediation');
    expect(headings.map(words)).toContain('Notices');
  });

  test('includes a clause of the project before one of the library', async () => {
    const own = {
      'clauses/en/mediation':
        '## Our mediation {#our-mediation}\n\n1. {{parties.[0].name}} chooses the mediator.\n',
    };
    const { markdown } = await make('presentation: { include: [{ clause: mediation }] }\n', { own });
    expect(markdown).toContain('Harbor Hosting LLC chooses the mediator');
  });

  test.each([
    [
      'presentation: { include: [{ clause: mediaton }] }\n',
      /error template\/unknown-clause agreement\.sla\.yaml:46 There is no clause `mediaton` \| did you mean `mediation`\?/,
    ],
    [
      'presentation: { include: [{ clause: mediation, after: terms }] }\n',
      /There is no clause `terms` \| did you mean `term`\?/,
    ],
    [
      'presentation: { exclude: [terminaton] }\n',
      /There is no clause `terminaton` \| did you mean `termination`\?/,
    ],
    ['presentation: { order: [goals, levles] }\n', /There is no clause `levles` \| did you mean `levels`\?/],
    [
      'presentation: { include: [{ clause: term }] }\n',
      /template\/clause-twice .*The clause `term` is there already/,
    ],
    ['presentation: { exclude: [term, term] }\n', /template\/clause-twice/],
    ['presentation: { order: [term, term] }\n', /template\/clause-twice/],
    ['presentation: { include: [{ clause: ../../secret }] }\n', /schema\/pattern|schema\//],
    [
      'presentation: { clauses: { governing-laws: germany } }\n',
      /There is no clause `governing-laws` with variants \| did you mean `governing-law`\?/,
    ],
    [
      'presentation: { clauses: { governing-law: germny } }\n',
      /The clause `governing-law` has no variant `germny` \| did you mean `germany`\?/,
    ],
  ])('refuses %s', async (presentation, expected) => {
    const { problems, markdown } = await make(presentation);
    expect(problems.join('\n')).toMatch(expected);
    expect(markdown).toBe('');
  });
});

describe('a clause with variants', () => {
  const include = 'presentation: { include: [{ clause: governing-law }] }\n';

  test('is the variant whose field has its value', async () => {
    const { problems, markdown } = await make(include, {
      text: minimal.replace('the State of New York', 'Germany'),
    });
    expect(problems).toEqual([]);
    expect(markdown).toContain('International Sale of Goods does not apply');
    expect((await make(include)).markdown).toContain('trial by jury');
  });

  test('is the variant that the agreement names', async () => {
    const { problems, markdown } = await make(
      'presentation: { include: [{ clause: governing-law }], clauses: { governing-law: taiwan } }\n',
    );
    expect(problems).toEqual([]);
    expect(markdown).toContain('Taiwan Taipei District Court');
  });

  test('asks for a choice when no field chooses one', async () => {
    const text = minimal.replace('the State of New York', 'Malta');
    const { problems } = await make(include, { text });
    expect(problems).toEqual([
      'error template/no-variant agreement.sla.yaml:46 No variant of the clause `governing-law` fits this agreement by its fields | choose one under `presentation`: `clauses: { governing-law: england-and-wales }`; its variants: england-and-wales, germany, new-york, taiwan',
    ]);
  });

  test('replaces a clause that every contract has, by the value of a field', async () => {
    const own = {
      'clauses/en/term/policy':
        '{{!--\ntitle: Term of a policy\nchosen by: { legal.binding: [internal-policy, non-binding] }\n--}}\n## How long this policy lasts {#term}\n\n1. It lasts until it is replaced.\n',
    };
    expect((await make('', { own })).headings).toEqual(plain.headings);
    const text = minimal.replace('binding: contract', 'binding: non-binding');
    expect((await make('', { own, text })).headings.map(words)).toContain('How long this policy lasts');
  });

  test('is told apart when two variants fit', async () => {
    const variant = '{{!--\nchosen by: { legal.binding: contract }\n--}}\n## Term {#term}\n\n1. It lasts.\n';
    const { problems } = await make('', {
      own: { 'clauses/en/term/a': variant, 'clauses/en/term/b': variant },
    });
    expect(problems).toEqual([
      'error template/ambiguous-variant a.md.hbs:1 Both `term/a` and `term/b` fit this agreement | choose one under `presentation`: `clauses: { term: a }`',
    ]);
  });

  test('is chosen by fields that there are', async () => {
    const own = {
      'clauses/en/term/a': '{{!--\nchosen by: { legal.bindng: contract }\n--}}\n## Term {#term}\n',
    };
    const { problems } = await make('', { own });
    expect(problems[0]).toMatch(
      /error template\/unknown-field a\.md\.hbs:1 `chosen by` names the field `legal\.bindng`/,
    );
  });
});

describe('the front matter of a clause', () => {
  const read = (text: string) => readFrontMatter({ file: 'x.md.hbs', text });

  test('is its metadata', () => {
    const { frontMatter, problems } = read(
      '{{!--\ntitle: Term\nwhen to use: Always\njurisdiction: Any\nagreements: [customer]\nstands: before legal\nchosen by: { legal.binding: contract }\n--}}\n## Term\n',
    );
    expect(problems).toEqual([]);
    expect(frontMatter).toEqual({
      title: 'Term',
      whenToUse: 'Always',
      jurisdiction: 'Any',
      agreements: ['customer'],
      stands: { side: 'before', clause: 'legal' },
      chosenBy: { 'legal.binding': ['contract'] },
    });
  });

  test('may be left out, and another comment is none', () => {
    expect(read('## Term\n')).toEqual({ frontMatter: {}, problems: [] });
    expect(read('{{!-- A remark. --}}\n## Term\n')).toEqual({ frontMatter: {}, problems: [] });
    expect(read('{{!--\nA remark for whoever reads this.\n--}}\n')).toEqual({
      frontMatter: {},
      problems: [],
    });
  });

  test.each([
    ['titel: x', 'x.md.hbs:2 There is no field `titel` at the beginning of a clause | did you mean `title`?'],
    ['title: [x]', 'x.md.hbs:2 `title` is not a text'],
    ['title: x\nstands: behind legal', 'x.md.hbs:3 `stands` is not a place'],
    ['title: x\nchosen by: contract', 'x.md.hbs:3 `chosen by` does not name a field and its value'],
    ['title: x: y', 'x.md.hbs:2 '],
  ])('%s is told with its line', (yaml, expected) => {
    const told = read(`{{!--\n${yaml}\n--}}\n`).problems.map(
      ({ place, message, hint }) => `${place?.file}:${place?.line} ${message} | ${hint}`,
    );
    expect(told.join('\n')).toContain(expected);
  });
});

describe('the clause library', () => {
  const templates = openCatalog().templates('en', 'two-column');
  const all = templates.names().filter((name) => name.startsWith('clauses/library/'));
  const clauses = [...new Set(all.map((name) => name.split('/').slice(2, 3).join('/')))];

  test('has clauses with other names than those that every contract has', () => {
    expect(clauses.length).toBeGreaterThanOrEqual(20);
    const own = templates.names().filter((name) => !name.startsWith('clauses/library/'));
    expect(clauses.filter((name) => own.includes(`clauses/${name}`))).toEqual([]);
  });

  test.each(all)('%s says its title, when to use it and for which law', (name) => {
    const { frontMatter, problems } = readFrontMatter(templates(name)!);
    expect(problems).toEqual([]);
    expect(Object.keys(frontMatter)).toEqual(expect.arrayContaining(['title', 'whenToUse', 'jurisdiction']));
  });

  test('is what docs/clauses.md says', () => {
    const rows = all.map((name) => {
      const { title, whenToUse, jurisdiction } = readFrontMatter(templates(name)!).frontMatter;
      const called = name.split('/').slice(2).join('/');
      return `| [\`${called}\`](../templates/clauses/en/library/${called}.md.hbs) | ${title} | ${whenToUse} | ${jurisdiction} |`;
    });
    const table = ['| Clause | What it is | When to use it | Law |', '|---|---|---|---|', ...rows, ''].join(
      '\n',
    );
    const file = join(PROJECT, 'docs/clauses.md');
    const page = readFileSync(file, 'utf8');
    const expected = page.replace(/^\| Clause \|[\s\S]*?\n(?!\|)/m, () => table);
    if (process.env.ACCEPT === '1') writeFileSync(file, expected);
    else expect(page).toBe(expected);
  });

  test('can be included as a whole, in one contract', async () => {
    for (const text of [minimal, cloud]) {
      const { problems, markdown } = await make('\npresentation: { clauses: { governing-law: germany } }\n', {
        text,
        include: clauses,
      });
      expect(problems).toEqual([]);
      for (const name of clauses) {
        const file = templates(all.find((one) => one.split('/')[2] === name)!)!;
        const heading = /^## (.*?) \{/m.exec(file.text)?.[1];
        expect(markdown).toContain(heading);
      }
    }
  });

  test.each(all)('%s speaks as a contract speaks', (name) => {
    const text = templates(name)!.text.replace(/^\{\{!--[\s\S]*?--\}\}/, '');
    expect(text).not.toMatch(
      /\b(will|promptly|reasonabl[ey]|and\/or|including but not|best efforts|commercially|must not|shall not)\b/i,
    );
    const sentences = text
      .replace(/\{\{.*?\}\}|\{#.*?\}|^#.*$/gm, '')
      .split(/[.;:](?:\s|$)/)
      .map((sentence) => sentence.split(/\s+/).filter(Boolean));
    expect(
      sentences.filter((sentence) => sentence.length > 32).map((sentence) => sentence.join(' ')),
    ).toEqual([]);
  });

  test('warns of a clause in an agreement of a type that it is not written for', async () => {
    const text = readFileSync(join(PROJECT, 'examples/minimal-internal.sla.yaml'), 'utf8');
    const { problems } = await make('presentation: { include: [{ clause: insurance }] }\n', { text });
    expect(problems.join('\n')).toMatch(
      /warning template\/unsuited-clause .*`insurance` is not written for agreements of the type `internal`/,
    );
  });
});

function numberOf(heading: string | undefined): number {
  return Number(/^\d+/.exec(heading ?? '')?.[0]);
}

/** A heading without its number. */
function words(heading: string): string {
  return heading.replace(/^(Schedule [A-Z]|\d+)[.:–—\s]*/, '');
}
