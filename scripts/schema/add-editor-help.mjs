import { describeField, describeValue, inWords, sayExpected } from './describe-field.mjs';
import { refName, resolveNode } from './resolve-schema.mjs';
import { writeSnippet } from './write-sample.mjs';

/** What may stand beside a `$ref`: yaml-language-server merges these, and completes nothing behind a `$ref` with others. */
const annotations = new Set(['$ref', 'title', 'description', 'markdownDescription', 'examples', 'default']);

/** A bundled schema with what editors show and insert for each field; it accepts the same agreements as before. */
export function addEditorHelp(bundle) {
  const visit = (node) => {
    if (typeof node !== 'object') return node;
    const whole = joinWord(bundle, writeOut(bundle, node));
    const message = whole.pattern && sayExpected(bundle, node);
    if (message) whole.patternErrorMessage = message;
    for (const key of ['allOf', 'anyOf', 'oneOf']) if (whole[key]) whole[key] = whole[key].map(visit);
    for (const key of ['items', 'additionalProperties', 'then'])
      if (key in whole) whole[key] = visit(whole[key]);
    if (whole.properties)
      whole.properties = mapEntries(whole.properties, (name, field) =>
        withText(visit(field), describeField(bundle, name, field)),
      );
    return whole;
  };
  const define = (name, node) => {
    if (!node.properties) return withText(visit(node), describeValue(bundle, node));
    const title = inWords(name);
    // Nobody fills in a whole agreement at one go.
    const snippet = name === 'agreement' ? undefined : writeSnippet(bundle, node);
    return {
      title,
      ...withText(visit(node), describeValue(bundle, node)),
      ...(snippet && {
        defaultSnippets: [{ label: `new ${title.toLowerCase()}`, sortText: '_', ...snippet }],
      }),
    };
  };
  const { $defs, ...root } = bundle;
  return { ...withText(visit(root), describeValue(bundle, root)), $defs: mapEntries($defs, define) };
}

/** A reference that says more than annotations is replaced by what it refers to, or says less if that is an object. */
function writeOut(bundle, node) {
  const says = Object.keys(node).filter((key) => !annotations.has(key));
  if (refName(node) === undefined || says.length === 0) return { ...node };
  const whole = resolveNode(bundle, node);
  if (!whole.properties) return whole;
  return Object.fromEntries(Object.entries(node).filter(([key]) => !key.startsWith('x-')));
}

/**
 * Where a single value or a word may stand, one pattern takes both: of an `anyOf` editors show what its branch is, not
 * what the field is for. A branch that is an object is told what the field is for instead.
 */
function joinWord(bundle, node) {
  const [value, word] = node.anyOf ?? [];
  if (node.anyOf?.length !== 2 || typeof word.const !== 'string' || refName(value) === undefined) return node;
  const { anyOf, ...own } = node;
  const whole = resolveNode(bundle, { ...own, ...value });
  const types = [whole.type].flat();
  if (whole.properties) return { ...node, anyOf: [{ description: node.description, ...value }, word] };
  if (whole.enum || (types.includes('string') && !whole.pattern)) return node;
  const pattern = `^(${word.const})$${types.includes('string') ? `|${whole.pattern}` : ''}`;
  return { ...whole, type: [...new Set([...types, 'string'])], pattern };
}

function withText(node, markdownDescription) {
  if (markdownDescription === undefined) return node;
  const { description, examples, ...rest } = node;
  return {
    ...(description === undefined ? {} : { description }),
    markdownDescription,
    // An id that is only an example is not offered where an id of this agreement belongs.
    ...(examples === undefined || node['x-refTo'] ? {} : { examples }),
    ...rest,
    ...(rest.anyOf && {
      anyOf: rest.anyOf.map((branch) => (branch.$ref ? { ...branch, markdownDescription } : branch)),
    }),
  };
}

function mapEntries(map, change) {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(name, value)]));
}
