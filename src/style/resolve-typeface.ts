import type { Typeface } from '../document/look.ts';
import { nearest } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { Chosen } from './chosen.ts';
import { FAMILIES, isBuiltInFace } from './families.ts';
import type { TypefaceChoice } from './style-file.ts';

const USUAL = FAMILIES['source-serif-4']!;

/** Tables that a font has to have to be set in a PDF. */
const NEEDED_TABLES = ['glyf', 'loca', 'head', 'hhea', 'hmtx', 'maxp', 'cmap', 'OS/2', 'post', 'name'];

/** The typeface that a style or an agreement chooses; its own files are added to `fonts`, what is wrong to `problems`. */
export function resolveTypeface(
  chosen: Chosen<TypefaceChoice>,
  fonts: Map<string, Uint8Array>,
  problems: Problem[],
): Typeface {
  const { value, path, source } = chosen;
  const choice = typeof value === 'string' ? { family: value } : value;
  if (choice.regular === undefined) {
    const found = FAMILIES[choice.family.trim().toLowerCase().replace(/\s+/g, '-')];
    if (found) return found;
    const close = nearest(choice.family, Object.keys(FAMILIES));
    problems.push({
      rule: 'template/unknown-font',
      severity: 'error',
      message: `slakit has no font \`${choice.family.slice(0, 60)}\``,
      hint:
        close === undefined
          ? `it has ${Object.keys(FAMILIES)
              .map((name) => `\`${name}\``)
              .join(' and ')}; for another one name its files: \`{ family: …, regular: fonts/….ttf }\``
          : `did you mean \`${close}\`?`,
      place: source.locate(path),
      path,
    });
    return USUAL;
  }
  const face = (name: 'regular' | 'italic' | 'bold' | 'boldItalic'): string | undefined => {
    const file = choice[name];
    if (file === undefined || isBuiltInFace(file)) return file;
    const key = `${source.file}:${file}`;
    if (fonts.has(key)) return key;
    const bytes = chosen.readFile(file);
    const fault = bytes === undefined ? 'is not there' : faultOf(bytes);
    if (bytes && fault === undefined) {
      fonts.set(key, bytes);
      return key;
    }
    problems.push({
      rule: 'template/bad-font',
      severity: 'error',
      message: `The font \`${file}\` ${fault}`,
      hint: 'name a static TrueType file (.ttf) of the project',
      place: source.locate(`${path}/${name}`),
      path: `${path}/${name}`,
    });
    return undefined;
  };
  const [regular, bold, italic] = [face('regular'), face('bold'), face('italic')];
  if (regular === undefined) return USUAL;
  return {
    family: choice.family,
    regular,
    italic: italic ?? regular,
    bold: bold ?? regular,
    boldItalic: face('boldItalic') ?? bold ?? regular,
    fallback: choice.fallback ?? 'Arial',
  };
}

/** Why a file cannot be used as a font; undefined if it can (OpenType specification 1.9, "table directory"). */
function faultOf(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return 'is no TrueType font';
  const signature = view.getUint32(0);
  if (signature === 0x4f54544f) return 'has PostScript outlines, which are not supported';
  if (signature !== 0x00010000 && signature !== 0x74727565) return 'is no TrueType font';
  const tables = new Set<string>();
  for (let at = 12; at < 12 + 16 * view.getUint16(4); at += 16) {
    if (at + 16 > bytes.length) return 'is cut off';
    if (view.getUint32(at + 8) + view.getUint32(at + 12) > bytes.length) return 'is cut off';
    tables.add(String.fromCharCode(...bytes.subarray(at, at + 4)));
  }
  if (tables.has('fvar')) return 'is a variable font, which is not supported';
  const missing = NEEDED_TABLES.find((name) => !tables.has(name));
  return missing === undefined ? undefined : `has no table \`${missing}\``;
}
