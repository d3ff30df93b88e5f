import { compile } from 'json-schema-to-typescript';
import { agreementFields, agreementTypes, refName, resolveNode } from './resolve-schema.mjs';

const head = `/** Generated from schemas/ by \`npm run generate\`: do not edit. */

/** An exact decimal number as the agreement writes it: "99.90". */
export type Decimal = string;

/** Which kind of agreement it is. */
export type AgreementType = Agreement['type'];
`;

/** The TypeScript types of a checked agreement: defaults filled, decimals as text, duties as objects. */
export async function writeTypes(bundle) {
  const types = Object.values(agreementTypes);
  const defs = {};
  for (const [name, schema] of Object.entries(bundle.$defs)) {
    if (schema.properties && name !== 'agreement' && !types.includes(name))
      defs[name] = typeObject(bundle, schema);
  }
  defs.agreementFields = { ...typeObject(bundle, bundle.$defs.agreement), additionalProperties: false };
  for (const [type, name] of Object.entries(agreementTypes)) {
    const { properties, required, description } = agreementFields(bundle, type);
    const shared = bundle.$defs.agreement;
    const own = Object.keys(properties).filter(
      (key) => key === 'type' || required.includes(key) !== shared.required.includes(key),
    );
    defs[name] = {
      type: 'object',
      description,
      extends: { $ref: '#/$defs/agreementFields' },
      additionalProperties: false,
      properties: Object.fromEntries(
        own.map((key) => [
          key,
          key === 'type'
            ? { const: type, description: properties.type.description }
            : typeNode(bundle, properties[key]),
        ]),
      ),
      required: own,
    };
  }
  const schema = {
    title: 'Agreement',
    description: 'A checked agreement.',
    oneOf: Object.values(agreementTypes).map((name) => ({ $ref: `#/$defs/${name}` })),
    $defs: defs,
  };
  const text = await compile(schema, 'Agreement', {
    additionalProperties: false,
    bannerComment: head,
    ignoreMinAndMaxItems: true,
    unreachableDefinitions: false,
    style: { singleQuote: true, printWidth: 110 },
  });
  return makeReadonly(text);
}

/** A field that has a default is always there once an agreement was checked. */
function typeObject(bundle, { description, properties, required = [] }) {
  const filled = Object.keys(properties).filter((key) => 'default' in properties[key]);
  return {
    type: 'object',
    description,
    properties: Object.fromEntries(
      Object.entries(properties).map(([key, field]) => [key, typeNode(bundle, field)]),
    ),
    required: [...new Set([...required, ...filled])],
    additionalProperties: false,
  };
}

function typeNode(bundle, field) {
  const node = resolveNode(bundle, field);
  const description = field.description === undefined ? {} : { description: field.description };
  const name = refName(field);
  // The generator gives a reference with a description of its own a type of its own, so the description is dropped.
  if (node.properties) return { $ref: `#/$defs/${name}` };
  if (node.type === 'array')
    return { ...description, type: 'array', items: typeNode(bundle, withoutDescription(node.items)) };
  if (node.type === 'object') {
    return {
      ...description,
      type: 'object',
      additionalProperties: typeNode(bundle, withoutDescription(node.additionalProperties)),
    };
  }
  if (['decimal', 'percent'].includes(node['x-format'])) return { ...description, tsType: 'Decimal' };
  const { type, enum: values, const: constant } = node;
  return {
    ...description,
    ...(constant === undefined ? { type } : { const: constant }),
    ...(values ? { enum: values } : {}),
  };
}

function withoutDescription({ description, ...node }) {
  return node;
}

function makeReadonly(text) {
  return text
    .replace(/^( +)(\w+\??: )/gm, '$1readonly $2')
    .replace(/^( +)(\[k: string\]: )/gm, '$1readonly $2')
    .replace(/: (\w+\[\];)$/gm, ': readonly $1')
    .replace(/: \((?=\n|.*\)\[\];$)/gm, ': readonly (');
}
