import { type Problem, unreachable } from '../problem.ts';
import { BULLET } from './bullet.ts';
import type { Block, Clause, Clauses, Inline, Labels, Section, TableCell } from './contract.ts';
import type { Scheme } from './look.ts';
import { walkBlocks } from './walk.ts';

/** Blocks with their numbers, and what could not be resolved. */
export interface Numbered {
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

/** What a number hangs on: the level above, its own printed number, and an id for what has none. */
interface Parent {
  readonly level: number;
  readonly number: string;
  readonly id: string;
  /** What a cross-reference to it, or to what has no number of its own in it, says. */
  readonly target: Target;
  /** The word before a number in it in a cross-reference: "clause", in a schedule "Schedule A, clause". */
  readonly label: string;
  /** Whether it is a schedule, whose clauses and headings count from 1 together. */
  readonly isSchedule: boolean;
  /** How many numbered children it has had: they count on through several lists, as in a word processor. */
  count: number;
  /** How many clauses it has had that are bullets; headings beside them do not count on from these. */
  bullets: number;
  /** How many sections it has had that count from 1 of their own, as in a schedule. */
  sections: number;
}

/** What a cross-reference can lead to. */
interface Target {
  readonly number: string;
  readonly label: string;
}

const NOWHERE: Target = { number: '', label: '' };

/**
 * Gives sections and clauses the numbers of their scheme (1, 1.1, (a), (i); A and bullets; "Step 1"; schedules A, B …),
 * every clause an id, and cross-references the number of what they lead to: of a bullet, that of its section. A reference
 * to nothing is a `template/dangling-reference`.
 */
export function number(blocks: readonly Block[], labels: Labels, scheme: Scheme = 'decimal'): Numbered {
  const problems: Problem[] = [];
  const targets = new Map<string, Target>();
  const claim = (id: string, target: Target): void => {
    if (targets.has(id)) {
      problems.push({
        rule: 'template/duplicate-id',
        severity: 'error',
        message: `Two parts of the contract have the id \`${id}\``,
      });
    }
    targets.set(id, target);
  };
  const counting: Counting = { labels, scheme, claim, schedules: 0, taken: new Set() };
  const root: Parent = {
    level: 0,
    number: '',
    id: '',
    target: NOWHERE,
    label: labels.clause,
    isSchedule: false,
    count: 0,
    bullets: 0,
    sections: 0,
  };
  const numbered = blocks.map((block) => numberBlock(block, root, counting));
  walkBlocks(numbered, {
    inline: (inline) => {
      if (inline.type === 'term') claim(inline.id, { number: '', label: '' });
    },
  });
  const filled = numbered.map((block) =>
    mapInlines(block, (inline) => fillReference(inline, targets, problems)),
  );
  return { blocks: filled, problems };
}

interface Counting {
  readonly labels: Labels;
  readonly scheme: Scheme;
  readonly claim: (id: string, target: Target) => void;
  readonly taken: Set<string>;
  schedules: number;
}

function numberBlock(block: Block, parent: Parent, counting: Counting): Block {
  switch (block.type) {
    case 'section':
      return numberSection(block, parent, counting);
    case 'clauses':
      return numberClauses(block, parent, counting);
    case 'list':
      return {
        ...block,
        items: block.items.map((item) => ({
          ...item,
          children: item.children.map((child) => numberBlock(child, parent, counting)),
        })),
      };
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => ({
          ...row,
          cells: row.cells.map(
            (cell): TableCell => ({
              children: cell.children.map((child) => numberBlock(child, parent, counting)),
            }),
          ),
        })),
      };
    case 'cover':
    case 'title':
    case 'paragraph':
    case 'signatures':
      return block;
    default:
      return unreachable(block);
  }
}

function numberSection(section: Section, parent: Parent, counting: Counting): Section {
  const id = section.id || freeId(slug(section.heading), counting);
  counting.taken.add(id);
  const { labels } = counting;
  const own = section.numbered && !section.schedule ? sectionNumber(section, parent, counting) : '';
  const isNamed = own !== '' && section.level === 1 && labels.heading !== undefined;
  const printed = section.schedule
    ? `${labels.schedule} ${upperLetters(++counting.schedules)}`
    : isNamed
      ? `${labels.heading} ${own}`
      : own;
  const target = { number: printed, label: section.schedule || isNamed ? '' : parent.label };
  counting.claim(id, target);
  const self: Parent = {
    level: section.level,
    number: own,
    id,
    target: printed === '' ? parent.target : target,
    label: section.schedule ? `${printed}, ${labels.clause}` : parent.label,
    isSchedule: section.schedule,
    count: 0,
    bullets: 0,
    sections: 0,
  };
  const children = section.children.map((child) => numberBlock(child, self, counting));
  return printed === '' ? { ...section, id, children } : { ...section, id, number: printed, children };
}

function sectionNumber({ level }: Section, parent: Parent, { scheme }: Counting): string {
  if (parent.number !== '') return `${parent.number}.${++parent.count}`;
  const count = ++parent.sections;
  return scheme === 'lettered' && level === 1 ? upperLetters(count) : String(count);
}

