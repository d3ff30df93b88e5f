/** What a column's content needs, in points: its longest word and its longest line. */
export interface Extent {
  readonly narrowest: number;
  readonly widest: number;
}

/** A table that would fill more than this share of the line fills it. */
const FILLS = 0.55;

/** Shares at most `width` points among columns: lines whole if they fit, else words whole and the rest by need. */
export function shareWidth(columns: readonly Extent[], width: number): number[] {
  const wanted = columns.reduce((sum, { widest }) => sum + widest, 0);
  const least = columns.reduce((sum, { narrowest }) => sum + narrowest, 0);
  if (wanted <= width) {
    const target = wanted > width * FILLS ? width : wanted;
    return columns.map(({ widest }) => (widest * target) / (wanted || 1));
  }
  if (least >= width) return columns.map(({ narrowest }) => (narrowest * width) / least);
  return columns.map(
    ({ narrowest, widest }) => narrowest + ((widest - narrowest) * (width - least)) / (wanted - least),
  );
}
