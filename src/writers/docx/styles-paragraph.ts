import { type Colours, type Furniture, type Look, logoRoom, type Size } from '../../document/look.ts';
import { writeFonts } from './fonts.ts';
import { isRightOnly } from './furniture.ts';
import {
  BULLET_STEP,
  clauseHanging,
  clauseIndent,
  NUMBER_COLUMN,
  textHeight,
  textWidth,
} from './geometry.ts';
import { LIST_LEVEL, NUM_ID, type NumberList, writeIndent } from './numbering.ts';
import type { ParagraphStyle } from './paragraph-style.ts';
import { laneStyles } from './styles-lanes.ts';
import { element, halfPoints, hexColour, twips, val } from './xml.ts';

/** `w:style` for a paragraph style, its parts in the order of the schema. */
export function writeParagraphStyle(style: ParagraphStyle): string {
  const paragraph =
    (style.keepNext ? '<w:keepNext/>' : '') +
    (style.keepLines ? '<w:keepLines/>' : '') +
    (style.newPage ? '<w:pageBreakBefore/>' : '') +
    (style.number ? writeNumber(style.number) : '') +
    (style.rulings ?? '') +
    writeSpacing(style) +
    (style.indent ? writeIndent(...style.indent) : '') +
    (style.align ? val('w:jc', style.align) : '') +
    (style.outline === undefined ? '' : val('w:outlineLvl', style.outline));
  const run =
    (style.typeface ? writeFonts(style.typeface) : '') +
    toggle('b', style.bold) +
    toggle('i', style.italic) +
    (style.colour ? val('w:color', hexColour(style.colour)) : '') +
    (style.size ? val('w:sz', halfPoints(style.size.size)) + val('w:szCs', halfPoints(style.size.size)) : '');
  return element(
    'w:style',
    {
      'w:type': 'paragraph',
      'w:default': style.id === 'Normal' ? 1 : undefined,
      'w:customStyle': style.builtIn ? undefined : 1,
      'w:styleId': style.id,
    },
    val('w:name', style.name) +
      (style.basedOn ? val('w:basedOn', style.basedOn) : '') +
      (style.next ? val('w:next', style.next) : '') +
      (style.quick ? '<w:qFormat/>' : '') +
      (paragraph === '' ? '' : element('w:pPr', {}, paragraph)) +
      (run === '' ? '' : element('w:rPr', {}, run)),
  );
}

/** `w:numPr` of a list level. */
export function writeNumber(number: { readonly numId: number; readonly level: number }): string {
  const level = number.numId === 0 ? '' : val('w:ilvl', number.level);
  return element('w:numPr', {}, level + val('w:numId', number.numId));
}

function writeSpacing(style: ParagraphStyle): string {
  if (style.before === undefined && style.after === undefined && style.size === undefined) return '';
  return element('w:spacing', {
    'w:before': style.before === undefined ? undefined : twips(style.before),
    'w:after': style.after === undefined ? undefined : twips(style.after),
    'w:line': style.size ? twips(style.size.leading) : undefined,
    'w:lineRule': style.size ? (style.exact ? 'exact' : 'atLeast') : undefined,
  });
}

function toggle(name: 'b' | 'i', on: boolean | undefined): string {
  if (on === undefined) return '';
  const attributes = on ? {} : { 'w:val': 0 };
  return element(`w:${name}`, attributes) + element(`w:${name}Cs`, attributes);
}

/** A tab stop. */
function tab(position: number, kind: 'left' | 'center' | 'right', leader?: 'dot'): string {
  return element('w:tab', { 'w:val': kind, 'w:leader': leader, 'w:pos': twips(position) });
}

/** A ruling on one side of a paragraph; `weight` in points, `space` to the text in points. */
function ruling(side: 'bottom' | 'left', weight: number, colour: string, space: number): string {
  return element(`w:${side}`, {
    'w:val': 'single',
    'w:sz': weight * 8,
    'w:space': space,
    'w:color': hexColour(colour),
  });
}

/** The column of numbers in a contents list, in points: narrower than any heading without a number. */
const CONTENTS_NUMBER: Readonly<Record<Look['numbering'], number>> = {
  decimal: 22,
  lettered: 22,
  steps: 40,
  articles: 50,
};

