import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FontFiles } from '../../src/document/look.ts';

const require = createRequire(import.meta.url);
const faces = ['400Regular', '400Regular_Italic', '600SemiBold', '600SemiBold_Italic'];
const families = { 'source-serif-4': 'SourceSerif4', 'source-sans-3': 'SourceSans3' };

/** The font files of both families, by the keys that looks name. */
export function readTestFonts(): FontFiles {
  const fonts = new Map<string, Uint8Array>();
  for (const [folder, family] of Object.entries(families)) {
    const root = dirname(require.resolve(`@expo-google-fonts/${folder}/package.json`));
    for (const face of faces)
      fonts.set(`${folder}/${face}`, readFileSync(join(root, face, `${family}_${face}.ttf`)));
  }
  return fonts;
}
