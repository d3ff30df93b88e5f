/** An XML element with its attributes by their written names. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** Reads well-formed XML without entities of its own: enough for the parts of a Word file. */
export function parseXml(source: string): XmlElement {
  const root: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [root];
  for (const [piece, text] of source.matchAll(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<[^>]*>|([^<]+)/g)) {
    const parent = open.at(-1);
    if (parent === undefined) throw new Error('XML closes more than it opens');
    if (text !== undefined) parent.children.push(decode(text));
    else if (piece.startsWith('</')) {
      if (parent.name !== piece.slice(2, -1).trim())
        throw new Error(`XML closes ${parent.name} with ${piece}`);
      open.pop();
    } else if (!piece.startsWith('<!') && !piece.startsWith('<?')) {
      const element = readTag(piece);
      parent.children.push(element);
      if (!piece.endsWith('/>')) open.push(element);
    }
  }
  const [first] = elementsOf(root);
  if (open.length !== 1 || first === undefined) throw new Error('XML ends before its elements do');
  return first;
}

/** The element children of `element`, of one name if it is given. */
export function elementsOf(element: XmlElement | undefined, name?: string): XmlElement[] {
  const all = (element?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string');
  return name === undefined ? all : all.filter((child) => child.name === name);
}

/** The element at the end of a path of names, or undefined. */
export function elementAt(
  element: XmlElement | undefined,
  ...names: readonly string[]
): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((at, name) => elementsOf(at, name)[0], element);
}

interface Open extends XmlElement {
  readonly children: (XmlElement | string)[];
}

function readTag(tag: string): Open {
  const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? '';
  const attributes: Record<string, string> = {};
  for (const [, key = '', double, single] of tag.matchAll(/([^\s=<]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes[key] = decode(double ?? single ?? '');
  }
  return { name, attributes, children: [] };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return NAMED[name] ?? whole;
  });
}
