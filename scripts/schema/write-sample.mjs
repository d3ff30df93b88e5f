import { Document, visit } from 'yaml';
import { resolveNode } from './resolve-schema.mjs';

/** What stands for a text of which the schema gives no example. */
const BLANK = '…';

/** The snippet that inserts the fields an object needs, one tab stop each; undefined if it needs none. */
export function writeSnippet(bundle, node) {
  let stops = 0;
  const fields = { ...node, type: 'object' };
  const body = sampleOf(bundle, fields, (leaf, copy) => tabStop(leaf, copy, ++stops));
  if (Object.keys(body).length === 0) return undefined;
  return { description: `With what it needs: ${Object.keys(body).join(', ')}.`, body };
}

/** An example of a field in Markdown; undefined where editors show one by themselves, or the schema gives none. */
export function writeExample(bundle, name, node) {
  const whole = resolveNode(bundle, node);
  const leaf = firstOf(bundle, whole);
  if (!leaf.properties && !leaf.items && !isMap(leaf))
    return leaf['x-refTo'] && leaf.examples ? `Example: \`${leaf.examples[0]}\`` : undefined;
  const value = whole.examples?.[0] ?? sampleOf(bundle, node, exampleOf);
  if (whole.items && value.every((entry) => entry === BLANK)) return undefined;
  if (Object.keys(value).length === 0) return undefined;
  return `\`\`\`yaml\n${writeYaml({ [name]: value })}\`\`\``;
}

/** A value with the fields that `node` needs and no others; `write` makes the single values. */
function sampleOf(bundle, node, write, copy = 0, depth = 0) {
  if (depth > 20) throw new Error('A definition needs itself');
  const whole = firstOf(bundle, node);
  const next = (child, number = copy) => sampleOf(bundle, child, write, number, depth + 1);
  if (whole.properties)
    return Object.fromEntries(neededFields(whole).map((name) => [name, next(whole.properties[name])]));
  if (whole.items)
    return Array.from({ length: Math.max(whole.minItems ?? 1, 1) }, (_, number) => next(whole.items, number));
  if (isMap(whole)) return { [write(keyOf(bundle, whole), copy)]: next(whole.additionalProperties) };
  return write(whole, copy);
}

/** What `node` refers to; of several possibilities the first. */
function firstOf(bundle, node) {
  const whole = resolveNode(bundle, node);
  const [first] = whole.properties ? [] : (whole.anyOf ?? whole.oneOf ?? []);
  if (first) return firstOf(bundle, { ...first, examples: whole.examples ?? first.examples });
  // What may be one text instead of an object is shown as the text.
  if (whole.properties && [whole.type].flat()[0] === 'string') return { ...whole, properties: undefined };
  return whole;
}

/** The fields that must be there; where only a choice is required, the first two before it (its bounds) belong to it. */
function neededFields({ properties, required = [], oneOf = [] }) {
  const names = Object.keys(properties);
  const [choice] = oneOf.flatMap((branch) => branch.required ?? []);
  const before = required.length > 0 || !choice ? [] : names.slice(0, Math.min(names.indexOf(choice), 2));
  return names.filter((name) => required.includes(name) || name === choice || before.includes(name));
}

function isMap(node) {
  return node.type === 'object' && typeof node.additionalProperties === 'object';
}

function keyOf(bundle, map) {
  return {
    ...bundle.$defs.id,
    examples: [map['x-keysOf']?.[0].split('/').at(-1).replace(/s$/, '') ?? 'name'],
  };
}

/** The example of a single value; that of an id differs from copy to copy, counted from 0, of what it is the id of. */
function exampleOf(leaf, copy) {
  const { type, const: only, enum: choices = [], examples = [], minimum } = leaf;
  const value = only ?? examples[0] ?? leaf.default ?? choices[0];
  if (copy > 0 && leaf['x-format'] === 'id' && !leaf['x-refTo']) return `${value}-${copy + 1}`;
  // A number may be the example of a text, which the schema does not hold it to.
  const isText = ![type].flat().some((one) => ['number', 'integer', 'boolean'].includes(one));
  if (value !== undefined) return isText && only === undefined ? String(value) : value;
  return { boolean: true, integer: minimum ?? 1, number: minimum ?? 1 }[[type].flat()[0]] ?? BLANK;
}

/** A caret before a body makes editors insert it without quotation marks of their own. */
function tabStop(leaf, copy, number) {
  const value = exampleOf(leaf, copy);
  if ('const' in leaf) return value;
  const choices = leaf.enum?.map((choice) => escapeText(String(choice)).replace(/[,|]/g, '\\$&'));
  const stop = choices ? `\${${number}|${choices.join(',')}|}` : `\${${number}:${escapeText(String(value))}}`;
  if (typeof value !== 'string') return `^${stop}`;
  return writeYaml(value).trimEnd() === value ? stop : `^"${stop}"`;
}

function escapeText(text) {
  return text.replace(/[\\$}]/g, '\\$&');
}

function writeYaml(value) {
  const document = new Document(value);
  visit(document, {
    Seq: (_, list) => {
      list.flow = list.items.every((item) => !item.items);
    },
    Scalar: (_, scalar) => {
      // Older readers take a time of day for a number in base 60.
      if (/^\d\d:\d\d$/.test(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
