import type { Signature, Signatures } from '../../document/contract.ts';
import { flattenInlines } from './flatten-inlines.ts';
import { makeRow } from './lay-out-row.ts';
import { baselineOf, layOutText } from './lay-out-text.ts';
import type { Area, LayoutSetting } from './layout-setting.ts';
import type { Slab } from './slab.ts';
import { heightOf } from './slab.ts';
import { addStructure } from './structure-node.ts';
import { styleOf } from './text-style.ts';

const GAP = 30;
const LABEL_WIDTH = 74;
const ROOM_TO_SIGN = 15;
/** Above this share of the page a block is set in one column that may be divided, so that nothing is lost. */
const HIGHEST_SHARE = 0.9;

/** Sets the parties' blocks two abreast; they stand on one page, unless they are higher than it. */
export function layOutSignatures(setting: LayoutSetting, block: Signatures, area: Area): Slab[] {
  const { paper } = setting.book.look;
  const room = paper.height - paper.margin.top - paper.margin.bottom;
  const width = (area.width - GAP) / 2;
  const cells = block.items.map((signature, i) =>
    layOutSignature(setting, signature, area, area.left + (i % 2) * (width + GAP), width),
  );
  const slabs: Slab[] = [];
  for (let i = 0; i < cells.length; i += 2) {
    slabs.push(makeRow({ cells: cells.slice(i, i + 2), left: area.left, width: area.width, padding: 0 }));
  }
  const fits = heightOf(slabs) + 26 * slabs.length < room * HIGHEST_SHARE;
  slabs.forEach((slab, i) => {
    slab.before = i === 0 ? 22 : 26;
    slab.keep = i === slabs.length - 1 ? 'free' : fits ? 'never' : 'rather-not';
  });
  return slabs;
}

function layOutSignature(
  setting: LayoutSetting,
  signature: Signature,
  area: Area,
  left: number,
  width: number,
): Slab[] {
  const { sizes, colours } = setting.book.look;
  const { size, leading } = sizes.body;
  const node = addStructure(area.parent, 'Div');
  const choice = { bold: false, italic: false };
  const party = styleOf(setting.book, {
    family: 'heading',
    bold: true,
    italic: false,
    size,
    colour: colours.text,
  });
  const label = styleOf(setting.book, {
    ...choice,
    family: 'heading',
    size: sizes.table.size,
    colour: colours.muted,
  });
  const value = styleOf(setting.book, { ...choice, family: 'body', size, colour: colours.text });
  const name = flattenInlines(setting, signature.party, party, addStructure(node, 'P'));
  const slabs = layOutText(name, { left, width, leading, size, after: 2 });
  for (const line of signature.lines) {
    const paragraph = addStructure(node, 'P');
    const labelText = flattenInlines(setting, line.label, label, paragraph);
    const labels = layOutText(labelText, { left, width: LABEL_WIDTH - 6, leading, size });
    const from = left + LABEL_WIDTH;
    const blank = line.value.length === 0;
    const values = blank
      ? layOutBlank(setting, paragraph, from, width - LABEL_WIDTH)
      : layOutText(flattenInlines(setting, line.value, value, paragraph), {
          left: from,
          width: width - LABEL_WIDTH,
          leading,
          size,
        });
    const row = makeRow({ cells: [labels, values], left, width, padding: 0 });
    slabs.push({ ...row, before: blank ? ROOM_TO_SIGN : 6 });
  }
  return slabs;
}

function layOutBlank(
  setting: LayoutSetting,
  parent: ReturnType<typeof addStructure>,
  left: number,
  width: number,
): Slab[] {
  const { sizes, colours } = setting.book.look;
  const { size, leading } = sizes.body;
  const style = styleOf(setting.book, {
    family: 'body',
    bold: false,
    italic: false,
    size,
    colour: colours.text,
  });
  const owner = addStructure(parent, 'Span', { alternative: setting.labels.blank });
  const line = { pieces: [{ type: 'blank', run: { style, owner }, width } as const], width };
  return [
    {
      height: leading,
      before: 0,
      after: 0,
      keep: 'free',
      marks: [{ type: 'text', x: left, y: baselineOf(leading, size), line }],
    },
  ];
}
