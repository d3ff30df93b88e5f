import { BULLET } from '../../document/bullet.ts';
import type { Labels } from '../../document/contract.ts';
import type { Scheme } from '../../document/look.ts';
import { BULLET_STEP, clauseHanging, clauseIndent, NUMBER_COLUMN } from './geometry.ts';
import { WORD_NAMESPACES } from './namespaces.ts';
import type { NumberFormat } from './numerals.ts';
import { element, twips, val, XML_HEAD } from './xml.ts';

/** One level of a multi-level list. */
export interface ListLevel {
  readonly format: NumberFormat | 'bullet';
  /** As Word writes it: `%1.%2` for the numbers of the first and second level. */
  readonly text: string;
  /** The paragraph style that the level belongs to. */
  readonly style?: string;
  /** Left indent of the text and how far the number stands left of it, in points. */
  readonly indent: number;
  readonly hanging: number;
  /** What stands between number and text; a tab unless told. */
  readonly follow?: 'tab' | 'space';
  /** What sets the number off from the text, as XML of run properties. */
  readonly run?: string;
}

/** The two lists every contract has. */
export type NumberList = 'main' | 'schedule';

/** `w:numId` of the two lists every contract has. */
export const NUM_ID: Readonly<Record<NumberList, number>> = { main: 1, schedule: 2 };

/** Levels of the multi-level lists by what stands at them (`w:ilvl`, counted from 0). */
export const LIST_LEVEL = {
  heading1: 0,
  heading2: 1,
  clause2: 1,
  heading3: 2,
  clause3: 3,
  clause4: 4,
} as const;

/** What the lists of a contract depend on: how it is numbered, and the words in its numbers. */
export interface NumberWords {
  readonly scheme: Scheme;
  readonly labels: Pick<Labels, 'schedule' | 'heading'>;
}

/** The levels of `list`; the number of a schedule has the run properties `scheduleRun`. */
export function levelsOf(
  list: NumberList,
  { scheme, labels }: NumberWords,
  scheduleRun = '',
): readonly ListLevel[] {
  const schedule = list === 'schedule';
  const clause = (level: 2 | 3 | 4, format: NumberFormat, text: string): ListLevel => ({
    format,
    text,
    style: `ClauseLevel${level}${schedule ? 'Schedule' : ''}`,
    indent: clauseIndent(level),
    hanging: clauseHanging(level),
  });
  const heading3 = (text: string): ListLevel => ({
    format: 'decimal',
    text,
    style: `Heading3${schedule ? 'Schedule' : ''}`,
    indent: NUMBER_COLUMN,
    hanging: NUMBER_COLUMN,
  });
  return [
    schedule
      ? {
          format: 'upperLetter',
          text: `${labels.schedule} %1`,
          style: 'ScheduleHeading',
          indent: 0,
          hanging: 0,
          follow: 'space',
          run: scheduleRun,
        }
      : {
          format: scheme === 'lettered' ? 'upperLetter' : 'decimal',
          text: labels.heading === undefined ? '%1' : `${labels.heading} %1`,
          style: 'Heading1',
          indent: NUMBER_COLUMN,
          hanging: NUMBER_COLUMN,
          ...(labels.heading !== undefined && { follow: 'space' as const }),
        },
    // Inside a schedule, numbers begin again at 1 and do not repeat its letter.
    clause(2, 'decimal', schedule ? '%2' : '%1.%2'),
    heading3(schedule ? '%2.%3' : '%1.%2.%3'),
    clause(3, 'lowerLetter', '(%4)'),
    clause(4, 'lowerRoman', '(%5)'),
  ];
}

/** The lists of one document while it is written. */
export interface Numbering {
  /** Adds a list of its own and gives its `w:numId`. */
  readonly addList: (levels: readonly ListLevel[], start?: number) => number;
  /** Adds a `w:num` over the list of `numId` that starts `level` at `start`. */
  readonly addRestart: (numId: number, level: number, start: number) => number;
  /** The whole of numbering.xml. */
  readonly write: () => string;
}

/** The lists of a document: at first the two that every contract has. */
export function createNumbering(words: NumberWords, scheduleRun: string): Numbering {
  const abstracts: string[] = [];
  const nums: string[] = [];
  const abstractOf = new Map<number, number>();
  const addNum = (abstractId: number, overrides: string): number => {
    const numId = nums.length + 1;
    abstractOf.set(numId, abstractId);
    nums.push(element('w:num', { 'w:numId': numId }, val('w:abstractNumId', abstractId) + overrides));
    return numId;
  };
  const addList = (levels: readonly ListLevel[], start = 1): number => {
    const abstractId = abstracts.length + 1;
    abstracts.push(writeAbstract(abstractId, levels, start));
    return addNum(abstractId, '');
  };
  addList(levelsOf('main', words));
  addList(levelsOf('schedule', words, scheduleRun));
  return {
    addList,
    addRestart: (numId, level, start) =>
      addNum(
        abstractOf.get(numId) ?? NUM_ID.main,
        element('w:lvlOverride', { 'w:ilvl': level }, val('w:startOverride', start)),
      ),
    write: () => `${XML_HEAD}${element('w:numbering', WORD_NAMESPACES, abstracts.join('') + nums.join(''))}`,
  };
}

/** The list of clauses at `level` that are bullets: the bullet hangs just left of where numbered clauses have their text. */
export function bulletLevel(level: 2 | 3 | 4): ListLevel {
  return { format: 'bullet', text: BULLET, indent: clauseIndent(level), hanging: BULLET_STEP };
}

function writeAbstract(id: number, levels: readonly ListLevel[], start: number): string {
  const hex = (0x51a00000 + id).toString(16).toUpperCase();
  return element(
    'w:abstractNum',
    { 'w:abstractNumId': id },
    val('w:nsid', hex) +
      val('w:multiLevelType', levels.length > 1 ? 'multilevel' : 'singleLevel') +
      val('w:tmpl', hex) +
      levels.map((level, index) => writeLevel(level, index, start)).join(''),
  );
}

function writeLevel(level: ListLevel, index: number, start: number): string {
  return element(
    'w:lvl',
    { 'w:ilvl': index },
    val('w:start', start) +
      val('w:numFmt', level.format) +
      (level.style === undefined ? '' : val('w:pStyle', level.style)) +
      (level.follow === 'space' ? val('w:suff', 'space') : '') +
      val('w:lvlText', level.text) +
      val('w:lvlJc', 'left') +
      element('w:pPr', {}, writeIndent(level.indent, level.hanging)) +
      (level.run === undefined || level.run === '' ? '' : element('w:rPr', {}, level.run)),
  );
}

/** `w:ind` for text at `left` points with its first line hanging `hanging` points out of it. */
export function writeIndent(left: number, hanging: number): string {
  return element('w:ind', {
    'w:left': twips(left),
    'w:hanging': hanging === 0 ? undefined : twips(hanging),
    'w:firstLine': hanging === 0 ? 0 : undefined,
  });
}
