import { refName, resolveNode } from './resolve-schema.mjs';
import { writeExample } from './write-sample.mjs';

/** What an editor shows of a field, in Markdown: what it is for, what it holds, what holds without it, and an example. */
export function describeField(bundle, name, node) {
  const text = describeValue(bundle, node);
  const example = text && writeExample(bundle, name, node);
  return example ? `${text}\n\n${example}` : text;
}

/**
 * The same without an example; undefined where the schema has no description.
 * Editors list allowed values and the examples of a single value below the text by themselves, so it repeats neither.
 */
export function describeValue(bundle, node) {
  const whole = resolveNode(bundle, node);
  if (whole.description === undefined) return undefined;
  const kind = sayKind(bundle, node);
  const lines = [whole.description];
  if (kind && kind !== whole.description) lines.push(kind);
  if ('default' in whole) lines.push(`Without it: \`${[whole.default].flat().join(', ')}\`.`);
  return lines.map(toMarkdown).join('\n\n');
}

/** What an editor says of a text that does not match the pattern. */
export function sayExpected(bundle, node) {
  const kind = sayKind(bundle, node) ?? node.description;
  return kind && `Expected: ${lowerFirst(kind)}`;
}

/** The name of a definition in words: `creditTier` is "Credit tier". */
export function inWords(name) {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words[0].toUpperCase() + words.slice(1);
}

/** What may stand in a field, as a sentence of its own. */
function sayKind(bundle, node) {
  const whole = resolveNode(bundle, node);
  if (whole['x-refTo']) return `The ${idOf(whole)}.`;
  if (whole.properties) return sayNeeds(whole, 'Needs');
  if (whole.items) return sayEntries(bundle, whole.items);
  if (whole['x-keysOf']) return `Each key is the ${idOf({ 'x-refTo': whole['x-keysOf'] })}.`;
  if (whole.anyOf) {
    const [main, ...others] = whole.anyOf.map((branch) =>
      'const' in branch
        ? `Or \`${branch.const}\`: ${lowerFirst(branch.description)}`
        : sayKind(bundle, branch),
    );
    return [main, ...others].filter(Boolean).join(' ');
  }
  const name = refName(node);
  return name === undefined ? undefined : bundle.$defs[name].description;
}

function sayEntries(bundle, items) {
  const whole = resolveNode(bundle, items);
  if (whole['x-refTo']) return `Each entry is the ${idOf(whole)}.`;
  if (whole.properties) return sayNeeds(whole, 'Each entry needs');
  const kind = sayKind(bundle, items);
  return kind && `Each entry: ${lowerFirst(kind)}`;
}

function sayNeeds({ properties, required = [], oneOf = [] }, needs) {
  const choices = oneOf.flatMap((branch) => branch.required ?? []);
  const all = Object.keys(properties).filter((key) => required.includes(key));
  const parts = [
    ...(all.length > 0 ? [listWords(all, 'and')] : []),
    ...(choices.length > 0 ? [`one of ${listWords(choices, 'and')}`] : []),
  ];
  return parts.length > 0 ? `${needs} ${parts.join(', and ')}.` : undefined;
}

function idOf({ 'x-refTo': refs, 'x-refAlso': also = [] }) {
  const lists = refs.map((ref) => ref.slice(1).replaceAll('/', '.'));
  return [`\`id\` of an entry of ${listWords(lists, 'or')}`, ...also.map((word) => `\`${word}\``)].join(
    ' or ',
  );
}

function listWords(words, conjunction) {
  const quoted = words.map((word) => `\`${word}\``);
  return [quoted.slice(0, -1).join(', '), quoted.at(-1)].filter(Boolean).join(` ${conjunction} `);
}

function lowerFirst(text) {
  return /^[A-Z](?=[a-z\s])/.test(text) ? text[0].toLowerCase() + text.slice(1) : text;
}

/** Descriptions mean asterisks and brackets as they stand; durations are code, as is what stands in backticks already. */
function toMarkdown(text) {
  return text.replace(/`[^`]*`|\bPT?\d\w*|[\\*_[\]<>]/g, (part) => {
    if (part.length === 1) return `\\${part}`;
    return part.startsWith('`') ? part : `\`${part}\``;
  });
}
