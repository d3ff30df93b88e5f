// Compiles the built-in templates, so that a process that uses them as they are never loads Handlebars' compiler.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = 'src/template/generated';

/** Writes `precompiled.js`: each template's text, code, sites and inclusions by the name that problems give it. */
export async function precompileTemplates() {
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
  const entries = templateFiles().map((file) => {
    const text = readFileSync(file, 'utf8');
    const { program, sites, includes, problems } = guardTemplate({ file, text });
    if (problems.length > 0) throw new Error(`${file}: ${problems[0].message}`);
    const data = JSON.stringify({ text, sites, includes });
    return `${JSON.stringify(file)}: { ...${data}, template: ${withoutPlaces(precompileProgram(program))} }`;
  });
  writeFileSync(join(folder, 'precompiled.js'), `export const precompiled = {\n${entries.join(',\n')}\n};\n`);
  writeFileSync(join(folder, 'precompiled.d.ts'), DECLARATION);
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

const DECLARATION = `import type { Inclusion } from '../inspect-template.ts';
import type { Site } from '../site.ts';

/** A built-in template as the build compiled it. */
export interface PrecompiledTemplate {
  readonly text: string;
  readonly template: TemplateSpecification;
  readonly sites: readonly (readonly [key: string, site: Site])[];
  readonly includes: readonly Inclusion[];
}

/** The built-in templates by the names that problems give them. */
export const precompiled: Readonly<Record<string, PrecompiledTemplate>>;
`;
