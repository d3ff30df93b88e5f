import { SaxesParser } from 'saxes';

/** An element of a part with the stretch of text that it was read from; offsets are UTF-16 units. */
export interface XmlNode {
  /** Namespace and name without prefix. */
  readonly uri: string;
  readonly local: string;
  /** Name with prefix, as written. */
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly parent: XmlNode | undefined;
  readonly children: readonly XmlNode[];
  /** The text directly inside, decoded. */
  readonly text: string;
  readonly from: number;
  /** Between the tags; the same offset twice for an element without content. */
  readonly contentFrom: number;
  readonly contentTo: number;
  readonly to: number;
}

export interface XmlAttribute {
  readonly uri: string;
  readonly local: string;
  readonly name: string;
  readonly value: string;
}

/** Why a part cannot be read, as a sentence without a full stop. */
export class XmlFault extends Error {}

/** A real letterhead has some thousand elements, some thirty deep. */
const MOST_ELEMENTS = 400_000;
const DEEPEST = 200;

type Open = { -readonly [Key in keyof XmlNode]: Key extends 'children' ? XmlNode[] : XmlNode[Key] };

/** The root element of well-formed XML without a document type; throws XmlFault for anything else. */
export function readXml(text: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true });
  let root: Open | undefined;
  let open: Open | undefined;
  let depth = 0;
  let count = 0;
  parser.on('error', (error) => {
    throw new XmlFault(error.message.replace(/^(undefined:)?\d+:\d+: /, '').replace(/\.$/, ''));
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding))
      throw new XmlFault(`its encoding is ${encoding}`);
  });
  parser.on('doctype', () => {
    throw new XmlFault('it has a document type, which could hold entities');
  });
  parser.on('opentag', (tag) => {
    if (++count > MOST_ELEMENTS) throw new XmlFault(`it has more than ${MOST_ELEMENTS} elements`);
    if (++depth > DEEPEST) throw new XmlFault(`its elements are more than ${DEEPEST} deep`);
    const end = parser.position;
    const node: Open = {
      uri: tag.uri,
      local: tag.local,
      name: tag.name,
      attributes: Object.values(tag.attributes).map(({ uri, local, name, value }) => ({
        uri,
        local,
        name,
        value,
      })),
      parent: open,
      children: [],
      text: '',
      // No attribute of well-formed XML holds this character.
      from: text.lastIndexOf('<', end - 1),
      contentFrom: end,
      contentTo: end,
      to: end,
    };
    if (open) open.children.push(node);
    else root = node;
    open = node;
  });
  const addText = (value: string): void => {
    if (open) open.text += value;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', (tag) => {
    depth--;
    if (!open) return;
    if (!tag.isSelfClosing) {
      open.to = parser.position;
      open.contentTo = text.lastIndexOf('<', open.to - 1);
    }
    open = open.parent as Open | undefined;
  });
  parser.write(text).close();
  if (!root) throw new XmlFault('it is empty');
  return root;
}

/** `node` and everything inside it, in the order of the text. */
export function* walk(node: XmlNode): Generator<XmlNode> {
  const waiting = [node];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    yield at;
    waiting.push(...at.children.toReversed());
  }
}

/** The elements that `node` stands in, innermost first. */
export function* ancestors(node: XmlNode): Generator<XmlNode> {
  for (let at = node.parent; at; at = at.parent) yield at;
}

/** What `prefix` stands for where the content of `node` is; undefined where it stands for nothing. */
export function namespaceOf(node: XmlNode, prefix: string): string | undefined {
  for (let at: XmlNode | undefined = node; at; at = at.parent) {
    const found = at.attributes.find(({ name }) => name === `xmlns:${prefix}`);
    if (found) return found.value;
  }
  return undefined;
}
