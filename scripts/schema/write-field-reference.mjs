import { constructs } from './constructs.mjs';
import { refName, resolveNode } from './resolve-schema.mjs';

const intro = `# The fields of an agreement

<!-- Generated from schemas/ by \`npm run generate\`: do not edit. -->

An agreement is one YAML or JSON file. A field that is not listed here is refused, with two exceptions: a field whose
name begins with \`x-\` is kept and ignored, and maps such as \`cells\` and \`variables\` have keys of your own.

- **Ids** are short names in small letters, digits and hyphens. Where a type below says "id of", the id must be there.
- **Numbers** are written plainly: \`99.90\`, not \`"99.90"\`, \`99,90\` or \`99.90 %\`. They keep their digits.
- **Durations** are written as in ISO 8601: \`P1Y\` a year, \`P1M\` a month, \`P30D\` 30 days, \`PT4H\` four hours.
- **Dates** are written \`2026-01-31\`, times of day \`"17:00"\` in quotes.
- **Prose** may carry \`**bold**\`, \`*italic*\` and \`[links](https://example.com)\`. \`{{objectives.uptime.target}}\` prints the value
  of another field, by its ids, with its percent sign or currency; other units you write yourself. And \`[[Defined Term]]\` uses a defined term; a backslash before the brackets prints them.
  All other text is printed as it is written.
- **Texts in several languages** are maps: \`title: { en: Service Level Agreement, zh-Hant: 服務水準協議 }\`, one text for each of
  \`languages\`. Numbers, dates and ids are the same in all languages.
- **Not decided yet**: write \`to-be-decided\` in place of a number, date, duration, amount, time limit, party or contact. A draft may hold it; an
  agreement with the status \`agreed\` or a later one may not.
- **Expressly nothing**: where a type below says "or \`none\`", the word \`none\` says that nothing is promised.
- **Intervals are half-open**: opening hours and the term hold their beginning and not their end, and so does a tier from
  \`from\` to \`to\`. A tier that an agreement words otherwise has \`above\` (not itself) and \`upTo\` (itself).
- **Formulas** have names, numbers, \`+ - * / ( )\`, comparisons, \`and\`, \`or\`, \`not\`, \`if(…)\`, \`min\`, \`max\`, \`ceil\`, \`floor\`,
  \`round\`, \`sum\`, \`mean\` and the like. An id is a name with underscores for its hyphens. Percentages are points from 0 to 100.

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
  'objective',
  'goal',
  'responsibilities',
  'lead-model',
  'support',
  'exception',
  'continuity',
  'money',
  'governance',
  'credit',
  'remedy',
  'termination',
  'legal',
  'look',
  'level',
  'prompt',
  'lint',
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
  return [intro, ...sections, writeConstructs()].join('\n');
}

/** What published agreements say, and where an agreement says it. */
function writeConstructs() {
  const rows = constructs.map(([construct, path, example]) => {
    const [field] = path === '' ? [/^\w+/.exec(example)?.[0]] : [path];
    return `| ${construct} | \`${field}\` | \`${cell(example)}\` |`;
  });
  return [
    '## What published agreements say\n',
    'Each construct that we met in published agreements, the field that says it, and an example. The path has the ids of',
    'examples in it: `metrics.availability` is the entry of `metrics` with the id `availability`.\n',
    '| Construct | Field | Example |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function writePart(bundle, name) {
  const { description, properties, required = [], oneOf } = bundle.$defs[name];
  const choice = oneOf?.map((branch) => `\`${branch.required[0]}\``).join(' and ');
  const rows = Object.entries(properties).map(([key, field]) => {
    const needed = required.includes(key) ? 'yes' : '';
    const none = field['x-none'] ? ' or `none`' : '';
    return `| \`${key}\` | ${describeType(bundle, field)}${none} | ${needed} | ${cell(field.description)}${defaultOf(field)} | ${exampleOf(bundle, field)} |`;
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
      rich: 'prose',
      expression: 'formula',
      fraction: 'fraction',
      'month-day': 'day of the year',
      path: 'way to a field',
      decimal: 'number',
      integer: 'whole number',
      boolean: '`true` or `false`',
      zone: 'time zone',
      rule: 'recurrence rule',
      url: 'web address',
      email: 'e-mail address',
      phone: 'telephone number',
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
