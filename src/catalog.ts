import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };
import { read } from './agreement/read.ts';
import type { FontFiles, Look, Typeface } from './document/look.ts';
import { lookOf, type StyleFile } from './document/style.ts';
import type { LintWords } from './lint/lint-words.ts';
import type { TemplateFile, TemplateFiles } from './template/site.ts';
import { layWords, type Words } from './template/words.ts';

/** What slakit finds on disk: templates, styles, labels, fonts and schemas; the user's own before the built-in. */
export interface Catalog {
  /** The templates of a language; those in the folder of a style go before the general ones beside it. */
  readonly templates: (language: string, style?: string) => TemplateFiles;
  /** The fixed words of a language, with those of a style laid over them; undefined if the language has none. */
  readonly words: (language: string, style?: string) => Words | undefined;
  /** The words of a language that rules look for; none if there are none. */
  readonly lintWords: (language: string) => LintWords;
  /** The look of a style; undefined if there is no such style. */
  readonly look: (style: string, paper?: Look['paper']['name']) => Look | undefined;
  /** What the `style.yaml` of a style holds; undefined if there is no such style. */
  readonly style: (name: string) => StyleFile | undefined;
  readonly styles: () => string[];
  readonly fonts: (look: Look) => FontFiles;
}

const NAME = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/;
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/;

/** The folder of this package, wherever a build has put this file below it. */
const packageRoot = remember((from: string): string => {
  const folder = dirname(from);
  return existsSync(join(folder, 'templates', 'agreements')) ? folder : packageRoot(folder);
});

function root(): string {
  return packageRoot(fileURLToPath(import.meta.url));
}

const builtIn = new Map<string, Catalog>();

/** The catalog of the given template folders, searched in order, then the built-in one. One per folders and process. */
export function openCatalog(folders: readonly string[] = []): Catalog {
  const key = folders.join('\0');
  let catalog = builtIn.get(key);
  if (!catalog) {
    const own = join(root(), 'templates');
    catalog = createCatalog([...folders.filter((folder) => resolve(folder) !== own), own]);
    builtIn.set(key, catalog);
  }
  return catalog;
}

function createCatalog(folders: readonly string[]): Catalog {
  /** The first there is of these paths, folder by folder. */
  const find = (...relatives: readonly string[]): TemplateFile | undefined => {
    for (const folder of folders) {
      for (const relative of relatives) {
        const path = join(folder, relative);
        if (existsSync(path)) return { file: displayName(path, folder), text: readFileSync(path, 'utf8') };
      }
    }
    return undefined;
  };
  const templates = remember((key: string): TemplateFiles => {
    const [language = '', style = ''] = key.split(' ');
    return remember((name: string) => {
      if (!NAME.test(name) || !LANGUAGE.test(language)) return undefined;
      const path = `${name.replace(/^clauses\//, `clauses/${language}/`)}.md.hbs`;
      return NAME.test(style) ? find(`styles/${style}/${path}`, path) : find(path);
    });
  });
  const words = remember((key: string): Words | undefined => {
    const [language = '', style = ''] = key.split(' ');
    const file = LANGUAGE.test(language) ? find(`labels/${language}.yaml`) : undefined;
    const own = file && NAME.test(style) ? find(`styles/${style}/labels/${language}.yaml`) : undefined;
    return file && layWords(readData(file) as Words, own ? (readData(own) as Partial<Words>) : {});
  });
  const lintWords = remember((language: string): LintWords => {
    const file = LANGUAGE.test(language) ? find(`lint/${language}.yaml`) : undefined;
    return file ? (readData(file) as LintWords) : {};
  });
  const style = remember((name: string): StyleFile | undefined => {
    const file = NAME.test(name) ? find(`styles/${name}/style.yaml`) : undefined;
    return file && (readData(file) as StyleFile);
  });
  const look = remember((key: string): Look | undefined => {
    const [name = '', paper = ''] = key.split(' ');
    const file = style(name);
    return file && lookOf(name, file, paper);
  });
  return {
    templates: (language, style) => templates(`${language} ${style ?? ''}`),
    words: (language, style) => words(`${language} ${style ?? ''}`),
    lintWords,
    style,
    look: (name, paper) => look(`${name} ${paper ?? ''}`),
    styles: () => [...new Set(folders.flatMap((folder) => listFolders(join(folder, 'styles'))))].sort(),
    fonts: remember(readFonts),
  };
}

function displayName(path: string, folder: string): string {
  return folder === join(root(), 'templates') ? `templates${path.slice(folder.length)}` : path;
}

function listFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function readData(file: TemplateFile): unknown {
  const { source, problems } = read(file.text, file.file);
  if (!source) throw new Error(`${file.file}: ${problems[0]?.message ?? 'unreadable'}`);
  return source.data;
}

const fontBytes = remember((key: string): Uint8Array => {
  const [family = '', face = ''] = key.split('/');
  const folder = join(
    dirname(createRequire(import.meta.url).resolve(`@expo-google-fonts/${family}/package.json`)),
    face,
  );
  const name = readdirSync(folder).find((file) => file.endsWith('.ttf'));
  if (name === undefined) throw new Error(`There is no font file in ${family}/${face}`);
  return readFileSync(join(folder, name));
});

function readFonts(look: Look): FontFiles {
  const faces = ({ regular, italic, bold, boldItalic }: Typeface): string[] => [
    regular,
    italic,
    bold,
    boldItalic,
  ];
  const keys = new Set([...faces(look.body), ...faces(look.heading)]);
  return new Map([...keys].map((key) => [key, fontBytes(key)]));
}

/** The text of a bundled schema by name: `agreement`, `customer`, `internal` or `multi-level`. */
export function readSchema(name = 'agreement'): string {
  if (!schemaNames.includes(name)) throw new Error(`There is no schema ${name}`);
  return readFileSync(join(root(), 'dist', 'schemas', `${name}.schema.json`), 'utf8');
}

/** The names `readSchema` knows. */
export const schemaNames: readonly string[] = ['agreement', 'customer', 'internal', 'multi-level'];

/** The names of the built-in styles. */
export function styleNames(): readonly string[] {
  return openCatalog().styles();
}

/** The version of this package. */
export const version: string = manifest.version;

/** Calls `make` once per key. */
function remember<Key, Result>(make: (key: Key) => Result): (key: Key) => Result {
  const known = new Map<Key, Result>();
  return (key) => {
    if (!known.has(key)) known.set(key, make(key));
    return known.get(key)!;
  };
}
