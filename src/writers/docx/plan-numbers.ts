import { BULLET } from '../../document/bullet.ts';
import type { Block, Clause, Contract, Section } from '../../document/contract.ts';
import { clauseHanging, clauseIndent } from './geometry.ts';
import {
  bulletLevel,
  LIST_LEVEL,
  type ListLevel,
  levelsOf,
  NUM_ID,
  type Numbering,
  type NumberList,
  type NumberWords,
} from './numbering.ts';
import { formatOrdinal, type NumberFormat, parseOrdinal } from './numerals.ts';

/** Where a numbered heading or clause stands in Word's lists. */
export interface NumberPlace {
  readonly list: NumberList;
  /** `w:ilvl` of the list. */
  readonly level: number;
  /** Set where the paragraph's style alone would not print the number that the tree says. */
  readonly numId?: number;
}

interface Counters {
  readonly list: NumberList;
  readonly levels: readonly ListLevel[];
  readonly counts: number[];
  /** The `w:num` in force at a level since a restart, until a shallower level is printed. */
  readonly restarted: (number | undefined)[];
  /** Levels that were passed over: Word and its imitators count them differently. */
  readonly skipped: boolean[];
}

/** Assigns every number of the tree to Word's automatic lists, so that Word prints just these numbers. */
export function planNumbers(
  contract: Contract,
  numbering: Numbering,
  words: NumberWords,
): ReadonlyMap<Section | Clause, NumberPlace> {
  const places = new Map<Section | Clause, NumberPlace>();
  const counters: Record<NumberList, Counters> = {
    main: createCounters('main', words),
    schedule: createCounters('schedule', words),
  };
  const loose = new Map<string, { numId: number; count: number }>();

  const place = (node: Section | Clause, list: NumberList, level: number): void => {
    if (node.number === undefined) return;
    const numId =
      count(counters[list], level, node.number, numbering) ??
      countLoosely(loose, level, node.number, numbering);
    places.set(
      node,
      numId === 0 ? { list, level } : { list, level: numId < 0 ? 0 : level, numId: Math.abs(numId) },
    );
  };

  const bulletLists = new Map<number, number>();
  const bullets = (level: 2 | 3 | 4): number => {
    const numId = bulletLists.get(level) ?? numbering.addList([bulletLevel(level)]);
    bulletLists.set(level, numId);
    return numId;
  };

  const visit = (blocks: readonly Block[], list: NumberList): void => {
    for (const block of blocks) {
      switch (block.type) {
        case 'section': {
          const inside: NumberList = block.level === 1 ? (block.schedule ? 'schedule' : 'main') : list;
          if (block.numbered) place(block, inside, LIST_LEVEL[`heading${block.level}`]);
          visit(block.children, inside);
          break;
        }
        case 'clauses':
          for (const clause of block.items) {
            if (clause.number === BULLET) places.set(clause, { list, level: 0, numId: bullets(block.level) });
            else place(clause, list, LIST_LEVEL[`clause${block.level}`]);
            visit(clause.children, list);
          }
          break;
        case 'list':
          for (const item of block.items) visit(item.children, list);
          break;
        case 'table':
          for (const row of block.rows) for (const cell of row.cells) visit(cell.children, list);
          break;
        case 'cover':
        case 'title':
        case 'paragraph':
        case 'signatures':
          break;
      }
    }
  };
  visit(contract.blocks, 'main');
  return places;
}

function createCounters(list: NumberList, words: NumberWords): Counters {
  const levels = levelsOf(list, words);
  return {
    list,
    levels,
    counts: levels.map(() => 0),
    restarted: levels.map(() => undefined),
    skipped: levels.map(() => false),
  };
}

/** The numId that prints `wanted` (0: the style's own), or nothing when this list cannot print it. */
function count(counters: Counters, level: number, wanted: string, numbering: Numbering): number | undefined {
  const { counts, restarted, skipped, levels } = counters;
  const before = counts[level] ?? 0;
  counts[level] = before + 1;
  const natural = label(counters, level) === wanted && !skipped[level];
  if (!natural) {
    const ordinal = ordinalIn(counters, level, wanted);
    if (ordinal === 0) {
      counts[level] = before;
      return undefined;
    }
    counts[level] = ordinal;
    restarted[level] = numbering.addRestart(NUM_ID[counters.list], level, ordinal);
  }
  skipped[level] = false;
  for (let shallower = 0; shallower < level; shallower++) {
    if (counts[shallower] === 0) skipped[shallower] = true;
  }
  for (let deeper = level + 1; deeper < levels.length; deeper++) {
    counts[deeper] = 0;
    restarted[deeper] = undefined;
    skipped[deeper] = false;
  }
  return restarted[level] ?? 0;
}

/** What Word prints at `level` with the counters as they stand. */
function label(counters: Counters, level: number): string {
  const text = counters.levels[level]?.text ?? '';
  return text.replace(/%(\d)/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    return formatOrdinal(counters.counts[index] ?? 0, formatAt(counters, index));
  });
}

/** The count at `level` with which the list prints `wanted`, or 0. */
function ordinalIn(counters: Counters, level: number, wanted: string): number {
  const text = counters.levels[level]?.text ?? '';
  const at = text.indexOf(`%${level + 1}`);
  const head = text.slice(0, at).replace(/%(\d)/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    return formatOrdinal(counters.counts[index] ?? 0, formatAt(counters, index));
  });
  const tail = text.slice(at + 2);
  if (!wanted.startsWith(head) || !wanted.endsWith(tail)) return 0;
  return parseOrdinal(wanted.slice(head.length, wanted.length - tail.length), formatAt(counters, level));
}

function formatAt(counters: Counters, index: number): NumberFormat {
  const format = counters.levels[index]?.format;
  return format === undefined || format === 'bullet' ? 'decimal' : format;
}

/** For a number outside the scheme: a list of its own whose text is fixed but for the last ordinal; negative numId. */
function countLoosely(
  loose: Map<string, { numId: number; count: number }>,
  level: number,
  wanted: string,
  numbering: Numbering,
): number {
  const parts = /^(.*?)([0-9]+|([a-z])\3*|([A-Z])\4*|[ivxlcdm]+)([^0-9A-Za-z]*)$/.exec(wanted);
  const digits = parts?.[2] ?? '';
  const formats: readonly NumberFormat[] =
    level === LIST_LEVEL.clause4
      ? ['lowerRoman', 'decimal', 'lowerLetter', 'upperLetter']
      : ['decimal', 'lowerLetter', 'upperLetter', 'lowerRoman'];
  const format = formats.find((candidate) => parseOrdinal(digits, candidate) > 0);
  if (!parts || format === undefined || wanted.includes('%')) {
    throw new Error(`Word has no automatic number that prints ${JSON.stringify(wanted)}`);
  }
  const ordinal = parseOrdinal(digits, format);
  const text = `${parts[1]}%1${parts[5]}`;
  const key = `${level} ${format} ${text}`;
  const known = loose.get(key);
  if (known && known.count + 1 === ordinal) {
    known.count = ordinal;
    return -known.numId;
  }
  const depth = level === LIST_LEVEL.clause4 ? 4 : level === LIST_LEVEL.clause3 ? 3 : 2;
  const numId = numbering.addList(
    [{ format, text, indent: clauseIndent(depth), hanging: clauseHanging(depth) }],
    ordinal,
  );
  loose.set(key, { numId, count: ordinal });
  return -numId;
}
