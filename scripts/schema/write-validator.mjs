import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { agreementTypes } from './resolve-schema.mjs';

/** A module without imports that exports one validating function for each agreement type. */
export async function writeValidator(bundle, root) {
  const names = Object.values(agreementTypes).map((name) => [name, `bundle#/$defs/${name}`]);
  return writeFunctions(bundle, root, Object.fromEntries(names));
}

/** The same with one function, for the `style.yaml` of a style. */
export async function writeStyleValidator(bundle, root) {
  return writeFunctions(bundle, root, { styleFile: 'bundle' });
}

async function writeFunctions(bundle, root, functions) {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    inlineRefs: false,
    messages: false,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    validateFormats: false,
    code: { source: true, esm: true, lines: false },
  });
  ajv.addSchema({ ...withoutAnnotations(bundle), $id: 'bundle' });
  const contents = (standaloneCode.default ?? standaloneCode)(ajv, functions);
  const result = await build({
    stdin: { contents: collectErrorsInPlace(contents), resolveDir: root, loader: 'js' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    target: 'node20',
    legalComments: 'none',
    write: false,
    logLevel: 'error',
  });
  return result.outputFiles[0].text;
}

/** Ajv copies all errors so far for each reference: quadratic in their number, and most of the code. */
function collectErrorsInPlace(code) {
  const collected = code
    .replace(
      /if\(vErrors === null\)\s*\{\s*vErrors = \[(err\d+)\];\s*\}\s*else\s*\{\s*vErrors\.push\(\1\);\s*\}/g,
      'vErrors = addErrors(vErrors, [$1]);',
    )
    .replace(
      /vErrors = vErrors === null \? (validate\d+)\.errors : vErrors\.concat\(\1\.errors\);/g,
      'vErrors = addErrors(vErrors, $1.errors);',
    );
  if (/vErrors\.(push|concat)/.test(collected)) throw new Error('The code that Ajv writes has changed');
  return `${collected}\nfunction addErrors(all, more) { if (all === null) return more; for (const one of more) all.push(one); return all; }\n`;
}

const annotations = new Set(['title', 'description', 'examples', 'default', 'format']);

/** The code would carry annotations along, though they decide nothing. */
function withoutAnnotations(schema) {
  const { properties, patternProperties, $defs, ...keywords } = schema;
  const each = (schemas) =>
    Object.fromEntries(Object.entries(schemas).map(([key, value]) => [key, withoutAnnotations(value)]));
  return {
    ...Object.fromEntries(
      Object.entries(keywords)
        .filter(([key]) => !annotations.has(key) && !key.startsWith('x-'))
        .map(([key, value]) => [key, isSchema(value) ? withoutAnnotations(value) : value]),
    ),
    ...(properties ? { properties: each(properties) } : {}),
    ...(patternProperties ? { patternProperties: each(patternProperties) } : {}),
    ...($defs ? { $defs: each($defs) } : {}),
  };
}

function isSchema(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
