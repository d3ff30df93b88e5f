import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };
import { read } from './agreement/read.ts';
import type { FontFiles, Look, Typeface } from './document/look.ts';
import type { LintWords } from './lint/lint-words.ts';
import { hasErrors, type Problem } from './problem.ts';
import { remember } from './remember.ts';
import type { Style } from './style/make-look.ts';
import type { StyleFile } from './style/style-file.ts';
import { checkWords, type WordsForm } from './template/check-words.ts';
import { findPrecompiledWords } from './template/find-precompiled-words.ts';
import type { TemplateFile, TemplateFiles } from './template/site.ts';
import { layWords, type Words } from './template/words.ts';

/** What slakit finds on disk: templates, styles, labels, fonts and schemas; the user's own before the built-in. */
export interface Catalog {
  /** The templates of a language; those in the folder of a style go before the general ones beside it. */
  readonly templates: (language: string, style?: string) => TemplateFiles;
  /** The fixed words of a language, with those of a style laid over them; undefined if the language has none. */
  readonly words: (language: string, style?: string) => Words | undefined;
  /** What is wrong with the user's own words of a language; they are left out of `words`. */
  readonly wordProblems: (language: string, style?: string) => readonly Problem[];
  /** The words of a language that rules look for; none if there are none. */
  readonly lintWords: (language: string) => LintWords;
  /** What is wrong with the user's own of these. */
  readonly lintWordProblems: (language: string) => readonly Problem[];
  /** A style by its name; undefined if there is no such style. */
  readonly style: (name: string) => Style | undefined;
  readonly styles: () => string[];
  /** The font files of a look: those that come with slakit, and its `own`. */
  readonly fonts: (look: Look, own?: FontFiles) => FontFiles;
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
    const own = builtInTemplates();
    catalog = createCatalog([...folders.filter((folder) => resolve(folder) !== own), own]);
    builtIn.set(key, catalog);
  }
  return catalog;
}

function createCatalog(folders: readonly string[]): Catalog {
  /** The first there is of these paths, folder by folder. */
  const find = (...relatives: readonly string[]): FoundFile | undefined => {
    for (const folder of folders) {
      for (const relative of relatives) {
        const path = join(folder, relative);
        if (!existsSync(path)) continue;
        const isOwn = folder !== builtInTemplates();
        return { file: displayName(path, folder), text: readFileSync(path, 'utf8'), isOwn };
      }
    }
    return undefined;
  };
  const templates = remember((key: string): TemplateFiles => {
    const [language = '', style = ''] = key.split(' ');
    const file = remember((name: string) => {
      if (!NAME.test(name) || !LANGUAGE.test(language)) return undefined;
      const path = `${name.replace(/^clauses\//, `clauses/${language}/`)}.md.hbs`;
      return NAME.test(style) ? find(`styles/${style}/${path}`, path) : find(path);
    });
    const names = remember((_: 'all') => clauseNames(folders, language, style));
    return Object.assign(file, { names: () => names('all') });
  });
  const labels = remember((key: string): OwnWords<Words | undefined> => {
    const [language = '', style = ''] = key.split(' ');
    if (!LANGUAGE.test(language)) return { words: undefined, problems: [] };
    const form = { rule: 'template/bad-labels', mayAdd: true } as const;
    const { base, problems, layers } = wordLayers('labels', language, form);
    const styled = NAME.test(style) ? find(`styles/${style}/labels/${language}.yaml`) : undefined;
    const own = styled && readLayer(styled, { ...form, model: builtInWords('labels/en'), isWhole: false });
    const all = [...layers, ...(own?.data === undefined ? [] : [own.data])];
    return {
      words: base && all.reduce<Words>(layWords, base as unknown as Words),
      problems: [...problems, ...(own?.problems ?? [])],
    };
  });
  const lintWords = remember((language: string): OwnWords<LintWords> => {
    if (!LANGUAGE.test(language)) return { words: {}, problems: [] };
    const { base, problems, layers } = wordLayers('lint', language, {
      rule: 'template/bad-words',
      mayAdd: false,
    });
    return { words: Object.assign({}, base, ...layers) as LintWords, problems };
  });
  /** The built-in words of a language, and the user's own that are laid over them, or begin a language. */
  const wordLayers = (
    kind: 'labels' | 'lint',
    language: string,
    form: Pick<WordsForm, 'rule' | 'mayAdd'>,
  ): {
    readonly base: WordData | undefined;
    readonly problems: readonly Problem[];
    readonly layers: WordData[];
  } => {
    const base = builtInWords(`${kind}/${language}`);
    const file = find(`${kind}/${language}.yaml`);
    if (!file?.isOwn) return { base, problems: [], layers: [] };
    const isWhole = base === undefined && kind === 'labels';
    const { data, problems } = readLayer(file, { ...form, model: builtInWords(`${kind}/en`), isWhole });
    return base ? { base, problems, layers: data ? [data] : [] } : { base: data, problems, layers: [] };
  };
  const style = remember((name: string): Style | undefined => {
    const path = `styles/${name}/style.yaml`;
    const folder = folders.find((one) => NAME.test(name) && existsSync(join(one, path)));
    if (folder === undefined) return undefined;
    const file = displayName(join(folder, path), folder);
    const { source = read('{}', file).source!, problems } = read(readFileSync(join(folder, path)), file);
    const own = join(folder, dirname(path));
    const isOwn = folder !== join(root(), 'templates');
    const readFile = (asset: string): Uint8Array | undefined => readInside(own, asset);
    return { name, file: source.data as StyleFile, source, isOwn, problems, readFile };
  });
  return {
    templates: (language, style) => templates(`${language} ${style ?? ''}`),
    words: (language, style) => labels(`${language} ${style ?? ''}`).words,
    wordProblems: (language, style) => labels(`${language} ${style ?? ''}`).problems,
    lintWords: (language) => lintWords(language).words,
    lintWordProblems: (language) => lintWords(language).problems,
    style,
    styles: () => [...new Set(folders.flatMap((folder) => listFolders(join(folder, 'styles'))))].sort(),
    fonts: (look, own = NO_FONTS) => (own.size > 0 ? readFonts(look, own) : fontsOf(look)),
  };
}

