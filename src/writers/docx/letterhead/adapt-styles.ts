import { element, val } from '../xml.ts';
import type { StyleMap } from './map-styles.ts';
import { fold } from './style-names.ts';
import { lineageOf, numberOfStyle, type TextManner, type WordStyle, type WordStyles } from './word-styles.ts';
import { wordAttribute, wordChild, wordValue } from './word-xml.ts';
import type { XmlNode } from './xml-tree.ts';

/** The styles of ours that a letterhead lacks, and what each of ours is called in it. */
export interface AdaptedStyles {
  /** `w:style` elements to put at the end of the letterhead's. */
  readonly xml: string;
  /** Ids in the letterhead by ids of ours; only those that are used. */
  readonly ids: ReadonlyMap<string, string>;
  readonly added: readonly WordStyle[];
}

export interface AdaptInput {
  readonly ours: WordStyles;
  /** The text that the nodes of `ours` were read from. */
  readonly text: string;
  readonly theirs: WordStyles;
  readonly map: StyleMap;
  readonly used: ReadonlySet<string>;
  readonly manner: TextManner;
  /** Whether our style for plain text is one of theirs. */
  readonly plainIsTheirs: boolean;
  /** `w:numId` in the letterhead by that of ours. */
  readonly numId: (ours: string) => number;
}

/** Writes the styles that are missing so that they look like the firm's: its typeface, its sizes, its space between paragraphs. */
export function adaptStyles(input: AdaptInput): AdaptedStyles {
  const { ours, theirs, map } = input;
  const needed = new Set<string>();
  const need = (id: string | undefined): void => {
    if (id === undefined || needed.has(id) || !ours.has(id)) return;
    needed.add(id);
    if (map.has(id)) return;
    const style = ours.get(id)!;
    need(style.basedOn);
    need(wordValue(style.node, 'next'));
  };
  for (const id of input.used) need(id);

  const takenIds = new Set([...theirs.keys()].map((id) => id.toLowerCase()));
  const takenNames = new Set(
    [...theirs.values()].flatMap(({ name, aliases }) => [name, ...aliases].map(fold)),
  );
  const ids = new Map<string, string>();
  const names = new Map<string, string>();
  // In the order of our own styles, so that the same input gives the same bytes.
  const added = [...ours.values()].filter(({ id }) => needed.has(id) && !map.has(id));
  for (const id of needed) {
    const match = map.get(id);
    if (match) ids.set(id, match.theirs.id);
  }
  for (const style of added) {
    ids.set(
      style.id,
      free(
        style.id,
        takenIds,
        (n) => `Contract${style.id}${n}`,
        (one) => one.toLowerCase(),
      ),
    );
    names.set(
      style.id,
      free(style.name, takenNames, (n) => `${style.name} (contract${n})`, fold),
    );
  }
  const xml = added.map((style) => writeStyle(style, input, ids, names.get(style.id) ?? style.name)).join('');
  return { xml, ids, added };
}

function free(
  wanted: string,
  taken: Set<string>,
  other: (suffix: string) => string,
  key: (text: string) => string,
): string {
  let found = wanted;
  for (let n = 1; taken.has(key(found)); n++) found = other(n === 1 ? '' : String(n));
  taken.add(key(found));
  return found;
}

function writeStyle(
  style: WordStyle,
  input: AdaptInput,
  ids: ReadonlyMap<string, string>,
  name: string,
): string {
  const { node } = style;
  const slice = (child: XmlNode): string => input.text.slice(child.from, child.to);
  const reference = (local: string): string => {
    const id = wordValue(node, local);
    const theirs = id === undefined ? undefined : ids.get(id);
    return theirs === undefined ? '' : val(`w:${local}`, theirs);
  };
  const content = node.children.map((child) => {
    switch (child.local) {
      case 'name':
        return val('w:name', name) + reference('basedOn') + reference('next');
      case 'basedOn':
      case 'next':
      case 'pPr':
        return '';
      case 'rPr':
        return (
          writeParagraphProperties(style, input) +
          wrapIfAny('w:rPr', child.children.filter(({ local }) => local !== 'rFonts').map(slice))
        );
      default:
        return slice(child);
    }
  });
  if (!wordChild(node, 'rPr')) content.push(writeParagraphProperties(style, input));
  return element(
    'w:style',
    {
      'w:type': style.type,
      'w:default': style.isDefault ? 1 : undefined,
      'w:customStyle': style.builtIn ? undefined : 1,
      'w:styleId': ids.get(style.id),
    },
    content.join(''),
  );
}

