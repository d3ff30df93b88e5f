/** What each sign of a comparison says of the order of its two sides: below zero where the left is smaller. */
export function signHolds(order: number): Readonly<Record<'<' | '<=' | '=' | '!=' | '>=' | '>', boolean>> {
  return {
    '<': order < 0,
    '<=': order <= 0,
    '=': order === 0,
    '!=': order !== 0,
    '>=': order >= 0,
    '>': order > 0,
  };
}
