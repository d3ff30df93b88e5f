// Compiles the built-in templates, so that a process that uses them as they are never loads Handlebars' compiler.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { load } from 'js-yaml';

const folder = 'src/template/generated';

/**
 * Writes `precompiled.js` and a module for the general templates and for each style: of every template its code, and its
 * text, sites and inclusions as JSON, by the name that problems give it. A contract reads the modules that it needs.
 */
export async function precompileTemplates() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const compiler = join(folder, 'compiler.mjs');
  await build({
    entryPoints: ['src/template/guard-template.ts'],
    outfile: compiler,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
  });
  const { guardTemplate, precompileProgram } = await import(pathToFileURL(compiler).href);
  rmSync(compiler);
  const modules = new Map();
  for (const file of templateFiles()) {
    const text = readFileSync(file, 'utf8');
    const { program, sites, includes, problems } = guardTemplate({ file, text });
    if (problems.length > 0) throw new Error(`${file}: ${problems[0].message}`);
    const data = JSON.stringify(JSON.stringify({ text, sites, includes }));
    const code = withoutPlaces(precompileProgram(program));
    const [, style] = /^templates\/styles\/([^/]+)\//.exec(file) ?? [];
    const module = style === undefined ? 'templates' : `templates-of-${style}`;
    const entries = modules.get(module) ?? [];
    modules.set(module, entries);
    entries.push(`${JSON.stringify(file)}: { data: ${data}, template: ${code} }`);
  }
  for (const [module, entries] of modules)
    writeFileSync(join(folder, `${module}.js`), `export const precompiled = {\n${entries.join(',\n')}\n};\n`);
  const loaders = [...modules.keys()].map((module) => `  '${module}': () => import('./${module}.js'),\n`);
  writeFileSync(join(folder, 'precompiled.js'), `export const modules = {\n${loaders.join('')}};\n`);
  writeFileSync(join(folder, 'precompiled.d.ts'), DECLARATION);
  writeWords();
}

/** Writes `words.js`: the text and the data, as JSON, of each file of fixed words and of words that rules look for. */
function writeWords() {
  const entries = ['labels', 'lint'].flatMap((kind) =>
    readdirSync(join('templates', kind)).map((file) => {
      const text = readFileSync(join('templates', kind, file), 'utf8');
      const data = JSON.stringify(load(text));
      return `  ${JSON.stringify(`${kind}/${file.replace(/\.yaml$/, '')}`)}: ${JSON.stringify({ text, data })},\n`;
    }),
  );
  writeFileSync(join(folder, 'words.js'), `export const words = {\n${entries.join('')}};\n`);
  writeFileSync(join(folder, 'words.d.ts'), WORDS_DECLARATION);
}

/** Handlebars leaves with each call where it was written; our guards know that already. */
function withoutPlaces(code) {
  const point = String.raw`\{"line":\d+,"column":\d+\}`;
  return code.replace(new RegExp(`,"loc":\\{"start":${point},"end":${point}\\}`, 'g'), '');
}

function templateFiles() {
  return (
    readdirSync('templates', { recursive: true })
      // Few contracts have a clause of the library, and each would make every start of slakit longer.
      .filter((path) => path.endsWith('.md.hbs') && !path.replaceAll('\\', '/').includes('/library/'))
      .map((path) => `templates/${path.replaceAll('\\', '/')}`)
      .sort()
  );
}

const DECLARATION = `/** A built-in template as the build compiled it; \`data\` is its text, sites and inclusions as JSON. */
export interface PrecompiledTemplate {
  readonly data: string;
  readonly template: TemplateSpecification;
}

/** The templates of a module by the names that problems give them. */
export interface PrecompiledModule {
  readonly precompiled: Readonly<Record<string, PrecompiledTemplate>>;
}

/** The module of the general templates, \`templates\`, and those of the styles, such as \`templates-of-formal\`. */
export const modules: Readonly<Record<string, () => Promise<PrecompiledModule>>>;
`;

const WORDS_DECLARATION = `/** The files of words by their names, such as \`labels/en\`: the text of each, and its data as JSON. */
export const words: Readonly<Record<string, { readonly text: string; readonly data: string }>>;
`;