function wrapIfAny(name: string, parts: readonly string[]): string {
  return parts.length === 0 ? '' : element(name, {}, parts.join(''));
}

/** Their order in the schema. */
const ORDER = [
  'keepNext',
  'keepLines',
  'pageBreakBefore',
  'widowControl',
  'numPr',
  'pBdr',
  'shd',
  'tabs',
  'spacing',
  'ind',
  'contextualSpacing',
  'jc',
  'outlineLvl',
];

/** The space above our plain paragraphs, in points; that of the others is in proportion to it. */
const OUR_SPACE = 6;
/** Styles of cells, signatures and what stands between tables: nothing of the firm's spacing may get in. */
const TIGHT = /^(Table|FieldLabel|Topic|PartyColumn|PartyName|Signature|Header)/;

function writeParagraphProperties(style: WordStyle, input: AdaptInput): string {
  if (style.type !== 'paragraph') return '';
  const properties = new Map(
    (wordChild(style.node, 'pPr')?.children ?? []).map((child) => [
      child.local,
      input.text.slice(child.from, child.to),
    ]),
  );
  const number = wordChild(wordChild(style.node, 'pPr'), 'numPr');
  if (number)
    properties.set('numPr', writeNumber(wordValue(number, 'numId') ?? '0', wordValue(number, 'ilvl'), input));
  else {
    // A style of theirs that this one is based on has no number of ours.
    const inherited = numberOfStyle(input.ours, style.id);
    if (inherited && input.map.has(inherited.from))
      properties.set('numPr', writeNumber(inherited.numId, inherited.level, input));
  }
  const spacing = wordChild(wordChild(style.node, 'pPr'), 'spacing');
  const space = writeSpacing(style, spacing, input);
  if (space === '') properties.delete('spacing');
  else properties.set('spacing', space);
  const isRoot = style.basedOn === undefined || style.basedOn === 'Normal';
  if (isRoot && input.manner.indented && !properties.has('ind'))
    properties.set('ind', element('w:ind', { 'w:left': 0, 'w:right': 0, 'w:firstLine': 0 }));
  if (isRoot && input.manner.justified && !properties.has('jc')) properties.set('jc', val('w:jc', 'left'));
  const parts = [...properties].sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b)).map(([, xml]) => xml);
  return wrapIfAny('w:pPr', parts);
}

function writeNumber(numId: string, level: string | undefined, { numId: theirs }: AdaptInput): string {
  return element(
    'w:numPr',
    {},
    (level === undefined || numId === '0' ? '' : val('w:ilvl', level)) +
      val('w:numId', numId === '0' ? 0 : theirs(numId)),
  );
}

function writeSpacing(style: WordStyle, own: XmlNode | undefined, input: AdaptInput): string {
  const spacing: Record<string, string | undefined> = {
    before: wordAttribute(own, 'before'),
    after: wordAttribute(own, 'after'),
    line: wordAttribute(own, 'line'),
    lineRule: wordAttribute(own, 'lineRule'),
  };
  const isRoot = style.basedOn === undefined || style.basedOn === 'Normal';
  const lineage = [...lineageOf(input.ours, style.id)];
  if (input.plainIsTheirs && lineage.some(({ id }) => id === 'BodyText')) {
    // The firm's paragraphs have their space below them; what stands after a table needs its own above.
    const factor = Math.min(2, Math.max(0.5, input.manner.space / OUR_SPACE));
    const scale = (value: string | undefined): string | undefined =>
      value === undefined ? undefined : String(Math.round(Number(value) * factor));
    const direct = style.basedOn === 'BodyText';
    spacing.before = scale(spacing.before ?? (direct ? String(OUR_SPACE * 20) : undefined));
    spacing.after = scale(spacing.after ?? (direct ? '0' : undefined));
  } else if (isRoot) {
    spacing.before ??= '0';
    spacing.after ??= '0';
    if (TIGHT.test(style.id) && spacing.line === undefined) {
      spacing.line = '240';
      spacing.lineRule = 'auto';
    }
  }
  const attributes = Object.fromEntries(Object.entries(spacing).map(([name, value]) => [`w:${name}`, value]));
  return Object.values(spacing).every((value) => value === undefined) ? '' : element('w:spacing', attributes);
}
