import { elementAt, elementsOf, type XmlElement } from './xml.ts';

/** Counts through a Word file's paragraphs as Word does. */
export interface Numbers {
  /** What Word prints before this paragraph, with what follows the number; empty for bullets and unnumbered ones. */
  readonly next: (paragraph: XmlElement) => string;
}

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly suffix: string;
  readonly legal: boolean;
  /** The level whose step starts this one again, from 1; 0 for never. */
  readonly restartAfter: number | undefined;
}

/** Numbering by ECMA-376 part 1, 17.9: from the paragraph or its styles, counted in each abstract definition. */
export function createNumbers(
  numbering: XmlElement | undefined,
  styles: ReadonlyMap<string, XmlElement>,
): Numbers {
  const abstracts = new Map(
    elementsOf(numbering, 'w:abstractNum').map((one) => [one.attributes['w:abstractNumId'] ?? '', one]),
  );
  const nums = new Map(elementsOf(numbering, 'w:num').map((one) => [one.attributes['w:numId'] ?? '', one]));
  const counters = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();

  return {
    next: (paragraph) => {
      const place = placeOf(paragraph, styles, (numId) => abstracts.get(abstractOf(nums.get(numId)) ?? ''));
      const num = nums.get(place?.numId ?? '');
      const abstract = abstractOf(num);
      if (place === undefined || num === undefined || abstract === undefined) return '';
      const levels = readLevels(abstracts.get(abstract), num);
      const level = levels.get(place.level);
      if (level === undefined) return '';
      const counts = counters.get(abstract) ?? [];
      counters.set(abstract, counts);
      step(counts, place, num, levels, started);
      if (level.format === 'bullet') return '';
      const text = level.text.replace(/%(\d)/g, (_, digit: string) => {
        const index = Number(digit) - 1;
        const shown = levels.get(index);
        if (shown === undefined) return '';
        return formatNumber(counts[index] ?? shown.start, level.legal ? 'decimal' : shown.format);
      });
      return text === '' ? '' : text + (level.suffix === 'nothing' ? '' : ' ');
    },
  };
}

interface NumberPlace {
  readonly numId: string;
  readonly level: number;
}

function placeOf(
  paragraph: XmlElement,
  styles: ReadonlyMap<string, XmlElement>,
  abstractFor: (numId: string) => XmlElement | undefined,
): NumberPlace | undefined {
  const own = elementAt(paragraph, 'w:pPr', 'w:numPr');
  let numId = valueAt(own, 'w:numId');
  let level = valueAt(own, 'w:ilvl');
  let id = valueAt(paragraph, 'w:pPr', 'w:pStyle') ?? defaultStyle(styles);
  for (const seen = new Set<string>(); id !== undefined && !seen.has(id); ) {
    seen.add(id);
    const style = styles.get(id);
    const numPr = elementAt(style, 'w:pPr', 'w:numPr');
    numId ??= valueAt(numPr, 'w:numId');
    // A level that names the style wins over the style's own level.
    const styleId: string = id;
    const linked = elementsOf(abstractFor(numId ?? ''), 'w:lvl').find(
      (one) => valueAt(one, 'w:pStyle') === styleId,
    );
    level ??= linked?.attributes['w:ilvl'] ?? valueAt(numPr, 'w:ilvl');
    id = valueAt(style, 'w:basedOn');
  }
  return numId === undefined || numId === '0' ? undefined : { numId, level: Number(level ?? 0) };
}

function defaultStyle(styles: ReadonlyMap<string, XmlElement>): string | undefined {
  for (const [id, { attributes }] of styles)
    if (attributes['w:type'] === 'paragraph' && attributes['w:default'] === '1') return id;
  return undefined;
}

function abstractOf(num: XmlElement | undefined): string | undefined {
  return valueAt(num, 'w:abstractNumId');
}

function readLevels(abstract: XmlElement | undefined, num: XmlElement): Map<number, Level> {
  const overrides = elementsOf(num, 'w:lvlOverride').flatMap((override) => elementsOf(override, 'w:lvl'));
  return new Map(
    [...elementsOf(abstract, 'w:lvl'), ...overrides].map((one) => [
      Number(one.attributes['w:ilvl']),
      readLevel(one),
    ]),
  );
}

function readLevel(level: XmlElement): Level {
  const legal = elementAt(level, 'w:isLgl');
  const restart = valueAt(level, 'w:lvlRestart');
  return {
    start: Number(valueAt(level, 'w:start') ?? 0),
    format: valueAt(level, 'w:numFmt') ?? 'decimal',
    text: valueAt(level, 'w:lvlText') ?? '',
    suffix: valueAt(level, 'w:suff') ?? 'tab',
    legal: legal !== undefined && legal.attributes['w:val'] !== '0' && legal.attributes['w:val'] !== 'false',
    restartAfter: restart === undefined ? undefined : Number(restart),
  };
}

function step(
  counts: (number | undefined)[],
  { numId, level }: NumberPlace,
  num: XmlElement,
  levels: ReadonlyMap<number, Level>,
  started: Set<string>,
): void {
  const override = elementsOf(num, 'w:lvlOverride').find((one) => one.attributes['w:ilvl'] === String(level));
  const startOverride = valueAt(override, 'w:startOverride');
  const key = `${numId}/${level}`;
  if (startOverride !== undefined && !started.has(key)) counts[level] = Number(startOverride);
  else counts[level] = counts[level] === undefined ? (levels.get(level)?.start ?? 0) : counts[level] + 1;
  started.add(key);
  for (let above = 0; above < level; above++) counts[above] ??= levels.get(above)?.start ?? 0;
  for (const [deeper, { restartAfter }] of levels) {
    if (deeper > level && restartAfter !== 0 && level < (restartAfter ?? deeper)) counts[deeper] = undefined;
  }
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'decimal':
      return String(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'lowerLetter':
      return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
    case 'upperLetter':
      return formatNumber(value, 'lowerLetter').toUpperCase();
    case 'lowerRoman': {
      let rest = value;
      let roman = '';
      for (const [worth, letters] of ROMAN) for (; rest >= worth; rest -= worth) roman += letters;
      return roman;
    }
    case 'upperRoman':
      return formatNumber(value, 'lowerRoman').toUpperCase();
    case 'none':
      return '';
    default:
      throw new Error(`A number format of Word that this reader does not know: ${format}`);
  }
}

function valueAt(element: XmlElement | undefined, ...names: readonly string[]): string | undefined {
  return elementAt(element, ...names)?.attributes['w:val'];
}
