import type { Block, Inline, Section, Table } from '../../document/contract.ts';
import { plainText } from '../../document/walk.ts';
import type { LintContext } from '../lint-context.ts';
import { type LintWords, perLanguage, wordList } from '../lint-words.ts';
import type { Finding, Rule } from '../rule.ts';
import { groupOf, tablesIn, visitTexts } from '../text/contract-texts.ts';
import { type FindPhrases, phraseFinder } from '../text/find-phrases.ts';
import { beginningOf } from '../text/plain-prose.ts';
import { richProseOf } from '../text/prose-of.ts';
import { isContractText } from '../text/prose-roles.ts';

/** What people who listen to a contract, or print it without colours, would miss. */
export const accessibleStructure: Rule = {
  name: 'accessible-structure',
  severity: 'warning',
  kind: 'document',
  summary: 'The contract has a part that a screen reader or a print without colours cannot convey.',
  why:
    'Whoever listens to a contract jumps from heading to heading and from link to link, and hears a cell of a table with the ' +
    'heads of its row and column. A link called “here”, a column without a head or a duty that is marked in red only tells ' +
    'them nothing. Public bodies may not accept such a document.',
  source:
    'W3C, Web Content Accessibility Guidelines 2.2: 1.3.1 Info and Relationships, 1.4.1 Use of Color, 2.4.2 Page Titled, 2.4.4 ' +
    'Link Purpose, 2.4.6 Headings and Labels; ISO 14289-1 (PDF/UA).',
  limits:
    'Contrast, the tags of a PDF file and descriptions of charts are matters of the style and the format, not of the ' +
    'agreement. Words of another language within a text are not recognised.',
  bad: {
    example: 'cloud-service',
    change: {
      'services.freight-platform.description':
        '"Alsterkrone operates the Freight Platform as it is described [here](https://docs.alsterkrone.example/platform)."',
    },
  },
  good: {
    example: 'cloud-service',
    change: {
      'services.freight-platform.description':
        '"Alsterkrone operates the Freight Platform as its [manual](https://docs.alsterkrone.example/platform) describes it."',
    },
  },
  *check(context) {
    const { contract, profile } = context;
    if (!contract) return;
    const graded = profile === 'regulated' ? { severity: 'error' as const } : {};
    for (const finding of [
      ...headings(contract.blocks),
      ...tables(contract.blocks),
      ...links(contract.blocks, context),
      ...colours(context),
    ])
      yield { ...finding, ...graded };
    if (
      contract.title.trim() === '' ||
      !contract.blocks.some(({ type }) => type === 'title' || type === 'cover')
    ) {
      yield {
        path: '/title',
        ...graded,
        message: 'The contract has no title: a screen reader announces the name of the file in its place',
        hint: 'write a `title`, and print it in the style',
      };
    }
  },
};

function* headings(blocks: readonly Block[], level = 0): Generator<Finding> {
  for (const section of blocks.filter((block): block is Section => block.type === 'section')) {
    const name = plainText(section.heading).trim();
    if (name === '') {
      yield {
        path: pathOf(section),
        message: `A heading of level ${section.level} has no text: whoever jumps from heading to heading hears nothing there`,
        hint: 'write a heading, or take it out of the template',
      };
    }
    if (section.level > level + 1) {
      yield {
        path: pathOf(section),
        message: `The heading “${name}” is of level ${section.level}, below ${level === 0 ? 'none' : `one of level ${level}`}: whoever listens looks for the part between that is not there`,
        hint: `make it a heading of level ${level + 1} in the template`,
        facts: { level: section.level, above: level },
      };
    }
    yield* headings(section.children, section.level);
  }
}

function* tables(blocks: readonly Block[]): Generator<Finding> {
  for (const table of tablesIn(blocks)) {
    const nameless = table.kind === 'fields' ? -1 : table.columns.findIndex(({ header }) => isEmpty(header));
    if (nameless >= 0) {
      yield {
        path: pathOf(table),
        message: `Column ${nameless + 1} of ${table.columns.length} of a table has no head: whoever listens to a cell of it is not told what it says`,
        hint: 'write a `label` for the column',
        facts: { column: nameless + 1, columns: table.columns.length },
      };
    }
    yield* rows(table);
  }
}

/** Every row of a table has something by which it is known: its topic, or what stands in its first cell. */
function* rows(table: Table): Generator<Finding> {
  if (table.rows.length < 2) return;
  const row = table.rows.findIndex(({ topic, cells }) =>
    table.kind === 'columns' ? isEmpty(topic ?? []) : (cells[0]?.children ?? []).length === 0,
  );
  if (row < 0) return;
  yield {
    path: pathOf(table),
    message: `Row ${row + 1} of ${table.rows.length} of a table has no head: whoever listens cannot tell what the row is about`,
    hint:
      table.kind === 'columns'
        ? 'give the row a `stage` and a `topic`'
        : 'write what the row is about in its first cell',
    facts: { row: row + 1, rows: table.rows.length },
  };
}

/** Links by whose words nobody can tell where they lead. */
function* links(blocks: readonly Block[], { words }: LintContext): Generator<Finding> {
  const bare = new Set(wordList(words, 'bareLinks').map((text) => text.toLowerCase()));
  const targets = new Map<string, string>();
  const found: Finding[] = [];
  visitTexts(blocks, (inline, path = '') => {
    if (inline.type !== 'link') return;
    const text = plainText(inline.children).trim();
    const name = text.toLowerCase().replace(/[.:!»›→ ]+$/, '');
    const before = targets.get(name) ?? inline.href;
    if (name === '' || bare.has(name)) {
      found.push({
        path,
        message: `${name === '' ? 'A link without words' : `The link “${text}”`} leads to ${inline.href.slice(0, 80)} and does not say so: whoever goes from link to link, or reads the contract on paper, cannot tell what is behind it`,
        hint: 'link the name of what is behind it, such as `[price list](https://example.com/prices)`',
        facts: { text, href: inline.href },
      });
    } else if (before !== inline.href) {
      found.push({
        path,
        message: `The words “${text}” link to ${before.slice(0, 80)} and also to ${inline.href.slice(0, 80)}: whoever hears the links takes them for the same document`,
        hint: 'give the two links different words',
        facts: { text, first: before, second: inline.href },
      });
    }
    targets.set(name, before);
  });
  yield* found;
}

/** Texts that tell something by a colour, which no format of the contract prints. */
function* colours(context: LintContext): Generator<Finding> {
  for (const leaf of richProseOf(context)) {
    if (!isContractText(leaf)) continue;
    const [first] = colourFinder(leaf.words)(leaf.text);
    if (!first) continue;
    yield {
      path: leaf.path,
      message: `“${first.words}” in “${beginningOf(leaf.text, 8)}” tells something by a colour alone, which a print in black, a screen reader and one reader in twelve do not show: that party misses what is marked`,
      hint: 'say in words what the colour means, or add a column for it',
      facts: { words: first.words },
    };
  }
}

const colourFinder = perLanguage((words: LintWords): FindPhrases => {
  const marks = wordList(words, 'colourMarks');
  return phraseFinder(
    wordList(words, 'colours').flatMap((colour) => marks.map((mark) => `${mark} ${colour}`)),
  );
});

function isEmpty(inlines: readonly Inline[]): boolean {
  return plainText(inlines).trim() === '';
}

/** The group of fields that a part of the contract is made from. */
function pathOf(block: Block): string {
  const paths: string[] = [];
  visitTexts([block], (inline) => {
    if (inline.type === 'value') paths.push(inline.path);
  });
  return groupOf(paths);
}
