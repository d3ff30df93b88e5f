/**
 * Writes everything that follows from `schemas/`: types, validator, shape, bundled schemas and the field reference.
 * With `--check` it writes nothing and fails when a committed file (types, field reference) is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addEditorHelp } from './schema/add-editor-help.mjs';
import { bundleSchema, readSchemas } from './schema/bundle-schema.mjs';
import { allowOpenValues } from './schema/open-values.mjs';
import { writeFieldReference } from './schema/write-field-reference.mjs';
import { writeShape, writeStyleShape } from './schema/write-shape.mjs';
import { writeTypes } from './schema/write-types.mjs';
import { writeStyleValidator, writeValidator } from './schema/write-validator.mjs';
import { writeRulesPage } from './write-rules-page.mjs';
import { listStyles, writeStylesPage } from './write-styles-page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const schemas = readSchemas(join(root, 'schemas'));
// Editors offer the styles there are; the folder of styles is the only list of them.
schemas.get('parts/legal.schema.json').$defs.presentation.properties.style.examples = listStyles(root);
const bundle = (name) => bundleSchema(schemas, name);
const agreement = bundle('agreement');

const STYLE_VALIDATOR = `import type { Validator } from './validator.js';

export const styleFile: Validator;
`;

const committed = {
  'src/agreement/generated/types.ts': await writeTypes(agreement),
  'docs/definitions.md': writeFieldReference(schemas, agreement),
  'docs/styles.md': writeStylesPage(root, schemas),
};

if (process.argv.includes('--check')) {
  committed['docs/rules.md'] = await writeRulesPage(root);
  const stale = Object.entries(committed).filter(([path, text]) => readOr(path, '') !== text);
  for (const [path] of stale) console.error(`${path} is stale: run \`npm run generate\``);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  const products = {
    ...committed,
    'src/agreement/generated/shape.ts': writeShape(agreement),
    'src/agreement/generated/validator.js': await writeValidator(agreement, root),
    'src/agreement/generated/style-shape.ts': writeStyleShape(bundle('style')),
    'src/agreement/generated/style-validator.js': await writeStyleValidator(bundle('style'), root),
    'src/agreement/generated/style-validator.d.ts': STYLE_VALIDATOR,
    'src/agreement/generated/validator.d.ts': readFileSync(
      join(root, 'scripts/schema/validator.d.ts.txt'),
      'utf8',
    ),
  };
  for (const name of ['agreement', 'customer', 'internal', 'multi-level']) {
    products[`dist/schemas/${name}.schema.json`] =
      `${JSON.stringify(addEditorHelp(allowOpenValues(bundle(name))), null, 2)}\n`;
  }
  for (const [path, text] of Object.entries(products)) write(path, text);
  // The rules are code that needs what was just written.
  write('docs/rules.md', await writeRulesPage(root));
}

/** A file whose text is already right keeps its time, so that nothing is built again for it. */
function write(path, text) {
  if (readOr(path, undefined) === text) return;
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(relative(process.cwd(), file));
}

function readOr(path, otherwise) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return otherwise;
    throw error;
  }
}
