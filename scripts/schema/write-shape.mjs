import { agreementFields, agreementTypes, refName, resolveNode } from './resolve-schema.mjs';

/** A TypeScript module with the shape of each agreement type; parts that several places share are written once. */
export function writeShape(bundle) {
  const types = Object.keys(agreementTypes).map((type) => [type, agreementFields(bundle, type)]);
  return writeShapes(bundle, types, 'shapes', 'The shape of each agreement type.');
}

/** A TypeScript module with the shape of the `style.yaml` of a style. */
export function writeStyleShape(bundle) {
  return writeShapes(bundle, [['style', bundle]], 'styleShapes', 'The shape of a `style.yaml`.');
}

function writeShapes(bundle, roots, name, description) {
  const constants = new Map();
  const shared = (name) => {
    if (!constants.has(name)) constants.set(name, writeNode(bundle.$defs[name]));
    return name;
  };

  const writeNode = (node) => {
    const whole = resolveNode(bundle, node);
    if (whole.properties) return writeObject(whole);
    if (whole.type === 'array') {
      const { minItems, maxItems } = whole;
      return write({
        kind: 'array',
        description: whole.description,
        default: whole.default,
        minItems,
        maxItems,
        items: code(writeField(described(whole.items, whole))),
      });
    }
    if (whole.type === 'object') {
      const keysOf = whole['x-keysOf'];
      return write({
        kind: 'map',
        description: whole.description,
        keysOf,
        values: code(writeField(described(whole.additionalProperties, whole))),
      });
    }
    return writeLeaf(whole);
  };

  /** What a list is for is what each of its items is for, unless they say more. */
  const described = (item, { description }) =>
    'description' in resolveNode(bundle, item) ? item : { ...item, description };

  const writeField = (field) => {
    const name = refName(field);
    if (name === undefined || !bundle.$defs[name].properties) return writeNode(field);
    const part = shared(name);
    return field.description === undefined
      ? part
      : `{ ...${part}, description: ${JSON.stringify(field.description)}${field['x-none'] ? ', none: true' : ''} }`;
  };

  const writeObject = (node) => {
    const fields = Object.entries(node.properties).map(
      ([key, field]) => `${JSON.stringify(key)}: ${writeField(field)}`,
    );
    return write({
      kind: 'object',
      format: node['x-format'],
      description: node.description,
      none: node['x-none'],
      required: node.required ?? [],
      exactlyOne: node.oneOf?.map((branch) => branch.required[0]),
      ascending: node['x-ascending'],
      renamed: node['x-renamed'],
      atMostOne: node['x-atMostOne'],
      shorthand: Array.isArray(node.type) ? node.required[0] : undefined,
      properties: code(`{\n${fields.join(',\n')} }`),
    });
  };

  const types = roots.map(([key, node]) => `${JSON.stringify(key)}: ${writeObject(node)}`);
  const parts = [...constants].map(([name, text]) => `const ${name}: Shape = ${text};\n`);
  return [
    '/** Generated from schemas/ by `npm run generate`: do not edit. */\n',
    "import type { Shape } from '../shape-kinds.ts';\n\n",
    ...parts,
    `\n/** ${description} */\n`,
    `export const ${name}: Readonly<Record<${roots.map(([key]) => `'${key}'`).join(' | ')}, Shape>> = {\n${types.join(',\n')},\n};\n`,
  ].join('');
}

function writeLeaf(node) {
  return write({
    kind: 'leaf',
    format: node['x-format'] ?? 'text',
    description: node.description,
    type: node.const === true ? 'true' : node.type,
    refTo: node['x-refTo'],
    refAlso: node['x-refAlso'],
    acyclic: node['x-acyclic'],
    localised: node['x-localised'],
    none: node['x-none'],
    symbols: node['x-symbols'],
    yields: node['x-yields'],
    enum: node.enum ?? (typeof node.const === 'string' ? [node.const] : undefined),
    pattern: node.pattern,
    default: node.default,
    example: node.examples?.[0],
  });
}

class Code {
  constructor(text) {
    this.text = text;
  }
}

function code(text) {
  return new Code(text);
}

function write(fields) {
  const written = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${value instanceof Code ? value.text : JSON.stringify(value)}`);
  return `{ ${written.join(', ')} }`;
}
