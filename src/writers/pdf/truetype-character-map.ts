/** Reads the Unicode `cmap` at `offset`: the glyph of each code point, from a subtable of format 12 or else 4. */
export function readCharacterMap(view: DataView, offset: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let i = 0; i < view.getUint16(offset + 2); i++) {
    const record = offset + 4 + 8 * i;
    const platform = view.getUint16(record);
    const unicode = platform === 0 || (platform === 3 && [1, 10].includes(view.getUint16(record + 2)));
    const subtable = offset + view.getUint32(record + 4);
    if (unicode) found.set(view.getUint16(subtable), subtable);
  }
  const groups = found.get(12);
  if (groups !== undefined) return readGroups(view, groups);
  const segments = found.get(4);
  if (segments !== undefined) return readSegments(view, segments);
  throw new Error('The font has no Unicode character map');
}

function readGroups(view: DataView, offset: number): Map<number, number> {
  const map = new Map<number, number>();
  for (let i = 0; i < view.getUint32(offset + 12); i++) {
    const group = offset + 16 + 12 * i;
    const first = view.getUint32(group);
    const glyph = view.getUint32(group + 8);
    for (let code = first; code <= view.getUint32(group + 4); code++) map.set(code, glyph + code - first);
  }
  return map;
}

function readSegments(view: DataView, offset: number): Map<number, number> {
  const map = new Map<number, number>();
  const doubled = view.getUint16(offset + 6);
  for (let i = 0; i < doubled; i += 2) {
    const last = view.getUint16(offset + 14 + i);
    const first = view.getUint16(offset + 16 + doubled + i);
    const delta = view.getUint16(offset + 16 + 2 * doubled + i);
    const rangeAt = offset + 16 + 3 * doubled + i;
    const range = view.getUint16(rangeAt);
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const raw = range === 0 ? code : view.getUint16(rangeAt + range + 2 * (code - first));
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff;
      if (glyph !== 0) map.set(code, glyph);
    }
  }
  return map;
}