function numberClauses(clauses: Clauses, parent: Parent, counting: Counting): Clauses {
  const level = clauseLevel(parent);
  return {
    ...clauses,
    level,
    items: clauses.items.map((clause): Clause => {
      const isBullet = counting.scheme === 'lettered' && level === 2;
      const count = isBullet ? ++parent.bullets : parent.isSchedule ? ++parent.sections : ++parent.count;
      const printed = isBullet ? BULLET : clauseNumber(level, count, parent);
      const id = clause.id || freeId(`${parent.id || 'clause'}-${count}`, counting);
      counting.taken.add(id);
      const full = level === 2 ? printed : `${parent.number}${printed}`;
      // In a lettered section, (a) counts within its bullet only: the section is what can be named.
      const target = counting.scheme === 'lettered' ? parent.target : { number: full, label: parent.label };
      counting.claim(id, target);
      const number = isBullet ? parent.number : full;
      const { label } = parent;
      const self: Parent = {
        level,
        number,
        id,
        target,
        label,
        isSchedule: false,
        count: 0,
        bullets: 0,
        sections: 0,
      };
      return {
        ...clause,
        id,
        number: printed,
        children: clause.children.map((child) => numberBlock(child, self, counting)),
      };
    }),
  };
}

/** Clauses under a numbered first-level heading are "3.1", in a schedule "1"; anywhere else they begin at "(a)". */
function clauseLevel(parent: Parent): Clauses['level'] {
  if (parent.level === 1 && (parent.number !== '' || parent.isSchedule)) return 2;
  return parent.level < 3 ? 3 : 4;
}

function clauseNumber(level: Clauses['level'], count: number, parent: Parent): string {
  switch (level) {
    case 2:
      return parent.isSchedule ? String(count) : `${parent.number}.${count}`;
    case 3:
      return `(${letters(count)})`;
    case 4:
      return `(${roman(count)})`;
    default:
      return unreachable(level);
  }
}

function upperLetters(count: number): string {
  return letters(count).toUpperCase();
}

/** 1 → a … 26 → z, 27 → aa, 28 → bb: as word processors count. */
function letters(count: number): string {
  return String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(count: number): string {
  let rest = count;
  let text = '';
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}

function slug(heading: readonly Inline[]): string {
  let text = '';
  const add = (inlines: readonly Inline[]): void => {
    for (const inline of inlines) {
      if (inline.type === 'text') text += inline.value;
      else if ('children' in inline) add(inline.children);
    }
  };
  add(heading);
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '');
  return words.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'section';
}

function freeId(wanted: string, counting: Counting): string {
  let id = wanted;
  for (let n = 2; counting.taken.has(id); n++) id = `${wanted}-${n}`;
  return id;
}

function fillReference(
  inline: Inline,
  targets: ReadonlyMap<string, Target>,
  problems: Problem[],
): readonly Inline[] {
  if (inline.type === 'use' && !targets.has(inline.target)) return pluralUse(inline, targets);
  if (inline.type !== 'reference') return [inline];
  const target = targets.get(inline.target);
  if (!target) {
    problems.push({
      rule: 'template/dangling-reference',
      severity: 'error',
      message: `A cross-reference leads to \`#${inline.target}\`, but no clause of this contract has that id`,
    });
    return [inline];
  }
  if (inline.children.length > 0 || target.number === '') return [inline];
  return [
    {
      ...inline,
      prefix: target.label === '' ? '' : `${target.label}\u00a0`,
      number: target.number.replace(/ /g, '\u00a0'),
    },
  ];
}

/** "Qualified Leads" uses the term "Qualified Lead"; a use of what is defined nowhere stays plain words. */
function pluralUse(
  inline: Extract<Inline, { type: 'use' }>,
  targets: ReadonlyMap<string, Target>,
): readonly Inline[] {
  for (const [plural, singular] of [
    [/ies$/, 'y'],
    [/s$/, ''],
  ] as const) {
    const target = inline.target.replace(plural, singular);
    if (target !== inline.target && targets.has(target)) return [{ ...inline, target }];
  }
  return inline.children;
}

/** Rebuilds a block with every inline replaced, innermost first. */
function mapInlines(block: Block, change: (inline: Inline) => readonly Inline[]): Block {
  const inlines = (list: readonly Inline[]): Inline[] =>
    list.flatMap((inline) =>
      change('children' in inline ? { ...inline, children: inlines(inline.children) } : inline),
    );
  const blocks = (list: readonly Block[]): Block[] => list.map((child) => mapInlines(child, change));
  switch (block.type) {
    case 'cover':
      return { ...block, children: blocks(block.children) };
    case 'title':
    case 'paragraph':
      return { ...block, children: inlines(block.children) };
    case 'section':
      return { ...block, heading: inlines(block.heading), children: blocks(block.children) };
    case 'clauses':
      return { ...block, items: block.items.map((item) => ({ ...item, children: blocks(item.children) })) };
    case 'list':
      return { ...block, items: block.items.map((item) => ({ ...item, children: blocks(item.children) })) };
    case 'table':
      return {
        ...block,
        columns: block.columns.map((column) => ({ ...column, header: inlines(column.header) })),
        rows: block.rows.map((row) => ({
          ...row,
          ...(row.topic ? { topic: inlines(row.topic) } : {}),
          cells: row.cells.map((cell) => ({ children: blocks(cell.children) })),
        })),
      };
    case 'signatures':
      return {
        items: block.items.map((item) => ({
          party: inlines(item.party),
          lines: item.lines.map((line) => ({ label: inlines(line.label), value: inlines(line.value) })),
        })),
        type: 'signatures',
      };
    default:
      return unreachable(block);
  }
}