/** The paragraph styles every contract has. */
export function paragraphStyles(look: Look): readonly ParagraphStyle[] {
  const { sizes, colours } = look;
  return [
    { id: 'Normal', name: 'Normal', builtIn: true, quick: true },
    { id: 'BodyText', name: 'Body Text', basedOn: 'Normal', builtIn: true, quick: true, before: 6 },
    { id: 'LeadIn', name: 'Lead-in', basedOn: 'BodyText', quick: true, keepNext: true, after: 5 },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'BodyText',
      quick: true,
      colour: colours.muted,
    },
    {
      id: 'Guidance',
      name: 'Guidance',
      basedOn: 'BodyText',
      quick: true,
      italic: true,
      colour: colours.muted,
      before: 10,
      after: 4,
      rulings: element('w:pBdr', {}, ruling('left', 2.25, colours.rule, 10)),
      indent: [12, 0],
    },
    ...headingStyles(look),
    ...([2, 3, 4] as const).map((level) => clauseStyle(level, 'main')),
    {
      id: 'ListContinue',
      name: 'List Continue',
      basedOn: 'BodyText',
      builtIn: true,
      before: 3,
      indent: [BULLET_STEP, 0],
    },
    ...tableStyles(look),
    ...laneStyles(look),
    {
      id: 'PartyName',
      name: 'Party Name',
      basedOn: 'Normal',
      quick: true,
      typeface: look.heading,
      bold: true,
      size: sizes.body,
      exact: true,
      before: 18,
    },
    {
      id: 'SignatureLine',
      name: 'Signature Line',
      basedOn: 'Normal',
      quick: true,
      before: 14,
    },
    {
      id: 'SignatureLabel',
      name: 'Signature Label',
      basedOn: 'SignatureLine',
      quick: true,
      size: { size: sizes.table.size, leading: sizes.body.leading },
      typeface: look.heading,
      colour: colours.muted,
    },
    ...furnitureStyles(look, colours),
  ];
}

function headingStyles(look: Look): readonly ParagraphStyle[] {
  const { sizes, colours } = look;
  const heading = (level: 1 | 2 | 3, size: Size, before: number, colour: string): ParagraphStyle => ({
    id: `Heading${level}`,
    name: `heading ${level}`,
    // A level of a list belongs to one style; headings of the second level inherit that of the clauses beside them.
    basedOn: level === 2 ? 'ClauseLevel2' : 'Normal',
    next: 'BodyText',
    builtIn: true,
    quick: true,
    keepNext: true,
    keepLines: true,
    ...(level === 2 ? {} : { number: { numId: NUM_ID.main, level: LIST_LEVEL[`heading${level}`] } }),
    before,
    after: level === 1 ? 5 : 2,
    size,
    exact: true,
    indent: [NUMBER_COLUMN, NUMBER_COLUMN],
    outline: level - 1,
    typeface: look.heading,
    bold: true,
    colour,
  });
  return [
    {
      id: 'Title',
      name: 'Title',
      basedOn: 'Normal',
      next: 'BodyText',
      builtIn: true,
      quick: true,
      keepNext: true,
      keepLines: true,
      before: 0,
      after: 16,
      size: sizes.title,
      exact: true,
      typeface: look.heading,
      bold: true,
      colour: colours.accent,
      rulings: element('w:pBdr', {}, ruling('bottom', 1, colours.accent, 10)),
    },
    {
      id: 'CoverTitle',
      name: 'Cover Title',
      basedOn: 'Title',
      next: 'Subtitle',
      before: Math.max(0, textHeight(look) * 0.24 - logoRoom(look)),
      size: { size: sizes.title.size * 1.3, leading: sizes.title.leading * 1.3 },
      exact: true,
    },
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'BodyText',
      builtIn: true,
      after: 6,
      size: { size: sizes.heading1.size, leading: sizes.heading1.leading + 2 },
      exact: true,
      typeface: look.heading,
    },
    {
      id: 'CoverGap',
      name: 'Cover Gap',
      basedOn: 'Normal',
      before: 0,
      after: 0,
      size: { size: 1, leading: textHeight(look) * 0.2 },
      exact: true,
    },
    heading(1, sizes.heading1, 22, colours.accent),
    heading(2, sizes.heading2, 12, colours.text),
    heading(3, sizes.heading3, 9, colours.text),
    {
      id: 'ScheduleHeading',
      name: 'Schedule Heading',
      basedOn: 'Heading1',
      next: 'BodyText',
      quick: true,
      newPage: true,
      number: { numId: NUM_ID.schedule, level: LIST_LEVEL.heading1 },
      before: 0,
      after: 8,
      indent: [0, 0],
      outline: 0,
    },
  ];
}

