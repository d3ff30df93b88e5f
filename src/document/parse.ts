import type { Token } from 'markdown-it';
import type { Problem } from '../problem.ts';
import {
  type ChildContainer,
  cellOf,
  columnsTable,
  coverOf,
  fieldsTable,
  legendOf,
  type NamedCell,
  signatureOf,
} from './container-blocks.ts';
import type {
  Block,
  Clause,
  Inline,
  ListItem,
  Section,
  Shape,
  Signature,
  Table,
  TableCell,
  TableRow,
} from './contract.ts';
import { contractMarkdown, takeTrailingAttributes } from './markdown-syntax.ts';
import { type MarkedValue, parseInlines, type Reading, replaceMarkers } from './parse-inline.ts';

/** What a contract's Markdown says, before numbering. */
export interface Parsed {
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

const markdown = contractMarkdown();

/** A place in the tokens of one contract. */
interface Cursor extends Reading {
  readonly tokens: readonly Token[];
  at: number;
}

/** Reads the Markdown that templates made into blocks; `values` are what its markers stand for. */
export function parseContract(text: string, values: readonly MarkedValue[]): Parsed {
  const problems: Problem[] = [];
  const cursor: Cursor = {
    tokens: markdown.parse(text, {}),
    at: 0,
    values,
    report: (problem) => problems.push({ ...problem, severity: 'error' }),
  };
  const flat = parseBlocks(cursor, () => false);
  return { blocks: nest(flat), problems };
}

/** A heading before sections are nested. */
type FlatBlock = Block | { readonly type: 'heading'; readonly section: Section };

function parseBlocks(cursor: Cursor, atEnd: (token: Token) => boolean): FlatBlock[] {
  const blocks: FlatBlock[] = [];
  for (let token = cursor.tokens[cursor.at]; token && !atEnd(token); token = cursor.tokens[cursor.at]) {
    const annex = token.type === 'container_open' && token.level === 0 ? ANNEXES[token.info] : undefined;
    if (annex) {
      blocks.push(...parseAnnex(cursor, annex));
      continue;
    }
    const block = parseBlock(token, cursor);
    if (block) blocks.push(block);
  }
  return markLeads(blocks);
}

function parseBlock(token: Token, cursor: Cursor): FlatBlock | undefined {
  switch (token.type) {
    case 'heading_open':
      return parseHeading(token, cursor);
    case 'paragraph_open': {
      const inline = cursor.tokens[cursor.at + 1]!;
      cursor.at += 3;
      return { type: 'paragraph', role: 'text', children: parseInlines(inline.children ?? [], cursor) };
    }
    case 'bullet_list_open':
      return {
        type: 'list',
        items: parseItems(cursor, 'bullet_list_close').map(({ classes, children }): ListItem => {
          const shape = SHAPES.find((name) => classes.includes(name));
          return { type: 'item', ...(shape && { shape }), children };
        }),
      };
    case 'ordered_list_open':
      return {
        type: 'clauses',
        level: 2,
        items: parseItems(cursor, 'ordered_list_close').map(
          ({ id, children }): Clause => ({ type: 'clause', id, children }),
        ),
      };
    case 'table_open':
      return parseTable(cursor);
    case 'container_open':
      return parseContainer(token, cursor);
    case 'container_close':
      cursor.at++;
      cursor.report({ rule: 'template/unbalanced-container', message: 'A `:::` closes nothing' });
      return undefined;
    default:
      skip(cursor);
      cursor.report({
        rule: 'template/not-supported',
        message: `A contract has no ${BLOCK_NAMES[token.type] ?? token.type}`,
        hint: 'use headings, paragraphs, lists, tables and `:::` containers',
      });
      return undefined;
  }
}

const SHAPES: readonly Shape[] = ['activity', 'decision', 'document', 'handoff'];

const BLOCK_NAMES: Readonly<Record<string, string>> = {
  fence: 'code blocks',
  blockquote_open: 'block quotations',
  hr: 'horizontal rules',
};

function skip(cursor: Cursor): void {
  let depth = 0;
  do {
    depth += cursor.tokens[cursor.at++]?.nesting ?? 0;
  } while (depth > 0 && cursor.at < cursor.tokens.length);
}

function parseHeading(token: Token, cursor: Cursor): FlatBlock {
  const inline = cursor.tokens[cursor.at + 1]!;
  cursor.at += 3;
  const attributes = takeTrailingAttributes(inline);
  const heading = parseInlines(inline.children ?? [], cursor);
  const depth = Number(token.tag.slice(1));
  if (depth === 1) return { type: 'title', children: heading };
  const schedule = attributes.classes.includes('schedule');
  return {
    type: 'heading',
    section: {
      type: 'section',
      id: replaceMarkers(attributes.id ?? '', cursor),
      level: Math.min(depth - 1, 3) as Section['level'],
      numbered: !attributes.classes.includes('unnumbered'),
      schedule,
      heading,
      children: [],
    },
  };
}

interface Item {
  readonly id: string;
  readonly classes: readonly string[];
  readonly children: Block[];
}

function parseItems(cursor: Cursor, close: string): Item[] {
  cursor.at++;
  const items: Item[] = [];
  while (cursor.tokens[cursor.at]?.type === 'list_item_open') {
    cursor.at++;
    const first = cursor.tokens[cursor.at + 1];
    const attributes = first?.type === 'inline' ? takeTrailingAttributes(first) : { classes: [] };
    const children = onlyBlocks(
      parseBlocks(cursor, (token) => token.type === 'list_item_close'),
      cursor,
    );
    cursor.at++;
    const id = replaceMarkers(attributes.id ?? '', cursor);
    items.push({ id, classes: attributes.classes, children });
  }
  if (cursor.tokens[cursor.at]?.type === close) cursor.at++;
  return items;
}

/** How headings change in a container of sections: each numbered one is a schedule, or all stand below the one before. */
const ANNEXES: Readonly<Record<string, (section: Section) => Section>> = {
  schedules: (section) =>
    section.level === 1 && section.numbered ? { ...section, schedule: true } : section,
  annex: (section) => ({ ...section, level: Math.min(section.level + 1, 3) as Section['level'] }),
};

/** What stands between the beginning of such a container and its end. */
function parseAnnex(cursor: Cursor, change: (section: Section) => Section): FlatBlock[] {
  cursor.at++;
  takeTitle(cursor);
  const blocks = parseBlocks(cursor, (token) => token.type === 'container_close' && token.level === 0);
  if (cursor.tokens[cursor.at]) cursor.at++;
  else cursor.report({ rule: 'template/unbalanced-container', message: 'A `:::` container is never closed' });
  return blocks.map((block) =>
    block.type === 'heading' ? { ...block, section: change(block.section) } : block,
  );
}

function onlyBlocks(flat: readonly FlatBlock[], cursor: Reading): Block[] {
  return flat.filter((block): block is Block => {
    if (block.type !== 'heading') return true;
    cursor.report({
      rule: 'template/heading-inside',
      message: 'A heading stands inside a list, a cell or a container',
    });
    return false;
  });
}

function parseTable(cursor: Cursor): Table {
  const columns: Table['columns'][number][] = [];
  const rows: TableRow[] = [];
  let cells: TableCell[] = [];
  for (
    let token = cursor.tokens[++cursor.at];
    token && token.type !== 'table_close';
    token = cursor.tokens[++cursor.at]
  ) {
    const inline = cursor.tokens[cursor.at + 1];
    if (token.type === 'th_open') {
      const style = String(token.attrGet('style') ?? '');
      const align = style.includes('right') ? 'right' : style.includes('center') ? 'center' : 'left';
      columns.push({ align, header: parseInlines(inline?.children ?? [], cursor) });
    } else if (token.type === 'td_open') cells.push(cellOf(parseInlines(inline?.children ?? [], cursor)));
    else if (token.type === 'tr_close' && cells.length > 0) {
      rows.push({ cells });
      cells = [];
    }
  }
  cursor.at++;
  return { type: 'table', kind: 'data', columns, rows };
}

function parseContainer(token: Token, cursor: Cursor): Block | undefined {
  const isFirst = cursor.at === 0;
  cursor.at++;
  const title = takeTitle(cursor);
  switch (token.info) {
    case 'guidance':
    case 'note': {
      const role = token.info;
      const blocks = containerBlocks(cursor);
      const first = blocks[0];
      if (blocks.length === 1 && first?.type === 'paragraph') return { ...first, role };
      cursor.report({ rule: 'template/bad-container', message: `A \`::: ${role}\` holds one paragraph` });
      return undefined;
    }
    case 'cover':
      return coverOf(containerBlocks(cursor), isFirst, cursor);
    case 'fields':
      return fieldsTable(containerBlocks(cursor), cursor);
    case 'columns':
    case 'lanes':
      return columnsTable(
        token.info,
        childContainers(cursor, token.info === 'lanes' ? ['header', 'row', 'handoff'] : ['header', 'row']),
        cursor,
      );
    case 'legend':
      return legendOf(containerBlocks(cursor), cursor);
    case 'signatures': {
      const items: Signature[] = [];
      for (const child of childContainers(cursor, ['signature'])) items.push(signatureOf(child, cursor));
      return { type: 'signatures', items };
    }
    default:
      containerBlocks(cursor);
      cursor.report({
        rule: 'template/unknown-container',
        message: `There is no container \`::: ${token.info}${title.length > 0 ? ' …' : ''}\` here`,
        hint: 'use `cover`, `columns`, `lanes`, `legend`, `row`, `cell`, `fields`, `signatures`, `signature`, `note` or `guidance`',
      });
      return undefined;
  }
}

function takeTitle(cursor: Cursor): Inline[] {
  const token = cursor.tokens[cursor.at];
  if (token?.type !== 'inline') return [];
  cursor.at++;
  return parseInlines(token.children ?? [], cursor);
}

function containerBlocks(cursor: Cursor): Block[] {
  const blocks = onlyBlocks(
    parseBlocks(cursor, (token) => token.type === 'container_close'),
    cursor,
  );
  if (cursor.tokens[cursor.at]?.type === 'container_close') cursor.at++;
  else cursor.report({ rule: 'template/unbalanced-container', message: 'A `:::` container is never closed' });
  return blocks;
}

/** What a container holds, by its name, where that is cells. */
const CELLS: Readonly<Record<string, readonly string[]>> = {
  header: ['cell', 'shared'],
  row: ['cell'],
  handoff: ['cell', 'from', 'to'],
};

/** The containers directly inside another; those that hold cells give their cells, the others their blocks. */
function childContainers(cursor: Cursor, names: readonly string[]): ChildContainer[] {
  const children: ChildContainer[] = [];
  for (
    let token = cursor.tokens[cursor.at];
    token && token.type !== 'container_close';
    token = cursor.tokens[cursor.at]
  ) {
    if (token.type !== 'container_open' || !names.includes(token.info)) {
      skip(cursor);
      cursor.report({
        rule: 'template/bad-container',
        message: `Only ${names.map((name) => `\`::: ${name}\``).join(' and ')} can stand here`,
      });
      continue;
    }
    cursor.at++;
    const title = takeTitle(cursor);
    const { info } = token;
    const nested = CELLS[info];
    const cells = nested
      ? childContainers(cursor, nested).map(({ name, blocks }): NamedCell => ({ name, children: blocks }))
      : [];
    children.push({ name: info, title, cells, blocks: nested ? [] : containerBlocks(cursor) });
  }
  if (cursor.tokens[cursor.at]?.type === 'container_close') cursor.at++;
  else cursor.report({ rule: 'template/unbalanced-container', message: 'A `:::` container is never closed' });
  return children;
}

/** A paragraph that ends in a colon introduces the list or table after it. */
function markLeads(blocks: readonly FlatBlock[]): FlatBlock[] {
  return blocks.map((block, index) => {
    const next = blocks[index + 1]?.type;
    if (block.type !== 'paragraph' || block.role !== 'text') return block;
    if (next !== 'list' && next !== 'clauses' && next !== 'table') return block;
    return { ...block, role: 'lead' };
  });
}

/** Puts every block under the heading it follows. */
function nest(flat: readonly FlatBlock[]): Block[] {
  const root: Block[] = [];
  const open: { section: Section; children: Block[] }[] = [];
  for (const block of flat) {
    if (block.type !== 'heading') {
      (open.at(-1)?.children ?? root).push(block);
      continue;
    }
    while (open.length > 0 && open.at(-1)!.section.level >= block.section.level) open.pop();
    const children: Block[] = [];
    const section: Section = { ...block.section, children };
    (open.at(-1)?.children ?? root).push(section);
    open.push({ section, children });
  }
  return root;
}
