import type { Look } from '../../document/look.ts';
import type { ParagraphStyle } from './paragraph-style.ts';
import { element, twips } from './xml.ts';

/** The places at which the words of a legend begin, in points apart. */
const LEGEND_STEP = 84;

/** The paragraph styles of a process and of its legend. */
export function laneStyles(look: Look): readonly ParagraphStyle[] {
  const { sizes, colours, heading } = look;
  const lane = { basedOn: 'TableText', typeface: heading } as const;
  const tabs = [1, 2, 3, 4].map((stop) =>
    element('w:tab', { 'w:val': 'left', 'w:pos': twips(stop * LEGEND_STEP) }),
  );
  return [
    {
      id: 'Legend',
      name: 'Legend',
      ...lane,
      keepNext: true,
      before: 8,
      after: 6,
      colour: colours.muted,
      rulings: element('w:tabs', {}, tabs.join('')),
    },
    { id: 'LaneOwner', name: 'Lane Owner', ...lane, bold: true, align: 'center', colour: '#ffffff' },
    { id: 'LaneStage', name: 'Lane Stage', ...lane, size: sizes.small, exact: true },
    { id: 'LaneStep', name: 'Lane Step', ...lane, quick: true, before: 2, after: 3 },
    { id: 'LaneHandoff', name: 'Lane Handoff', ...lane, quick: true, before: 2, after: 3, colour: '#ffffff' },
  ];
}
