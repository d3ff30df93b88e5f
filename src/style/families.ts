import type { Typeface } from '../document/look.ts';

/** The families of letters that come with slakit, by the names that styles give them. */
export const FAMILIES: Readonly<Record<string, Typeface>> = {
  'source-serif-4': family('Source Serif 4', 'source-serif-4', 'Georgia'),
  'source-sans-3': family('Source Sans 3', 'source-sans-3', 'Calibri'),
};

/** Whether a face is of a family that comes with slakit: `source-sans-3/700Bold`. */
export function isBuiltInFace(key: string): boolean {
  return /^source-(serif-4|sans-3)\/[0-9]00[A-Za-z]+(_Italic)?$/.test(key);
}

function family(name: string, folder: string, fallback: string): Typeface {
  return {
    family: name,
    regular: `${folder}/400Regular`,
    italic: `${folder}/400Regular_Italic`,
    bold: `${folder}/600SemiBold`,
    boldItalic: `${folder}/600SemiBold_Italic`,
    fallback,
  };
}
