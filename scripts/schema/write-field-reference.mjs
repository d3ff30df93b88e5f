import { refName, resolveNode } from './resolve-schema.mjs';

const intro = `# The fields of an agreement

<!-- Generated from schemas/ by \`npm run generate\`: do not edit. -->

An agreement is one YAML or JSON file. A field that is not listed here is refused, with two exceptions: a field whose
name begins with \`x-\` is kept and ignored, and the maps \`cells\` and \`variables\` have keys of your own.

- **Ids** are short names in small letters, digits and hyphens. Where a type below says "id of", the id must be there.
- **Numbers** are written plainly: \`99.90\`, not \`"99.90"\`, \`99,90\` or \`99.90 %\`. They keep their digits.
- **Durations** are written as in ISO 8601: \`P1Y\` a year, \`P1M\` a month, \`P30D\` 30 days, \`PT4H\` four hours.
- **Dates** are written \`2026-01-31\`, times of day \`"17:00"\` in quotes.
- A text marked as rich may carry \`**bold**\`, \`*italic*\` and \`[links](https://example.com)\`; all other text is printed as
  it is written.

## What each type needs

| Type | For | Needs, beside the required fields below |
| --- | --- | --- |
| \`customer\` | a provider and its customer | |
| \`internal\` | departments or teams of one company | \`responsibilities\` |
| \`multi-level\` | three or more parties, one of which passes work to the next | \`responsibilities\`, \`handoffs\`, at least three \`parties\` |
`;

const order = [
  'agreement',
  'party',
  'time',
  'service',
  'terms',
  'metric',
  'goal',
  'responsibilities',
  'lead-model',
  'support',
  'exception',
  'money',
  'governance',
  'remedy',
  'termination',
  'legal',
];

/** The field reference in Markdown: each part of an agreement with its fields. */
export function writeFieldReference(schemas, bundle) {
  const names = [...schemas.keys()]
    .filter((path) => path.startsWith('parts/'))
    .map((path) => path.slice(6, -'.schema.json'.length));
  const missing = names.filter((name) => name !== 'primitives' && !order.includes(name));
  if (missing.length > 0) throw new Error(`The field reference has no place for ${missing.join(', ')}`);
  const sections = order.map((name) => {
    const { title, $defs } = schemas.get(`parts/${name}.schema.json`);
    const tops = Object.keys($defs).reverse();
    return [`## ${title}\n`, ...tops.map((def) => writePart(bundle, def))].join('\n');
  });
  return `${[intro, ...sections].join('\n')}`;
}

function writePart(bundle, name) {
  const { description, properties, required = [], oneOf } = bundle.$defs[name];
  const choice = oneOf?.map((branch) => `\`${branch.required[0]}\``).join(' and ');
  const rows = Object.entries(properties).map(([key, field]) => {
    const needed = required.includes(key) ? 'yes' : '';
    return `| \`${key}\` | ${describeType(bundle, field)} | ${needed} | ${cell(field.description)}${defaultOf(field)} | ${exampleOf(bundle, field)} |`;
  });
  return [
    `### ${name}\n`,
    `${description}${choice ? ` Exactly one of ${choice} is written.` : ''}\n`,
    '| Field | Type | Required | Meaning | Example |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function describeType(bundle, field) {
  const node = resolveNode(bundle, field);
  if (node.properties) return `[${refName(field)}](#${refName(field).toLowerCase()})`;
  if (node.type === 'array') return `list of ${describeType(bundle, node.items)}`;
  if (node.type === 'object') return `map of ${describeType(bundle, node.additionalProperties)}`;
  const refs = node['x-refTo'];
  if (refs)
    return [
      ...refs.map((ref) => `id of \`${ref.slice(1).replaceAll('/', '.')}\``),
      ...(node['x-refAlso'] ?? []).map((other) => `\`${other}\``),
    ].join(' or ');
  if (node.enum) return node.enum.map((value) => `\`${value}\``).join(', ');
  if (node.const !== undefined) return `\`${node.const}\``;
  return (
    {
      rich: 'rich text',
      decimal: 'number',
      integer: 'whole number',
      boolean: '`true` or `false`',
      zone: 'time zone',
      rule: 'recurrence rule',
      url: 'web address',
      email: 'e-mail address',
    }[node['x-format']] ?? node['x-format']
  );
}

function defaultOf(field) {
  return 'default' in field ? ` Without it: \`${[field.default].flat().join(', ')}\`.` : '';
}

function exampleOf(bundle, field) {
  const { examples, type } = resolveNode(bundle, field);
  return examples === undefined || type === 'object' ? '' : `\`${cell(String(examples[0]))}\``;
}

function cell(text) {
  return text.replaceAll('|', '\\|');
}
