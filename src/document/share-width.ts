/** What a column's content needs, in points: its longest word and its longest line. */
export interface Extent {
  readonly narrowest: number;
  readonly widest: number;
}

/**
 * Shares `width` among the columns of a table by their content, the same for every paged format: all lines whole if that fits; else words whole, and short
 * columns unbroken before long ones; else the widest columns give way first and their words are broken.
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

/** Columns that want no more than an equal share have what they want; the others share the rest by what they want. */
function shareByNeed(columns: readonly Extent[], width: number): number[] {
  const widths = columns.map(({ narrowest }) => narrowest);
  const order = columns.map((_, i) => i).sort((a, b) => columns[a]!.widest - columns[b]!.widest || a - b);
  let spare = width - sum(widths);
  order.forEach((column, i) => {
    const { narrowest, widest } = columns[column]!;
    const wants = widest - narrowest;
    const rest = sum(order.slice(i).map((other) => columns[other]!.widest - columns[other]!.narrowest));
    const modest = wants <= spare / (order.length - i) && widest <= width / columns.length;
    const extra = modest ? wants : rest === 0 ? 0 : (spare * wants) / rest;
    widths[column] = narrowest + extra;
    spare -= extra;
  });
  return widths;
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
