import type { Block, Clause, List, Paragraph, Section } from '../../document/contract.ts';
import { unreachable } from '../../problem.ts';
import { type BlockPlace, endsInTable, TABLE_GAP } from './block-place.ts';
import { writeCover } from './cover.ts';
import type { Draft } from './draft.ts';
import { writeInlines } from './inlines.ts';
import { writeLanes, writeLegend, writeSteps } from './lanes.ts';
import type { NumberPlace } from './plan-numbers.ts';
import { writeParagraph } from './runs.ts';
import { writeSignatures } from './signatures.ts';
import { writeNumber } from './styles-paragraph.ts';
import { writeTable } from './tables.ts';

/** Paragraphs and tables for `blocks`. */
export function writeBlocks(draft: Draft, blocks: readonly Block[], place: BlockPlace): string {
  let body = '';
  let afterTable = place.apart === true;
  let touches = false;
  for (const block of blocks) {
    // Word would join two tables that touch, also where one ends a section and the next stands after it.
    if (touches && (block.type === 'table' || block.type === 'signatures')) body += TABLE_GAP;
    body += writeBlock(draft, block, { ...place, apart: afterTable && place.cell === undefined });
    touches = endsInTable(block);
    afterTable = touches;
  }
  return body;
}

function writeBlock(draft: Draft, block: Block, place: BlockPlace): string {
  switch (block.type) {
    case 'cover':
      return writeCover(draft, block, place, writeBlocks);
    case 'title':
      return writeParagraph('Title', writeInlines(draft, block.children, true));
    case 'section':
      return writeSection(draft, block, place);
    case 'paragraph':
      return writePlainParagraph(draft, block, place);
    case 'clauses':
      return block.items
        .map((clause, index) =>
          writeClause(draft, clause, block.level, index === 0 ? place : { ...place, apart: false }),
        )
        .join('');
    case 'list':
      if (block.legend) return writeLegend(draft, block);
      return block.items.some(({ shape }) => shape !== undefined)
        ? writeSteps(draft, block, place, writeBlocks)
        : writeList(draft, block, place);
    case 'table':
      return block.kind === 'lanes'
        ? writeLanes(draft, block, place, writeBlocks)
        : writeTable(draft, block, place, writeBlocks);
    case 'signatures':
      return writeSignatures(draft, block);
    default:
      return unreachable(block);
  }
}

function writeSection(draft: Draft, section: Section, place: BlockPlace): string {
  const heading = writeInlines(draft, section.heading, true);
  const at = draft.numbers.get(section);
  const base = section.schedule ? 'ScheduleHeading' : `Heading${section.level}`;
  const list = section.schedule ? 'main' : section.number === undefined ? 'none' : (at?.list ?? 'main');
  const style = draft.styles.paragraph(base, { list });
  const level = section.number === undefined || section.schedule ? 0 : 2;
  return (
    writeParagraph(style, draft.bookmarks.wrap(section.id, heading), ownNumber(at)) +
    writeBlocks(draft, section.children, { ...place, level, subject: section.heading, apart: false })
  );
}

/** The number of a paragraph whose style would print another one. */
function ownNumber(at: NumberPlace | undefined): string {
  return at?.numId === undefined ? '' : writeNumber({ numId: at.numId, level: at.level });
}

const ROLE_STYLES: Readonly<Record<Paragraph['role'], string>> = {
  text: 'BodyText',
  lead: 'LeadIn',
  note: 'Note',
  guidance: 'Guidance',
};

function writePlainParagraph(draft: Draft, paragraph: Paragraph, place: BlockPlace): string {
  const keep = draft.kept.has(paragraph);
  const content = writeInlines(draft, paragraph.children);
  if (place.cell !== undefined) {
    const style =
      paragraph.role === 'text' || paragraph.role === 'lead'
        ? place.cell
        : `Table${ROLE_STYLES[paragraph.role]}`;
    return writeParagraph(draft.styles.paragraph(style, { keep }), content);
  }
  const { level, apart = false } = place;
  if (place.bullets > 0 && paragraph.role === 'text') {
    return writeParagraph(
      draft.styles.paragraph('ListContinue', { level, keep, apart, bullet: place.bullets }),
      content,
    );
  }
  const base = paragraph.role === 'text' && keep ? 'LeadIn' : ROLE_STYLES[paragraph.role];
  return writeParagraph(
    draft.styles.paragraph(base, { level, apart, keep: keep && base !== 'LeadIn' }),
    content,
  );
}

function writeClause(draft: Draft, clause: Clause, level: 2 | 3 | 4, place: BlockPlace): string {
  const at = draft.numbers.get(clause);
  const first = clause.children[0];
  const hasText = first?.type === 'paragraph';
  const list = at?.list ?? (clause.number === undefined ? 'none' : 'main');
  const keep = hasText ? draft.kept.has(first) : clause.children.length > 0;
  const style = draft.styles.paragraph(`ClauseLevel${level}`, { list, keep, apart: place.apart === true });
  // A clause that begins with a table or a list still has its number, on a line of its own.
  const content = draft.bookmarks.wrap(clause.id, hasText ? writeInlines(draft, first.children) : '');
  const rest = hasText ? clause.children.slice(1) : clause.children;
  return (
    writeParagraph(style, content, ownNumber(at)) +
    writeBlocks(draft, rest, { ...place, level, bullets: 0, apart: false })
  );
}

function writeList(draft: Draft, list: List, place: BlockPlace): string {
  const inside: BlockPlace = { ...place, bullets: place.bullets + 1 };
  const base = place.cell === undefined ? 'ListBullet' : 'TableListBullet';
  const level = place.cell === undefined ? place.level : 0;
  return list.items
    .map((item, index) => {
      const first = item.children[0];
      const apart = index === 0 && place.apart === true;
      if (first?.type !== 'paragraph') return writeBlocks(draft, item.children, { ...inside, apart });
      const style = draft.styles.paragraph(base, {
        level,
        bullet: inside.bullets,
        apart,
        keep: draft.kept.has(first),
      });
      return (
        writeParagraph(style, writeInlines(draft, first.children)) +
        writeBlocks(draft, item.children.slice(1), { ...inside, apart: false })
      );
    })
    .join('');
}