function displayName(path: string, folder: string): string {
  return folder === builtInTemplates() ? `templates${path.slice(folder.length)}` : path;
}

function listFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** The names of the clauses of a language in these folders, and of those that a style has of its own. */
function clauseNames(folders: readonly string[], language: string, style: string): string[] {
  if (!LANGUAGE.test(language)) return [];
  const places = [
    `clauses/${language}`,
    ...(NAME.test(style) ? [`styles/${style}/clauses/${language}`] : []),
  ];
  const names = folders.flatMap((folder) =>
    places.flatMap((place) =>
      listTemplates(join(folder, place)).map((path) => `clauses/${path.replaceAll(sep, '/')}`),
    ),
  );
  return [...new Set(names)].filter((name) => NAME.test(name)).sort();
}

/** The paths of the templates below a folder, without their ending. */
function listTemplates(folder: string): string[] {
  const ending = '.md.hbs';
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => path.slice(0, -ending.length));
}

/** A file of a template folder; `isOwn` where that is not slakit's. */
interface FoundFile extends TemplateFile {
  readonly isOwn: boolean;
}

type WordData = Readonly<Record<string, unknown>>;

/** Words with the user's own laid over them, and what is wrong with these. */
interface OwnWords<Result> {
  readonly words: Result;
  readonly problems: readonly Problem[];
}

/** The words that come with slakit; undefined where it has none in this language. */
const builtInWords = remember((name: string): WordData | undefined => {
  const path = join(builtInTemplates(), `${name}.yaml`);
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  return (findPrecompiledWords(name, text) ?? read(text, path).source?.data) as WordData;
});

/** The words of a file, unless something is wrong with them. */
function readLayer(
  file: FoundFile,
  form: WordsForm,
): { readonly data?: WordData; readonly problems: readonly Problem[] } {
  const { source, problems } = read(file.text, file.file);
  if (!source || hasErrors(problems)) return { problems };
  // What comes with slakit was checked when it was built.
  const found = file.isOwn ? [...problems, ...checkWords(source, form)] : [];
  return hasErrors(found) ? { problems: found } : { data: source.data as WordData, problems: found };
}

/** Files that a style or an agreement brings along are no larger than this. */
const LARGEST_FILE = 10_000_000;

/** The content of a file below `folder`; undefined for any other, also by way of a link. */
function readInside(folder: string, path: string): Uint8Array | undefined {
  try {
    const full = realpathSync(join(folder, path));
    const inside = relative(realpathSync(folder), full);
    if (inside === '..' || inside.startsWith(`..${sep}`) || resolve(inside) === inside) return undefined;
    const status = statSync(full);
    return status.isFile() && status.size <= LARGEST_FILE ? readFileSync(full) : undefined;
  } catch {
    return undefined;
  }
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

const NO_FONTS: FontFiles = new Map();

/** Looks with the same typefaces share one map, by which a writer knows what it has laid out before. */
const fontMaps = new Map<string, FontFiles>();

function fontsOf(look: Look): FontFiles {
  const key = JSON.stringify([look.body, look.heading]);
  let fonts = fontMaps.get(key);
  if (!fonts) {
    fonts = readFonts(look, NO_FONTS);
    fontMaps.set(key, fonts);
  }
  return fonts;
}

function readFonts(look: Look, own: FontFiles): FontFiles {
  const faces = ({ regular, italic, bold, boldItalic }: Typeface): string[] => [
    regular,
    italic,
    bold,
    boldItalic,
  ];
  const keys = new Set([...faces(look.body), ...faces(look.heading)]);
  return new Map([...keys].map((key) => [key, own.get(key) ?? fontBytes(key)]));
}

/** The text of a bundled schema by name: `agreement`, `customer`, `internal` or `multi-level`. */
export function readSchema(name = 'agreement'): string {
  if (!schemaNames.includes(name)) throw new Error(`There is no schema ${name}`);
  return readFileSync(join(root(), 'dist', 'schemas', `${name}.schema.json`), 'utf8');
}

/** The names `readSchema` knows. */
export const schemaNames: readonly string[] = ['agreement', 'customer', 'internal', 'multi-level'];

/** The folder of the built-in templates. */
export function builtInTemplates(): string {
  return join(root(), 'templates');
}

/** The names of the built-in styles. */
export function styleNames(): readonly string[] {
  return openCatalog().styles();
}

/** The version of this package. */
export const version: string = manifest.version;
