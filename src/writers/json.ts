import { SEAL_PLACE } from './seal.ts';
import type { Writer } from './writer.ts';

/** The number of the JSON shape; it rises when a reader of the old shape would misread the new one. */
export const JSON_FORMAT = 1;

/** The keys of the tree in the order in which they are printed; any other follows by its letters. */
const KEY_ORDER = [
  'type',
  'language',
  'title',
  'edition',
  'mark',
  'parties',
  'date',
  'labels',
  'id',
  'kind',
  'role',
  'level',
  'number',
  'numbered',
  'schedule',
  'path',
  'target',
  'prefix',
  'href',
  'label',
  'value',
  'align',
  'header',
  'heading',
  'party',
  'topic',
  'columns',
  'rows',
  'cells',
  'lines',
  'items',
  'children',
  'blocks',
];
const RANK = new Map(KEY_ORDER.map((key, index) => [key, index]));

/** Writes the contract tree as JSON: `slakit.format` first, keys in a fixed order, the seal last. */
export const writeJson: Writer = ({ contract }) => {
  const tree = { slakit: { format: JSON_FORMAT }, contract: inOrder(contract), seal: SEAL_PLACE };
  return { content: new TextEncoder().encode(`${JSON.stringify(tree, null, 2)}\n`), problems: [] };
};

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  entries.sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, inOrder(child)]));
}

function rank(key: string): number {
  return RANK.get(key) ?? KEY_ORDER.length;
}
