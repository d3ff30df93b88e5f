import type { Inline, Signature, Signatures } from '../../document/contract.ts';
import { plainText } from '../../document/walk.ts';
import { TABLE_GAP } from './block-place.ts';
import type { Draft } from './draft.ts';
import { textWidth } from './geometry.ts';
import { writeInlines } from './inlines.ts';
import { writeParagraph } from './runs.ts';
import { writeCell, writeTableProperties, writeTableRow } from './tables.ts';
import { element, twips } from './xml.ts';

/** From this width on, in points, two signatures stand side by side. */
const WIDE_ENOUGH = 330;
/** Between two signatures side by side, and for the labels of their lines, in points. */
const GAP = 30;
const LABEL_WIDTH = 74;

/** The block of signatures: two abreast where there is room, in reading order, kept on one page with the paragraph before it. */
export function writeSignatures(draft: Draft, signatures: Signatures): string {
  const whole = textWidth(draft.look);
  const abreast = whole < WIDE_ENOUGH ? 1 : 2;
  const block = twips(abreast === 1 ? whole : (whole - GAP) / 2);
  const widths = abreast === 1 ? [block] : [block, twips(GAP), block];
  const rows: string[] = [];
  for (let from = 0; from < signatures.items.length; from += abreast) {
    const last = from + abreast >= signatures.items.length;
    const [left, right] = signatures.items
      .slice(from, from + abreast)
      .map((signature) => writeSignature(draft, signature, block, !last));
    const beside =
      abreast === 1 ? '' : writeCell(twips(GAP), TABLE_GAP) + writeCell(block, right ?? TABLE_GAP);
    const cells = writeCell(block, left ?? TABLE_GAP) + beside;
    rows.push(writeTableRow(cells, 'whole'));
  }
  const caption = signatures.items.map(({ party }) => plainText(party)).join(', ');
  return writeBareTable('SignatureTable', widths, caption, rows.join(''));
}

function writeSignature(draft: Draft, signature: Signature, block: number, keep: boolean): string {
  const paragraph = (style: string, content: readonly Inline[], bold = false): string =>
    writeParagraph(draft.styles.paragraph(style, { keep }), writeInlines(draft, content, bold));
  const party = paragraph('PartyName', signature.party, true);
  if (signature.lines.length === 0) return party;
  const widths = [twips(LABEL_WIDTH), block - twips(LABEL_WIDTH)] as const;
  const rows = signature.lines.map((line) => {
    const label = writeCell(widths[0], paragraph('SignatureLabel', line.label));
    return writeTableRow(label + writeCell(widths[1], paragraph('SignatureLine', line.value)), 'whole');
  });
  // The rules to write on are borders of the table's last column, which is a matter of its style.
  const lines = writeBareTable('SignatureLines', widths, plainText(signature.party), rows.join(''));
  return party + lines + TABLE_GAP;
}

function writeBareTable(
  style: 'SignatureTable' | 'SignatureLines',
  widths: readonly number[],
  caption: string,
  rows: string,
): string {
  const table = { style, widths, indent: 0, hasHeader: false, caption, description: '' } as const;
  return element('w:tbl', {}, writeTableProperties(table) + rows);
}
