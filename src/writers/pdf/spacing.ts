/** The measures of the page that no style changes, in points. */
export const spacing = {
  /** From the margin, where numbers hang, to the text of numbered sections and clauses. */
  gutter: 34,
  /** From one level of clauses to the next. */
  step: 25,
  /** From a bullet to its text. */
  bullet: 12,
  paragraph: 6,
  item: 3,
  hairline: 0.5,
  rowPadding: 4,
  cellPadding: 7,
  /** Of cells that stand in a row of four or more. */
  narrowPadding: 5,
} as const;
