/** What stands before a clause that has no number of its own: one point, as a bullet. */
export const BULLET = '•';
