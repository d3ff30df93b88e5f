/**
 * The bundled schema as editors and other tools use it: texts may be maps from language to text, and a value that is not
 * decided yet, or expressly nothing, may be the word for it. slakit judges these by itself, with words of its own.
 */
export function allowOpenValues(bundle) {
  return { ...visit(bundle), $defs: mapValues(bundle.$defs, (node) => openValue(visit(node))) };
}

const undecided = ['to-be-decided'];
const languageTag = '^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$';
/** Kinds of values that may be undecided; texts are free anyway. */
const openFormats = new Set([
  'decimal',
  'percent',
  'integer',
  'duration',
  'date',
  'time',
  'email',
  'url',
  'version',
  'rule',
  'month-day',
  'money',
  'time-limit',
  'recurrence',
]);

function visit(node) {
  if (Array.isArray(node)) return node.map(visit);
  if (typeof node !== 'object' || node === null) return node;
  const visited = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      ['examples', 'default', 'enum', 'required'].includes(key)
        ? value
        : key === 'properties'
          ? mapValues(value, visit)
          : visit(value),
    ]),
  );
  return visited['x-none'] ? orNone(visited) : visited;
}

/** `node` where the word `none` may stand instead. */
function orNone({ $ref, description, examples, ...annotations }) {
  return {
    description,
    ...(examples && { examples }),
    ...annotations,
    anyOf: [{ $ref }, { const: 'none', description: 'Expressly nothing is promised.' }],
  };
}

function openValue(node) {
  if (node['x-localised']) {
    const { type, pattern, maxLength, ...rest } = node;
    return {
      ...rest,
      type: ['string', 'object'],
      pattern,
      maxLength,
      minProperties: 1,
      propertyNames: { pattern: languageTag },
      additionalProperties: { type, pattern, maxLength },
    };
  }
  if (!openFormats.has(node['x-format'])) return node;
  const word = `^(${undecided.join('|')})$`;
  if (node.pattern && node.type === 'string') {
    // The pattern says all that a format would, and a format would refuse the word.
    const { format, ...rest } = node;
    return { ...rest, pattern: `${word}|${node.pattern}` };
  }
  const { type } = node;
  return { ...node, type: [type, 'string'].flat(), pattern: word };
}

function mapValues(map, change) {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}
