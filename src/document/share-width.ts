/** The width of a word, and of the space behind it, in points. */
export interface WordExtent {
  readonly word: number;
  readonly space: number;
}

/** What a column's content needs, in points: its longest word, its longest line, and the words of its texts. */
export interface Extent {
  readonly narrowest: number;
  readonly widest: number;
  readonly texts: readonly (readonly WordExtent[])[];
}

/**
 * Shares `width` among the columns of a table by their content, the same for every paged format: all lines whole if that
 * fits; else words whole and the rows as low as they can be; else the widest columns give way first and their words are
 * broken.
 */
export function shareWidth(columns: readonly Extent[], width: number): number[] {
  const wanted = sum(columns.map(({ widest }) => widest));
  if (wanted <= width) {
    // A narrow table stays narrow; one that nearly fills the line fills it.
    const target = wanted > width * FILLS ? width : wanted;
    return columns.map(
      ({ widest }) =>
        widest * (wanted === 0 ? 0 : target / wanted) + (wanted === 0 ? width / columns.length : 0),
    );
  }
  const least = sum(columns.map(({ narrowest }) => narrowest));
  if (least > width)
    return shareFairly(
      columns.map(({ narrowest }) => narrowest),
      width,
    );
  return shareByNeed(columns, width);
}

const FILLS = 0.55;

/** The highest row as low as it can be with words whole; then, short columns first, each as few lines as there is room for. */
function shareByNeed(columns: readonly Extent[], width: number): number[] {
  const needs = columns.map(needOf);
  const most = Math.max(...columns.map((column) => linesAt(column, column.narrowest)));
  let lines = 1;
  while (lines < most && sum(needs.map((need) => need(lines))) > width) lines++;
  const widths = needs.map((need) => need(lines));
  const shortFirst = columns
    .map((_, i) => i)
    .sort((a, b) => columns[a]!.widest - columns[b]!.widest || a - b);
  for (const column of shortFirst) {
    const others = sum(widths) - widths[column]!;
    for (let fewer = 1; fewer < lines; fewer++) {
      const wanted = needs[column]!(fewer);
      if (others + wanted > width) continue;
      widths[column] = wanted;
      break;
    }
  }
  const spare = (width - sum(widths)) / widths.length;
  return widths.map((each) => each + spare);
}

/** The least width at which no text of a column has more lines than that. */
function needOf(column: Extent): (lines: number) => number {
  const known = new Map<number, number>();
  return (lines) => {
    const found = known.get(lines) ?? leastWidth(column, lines);
    known.set(lines, found);
    return found;
  };
}

function leastWidth(column: Extent, lines: number): number {
  if (linesAt(column, column.narrowest) <= lines) return column.narrowest;
  let [low, high] = [column.narrowest, column.widest];
  while (high - low > 0.5) {
    const middle = (low + high) / 2;
    if (linesAt(column, middle) <= lines) high = middle;
    else low = middle;
  }
  return high;
}

/** The lines of the highest cell, each line taking the words that fit. */
function linesAt({ texts }: Extent, width: number): number {
  let most = 1;
  for (const words of texts) {
    let [lines, used] = [1, 0];
    for (const { word, space } of words) {
      if (used > 0 && used + word > width + TOLERANCE) {
        lines++;
        used = 0;
      }
      used += word + space;
    }
    if (lines > most) most = lines;
  }
  return most;
}

/** Sums of widths may differ in the last digits from how they were measured. */
const TOLERANCE = 0.001;

/** What holds both columns, or all cells of one; of their texts only the longest count. */
export function joinExtents(extents: readonly Extent[]): Extent {
  const longest = extents.flatMap(({ texts }) => texts).sort((a, b) => lengthOf(b) - lengthOf(a));
  return {
    narrowest: Math.max(0, ...extents.map(({ narrowest }) => narrowest)),
    widest: Math.max(0, ...extents.map(({ widest }) => widest)),
    texts: longest.slice(0, MOST_TEXTS),
  };
}

const MOST_TEXTS = 12;

function lengthOf(words: readonly WordExtent[]): number {
  return words.reduce((length, { word, space }) => length + word + space, 0);
}

/** Gives every column what it needs up to an equal share of what is left. */
function shareFairly(needs: readonly number[], width: number): number[] {
  const widths = needs.map(() => 0);
  const order = needs.map((_, i) => i).sort((a, b) => needs[a]! - needs[b]! || a - b);
  let left = width;
  order.forEach((column, i) => {
    widths[column] = Math.min(needs[column]!, left / (order.length - i));
    left -= widths[column]!;
  });
  return widths;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
