import type { Look } from '../../document/look.ts';
import { writeFonts } from './fonts.ts';
import { BULLET_STEP, clauseIndent, type TextLevel } from './geometry.ts';
import { WORD_NAMESPACES } from './namespaces.ts';
import { LIST_LEVEL, NUM_ID, type Numbering, type NumberList } from './numbering.ts';
import type { ParagraphStyle } from './paragraph-style.ts';
import { writeCharacterStyles } from './styles-character.ts';
import { clauseStyle, paragraphStyles, writeParagraphStyle } from './styles-paragraph.ts';
import { writeTableStyles } from './styles-table.ts';
import { element, halfPoints, hexColour, twips, val, XML_HEAD } from './xml.ts';

/** How a paragraph departs from a style: each departure is a style of its own, never formatting. */
export interface Variant {
  /** Kept on the page of what follows, with space before it. */
  readonly keep?: boolean;
  /** Indented like the text of clauses of this level; 2 is also the text under a numbered heading. */
  readonly level?: TextLevel;
  /** Numbered in this list instead of the style's own; `none` takes the number away. */
  readonly list?: NumberList | 'none';
  /** Standing after a table, with more space before it. */
  readonly apart?: boolean;
  /** Depth of a bullet, from 1. */
  readonly bullet?: number;
}

/** The styles of one document while it is written: those every contract has and those it came to need. */
export interface StyleSheet {
  /** The id of paragraph style `base` in this variant. */
  readonly paragraph: (base: string, variant?: Variant) => string;
  /** The whole of styles.xml. */
  readonly write: (language: string) => string;
}

/** The styles of a document in `look`; bullets get their lists from `numbering`. */
export function createStyleSheet(look: Look, numbering: Numbering): StyleSheet {
  const base = new Map<string, ParagraphStyle>();
  for (const style of paragraphStyles(look)) base.set(style.id, style);
  const known = new Set(base.keys());
  const added: ParagraphStyle[] = [];
  const add = (style: ParagraphStyle): string => {
    known.add(style.id);
    added.push(style);
    return style.id;
  };

  const paragraph = (id: string, variant: Variant = {}): string => {
    const { keep, apart, level = 0, list = 'main', bullet = 0 } = variant;
    const whole =
      id +
      (list === 'main' ? '' : list === 'none' ? 'Unnumbered' : 'Schedule') +
      (bullet > 0 ? `${bullet}` : '') +
      (level > 0 ? `Level${level}` : '') +
      (apart ? 'Apart' : '') +
      (keep ? 'Keep' : '');
    if (known.has(whole)) return whole;
    if (keep) return add(keptStyle(paragraph(id, { ...variant, keep: false }), whole));
    if (apart) {
      const plain = paragraph(id, { ...variant, apart: false });
      return add({ id: whole, name: `${nameOf(plain)} after table`, basedOn: plain, before: AFTER_TABLE });
    }
    const source = base.get(id);
    if (bullet > 0 && source) {
      const indent = clauseIndent(level) + BULLET_STEP * bullet;
      return add({
        id: whole,
        name: `${source.name} ${bullet} at Level ${level}`,
        basedOn: id,
        indent: [indent, 0],
      });
    }
    if (bullet > 0) {
      // The list names its style and the style its list: the numId is known only once the list is there.
      const indent = bulletIndent(id, level, bullet);
      const text = bullet % 2 === 1 ? '•' : '–';
      const numId = numbering.addList([
        { format: 'bullet', text, style: whole, indent: indent[0], hanging: indent[1] },
      ]);
      return add({ ...bulletStyle(id, bullet, level), id: whole, number: { numId, level: 0 }, indent });
    }
    if (!source) throw new Error(`There is no paragraph style ${id}`);
    if (list === 'schedule' && id === 'Heading2') {
      // Like outside schedules, it inherits the number of the clauses beside it.
      const basedOn = paragraph('ClauseLevel2', { list });
      return add({ ...source, id: whole, name: `${source.name} in Schedule`, basedOn, builtIn: false });
    }
    if (list === 'schedule') {
      const clause = /^ClauseLevel([234])$/.exec(id)?.[1];
      return add(
        clause
          ? clauseStyle(Number(clause) as 2 | 3 | 4, 'schedule')
          : {
              id: whole,
              name: `${source.name} in Schedule`,
              basedOn: id,
              number: { numId: NUM_ID.schedule, level: LIST_LEVEL.heading3 },
            },
      );
    }
    if (list === 'none') {
      return add({
        id: whole,
        name: `${source.name} unnumbered`,
        basedOn: id,
        number: { numId: 0, level: 0 },
        indent: [0, 0],
      });
    }
    const indent = clauseIndent(level) + (source.indent?.[0] ?? 0);
    return add({ id: whole, name: `${source.name} Level ${level}`, basedOn: id, indent: [indent, 0] });
  };

  const nameOf = (id: string): string => (base.get(id) ?? added.find((style) => style.id === id))?.name ?? id;

  const keptStyle = (id: string, whole: string): ParagraphStyle => {
    return {
      id: whole,
      name: `${nameOf(id)} kept with next`,
      basedOn: id,
      keepNext: true,
      ...(/^(Table|Field|Signature|Party)/.test(id) ? {} : { after: 5 }),
    };
  };

  return {
    paragraph,
    write: (language) =>
      XML_HEAD +
      element(
        'w:styles',
        WORD_NAMESPACES,
        writeDefaults(look, language) +
          [...base.values(), ...added].map(writeParagraphStyle).join('') +
          writeCharacterStyles(look) +
          writeTableStyles(look) +
          '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
      ),
  };
}

/** Space before a paragraph that follows a table, in points. */
const AFTER_TABLE = 12;

function bulletIndent(id: string, level: TextLevel, bullet: number): readonly [number, number] {
  const step = id === 'TableListBullet' ? 10 : BULLET_STEP;
  return [clauseIndent(level) + step * bullet, step];
}

function bulletStyle(id: string, bullet: number, level: TextLevel): Omit<ParagraphStyle, 'id'> {
  const depth = bullet === 1 ? '' : ` ${bullet}`;
  if (id === 'TableListBullet')
    return { name: `Table List Bullet${depth}`, basedOn: 'TableText', quick: bullet === 1, before: 1.5 };
  const atLevel = level === 0 ? '' : ` at Level ${level}`;
  return {
    name: `List Bullet${depth}${atLevel}`,
    basedOn: 'BodyText',
    builtIn: level === 0 && bullet <= 5,
    quick: level === 0,
    before: 3,
  };
}

function writeDefaults(look: Look, language: string): string {
  const { size, leading } = look.sizes.body;
  const asian = /^(zh|ja|ko)\b/.test(language);
  return element(
    'w:docDefaults',
    {},
    element(
      'w:rPrDefault',
      {},
      element(
        'w:rPr',
        {},
        writeFonts(look.body) +
          val('w:color', hexColour(look.colours.text)) +
          // Pair kerning from one point upwards, which Word leaves out by default.
          val('w:kern', 2) +
          val('w:sz', halfPoints(size)) +
          val('w:szCs', halfPoints(size)) +
          element('w:lang', { 'w:val': language, 'w:eastAsia': asian ? language : undefined }),
      ),
    ) +
      element(
        'w:pPrDefault',
        {},
        element(
          'w:pPr',
          {},
          '<w:widowControl/>' +
            element('w:spacing', {
              'w:before': 0,
              'w:after': 0,
              'w:line': twips(leading),
              'w:lineRule': 'atLeast',
            }),
        ),
      ),
  );
}
