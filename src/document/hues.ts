/** A colour in two strengths, as `#rrggbb`: white text has a contrast of at least 4.5 : 1 on `strong`, dark text on `tint`. */
export interface Hue {
  readonly strong: string;
  readonly tint: string;
}

/** One for each owner of a process; who cannot tell them apart has the owner's name above each column. */
export const HUES: readonly Hue[] = [
  { strong: '#1f4e79', tint: '#e3edf7' },
  { strong: '#8a4a0b', tint: '#fbeedd' },
  { strong: '#22663a', tint: '#e2f1e7' },
  { strong: '#5d3a8e', tint: '#ede6f6' },
  { strong: '#0d6471', tint: '#dff0f2' },
  { strong: '#97283f', tint: '#fae5e9' },
];

/** For what belongs to all owners together. */
export const SHARED_HUE: Hue = { strong: '#474e56', tint: '#eef0f2' };

/** The hue of each column of a process, in order; owners of more columns than there are hues begin again. */
export function huesOf(columns: readonly { readonly shared?: true }[]): Hue[] {
  let owners = 0;
  return columns.map(({ shared }) => (shared ? SHARED_HUE : HUES[owners++ % HUES.length]!));
}