/** The style of numbered clauses of `level` in `list`. */
export function clauseStyle(level: 2 | 3 | 4, list: NumberList): ParagraphStyle {
  const main = list === 'main';
  return {
    id: `ClauseLevel${level}${main ? '' : 'Schedule'}`,
    name: `Clause Level ${level}${main ? '' : ' in Schedule'}`,
    basedOn: main ? 'BodyText' : `ClauseLevel${level}`,
    quick: main,
    number: { numId: NUM_ID[list], level: LIST_LEVEL[`clause${level}`] },
    before: level === 2 ? 6 : 4,
    indent: [clauseIndent(level), clauseHanging(level)],
  };
}

function tableStyles(look: Look): readonly ParagraphStyle[] {
  const { sizes, colours } = look;
  const header = {
    keepNext: true,
    typeface: look.heading,
    bold: true,
    size: sizes.table,
    exact: true,
  } as const;
  return [
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      quick: true,
      before: 0,
      size: sizes.table,
      exact: true,
    },
    { id: 'TableTextRight', name: 'Table Text Right', basedOn: 'TableText', align: 'right' },
    { id: 'TableTextCentred', name: 'Table Text Centred', basedOn: 'TableText', align: 'center' },
    { id: 'TableHeader', name: 'Table Header', basedOn: 'Normal', quick: true, ...header },
    { id: 'TableHeaderRight', name: 'Table Header Right', basedOn: 'TableHeader', align: 'right' },
    { id: 'TableHeaderCentred', name: 'Table Header Centred', basedOn: 'TableHeader', align: 'center' },
    {
      id: 'PartyColumn',
      name: 'Party Column',
      basedOn: 'TableHeader',
      quick: true,
      size: sizes.body,
      exact: true,
      colour: colours.accent,
    },
    {
      id: 'FieldLabel',
      name: 'Field Label',
      basedOn: 'TableText',
      quick: true,
      typeface: look.heading,
      colour: colours.muted,
    },
    {
      id: 'Topic',
      name: 'Topic',
      basedOn: 'TableText',
      quick: true,
      keepNext: true,
      typeface: look.heading,
      bold: true,
    },
    { id: 'TableNote', name: 'Table Note', basedOn: 'TableText', colour: colours.muted },
    {
      id: 'TableGuidance',
      name: 'Table Guidance',
      basedOn: 'TableText',
      italic: true,
      colour: colours.muted,
    },
    {
      id: 'TableGap',
      name: 'Table Gap',
      basedOn: 'Normal',
      before: 0,
      after: 0,
      size: { size: 1, leading: 12 },
      exact: true,
    },
  ];
}

function furnitureStyles(look: Look, colours: Colours): readonly ParagraphStyle[] {
  const { sizes } = look;
  const width = textWidth(look);
  const tabs = ({ centre }: Furniture): string =>
    element('w:tabs', {}, (centre.length > 0 ? tab(width / 2, 'center') : '') + tab(width, 'right'));
  const furniture = {
    basedOn: 'Normal',
    builtIn: true,
    typeface: look.heading,
    colour: colours.muted,
  } as const;
  return [
    ...(look.logo
      ? [
          {
            id: 'Logo',
            name: 'Logo',
            basedOn: 'Normal',
            before: 0,
            after: logoRoom(look) - look.logo.height,
            keepNext: true,
          },
        ]
      : []),
    {
      id: 'TOCHeading',
      name: 'TOC Heading',
      basedOn: 'Normal',
      next: 'BodyText',
      builtIn: true,
      quick: true,
      keepNext: true,
      before: 14,
      after: 4,
      size: sizes.heading2,
      exact: true,
      typeface: look.heading,
      bold: true,
      colour: colours.accent,
    },
    {
      id: 'TOC1',
      name: 'toc 1',
      basedOn: 'Normal',
      next: 'Normal',
      builtIn: true,
      before: 3,
      rulings: element(
        'w:tabs',
        {},
        tab(CONTENTS_NUMBER[look.numbering], 'left') + tab(textWidth(look), 'right', 'dot'),
      ),
      indent: [CONTENTS_NUMBER[look.numbering], CONTENTS_NUMBER[look.numbering]],
    },
    {
      id: 'Header',
      name: 'header',
      ...furniture,
      size: sizes.small,
      exact: true,
      rulings: element('w:pBdr', {}, ruling('bottom', 0.5, colours.rule, 4)) + tabs(look.header),
    },
    {
      id: 'HeaderFirst',
      name: 'Header First Page',
      basedOn: 'Normal',
      typeface: look.heading,
      colour: colours.muted,
      size: sizes.small,
      exact: true,
      align: 'right',
    },
    {
      id: 'Footer',
      name: 'footer',
      ...furniture,
      size: sizes.small,
      exact: true,
      ...(isRightOnly(look.footer) ? { align: 'right' as const } : { rulings: tabs(look.footer) }),
    },
  ];
}
