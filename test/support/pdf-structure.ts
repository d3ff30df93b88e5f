/** A run of marked content in the order of the structure tree. */
export interface TaggedContent {
  /** The object number of its page. */
  readonly page: number;
  readonly id: number;
  /** The same for all content of one block, whatever pages it is on. */
  readonly block: number;
  /** In a contents list or its heading. */
  readonly inContents: boolean;
}

type Value =
  | number
  | string
  | Name
  | Reference
  | readonly Value[]
  | ReadonlyMap<string, Value>
  | boolean
  | null;

interface Name {
  readonly name: string;
}

interface Reference {
  readonly object: number;
}

const INLINE_ROLES = new Set(['Span', 'Link', 'Reference', 'Quote', 'Em', 'Strong', 'Annot', 'Form', 'Code']);

/**
 * The tagged content of a PDF in logical order (ISO 32000-1, 14.7): the order in which it is read out.
 * Reads files whose objects stand open, not in object streams; pdf.js gives the tree page by page only.
 */
export function readTaggedContent(content: Uint8Array): TaggedContent[] {
  const objects = readObjects(Buffer.from(content).toString('latin1'));
  const follow = (value: Value | undefined): Value | undefined =>
    isReference(value) ? objects.get(value.object) : value;
  const root = [...objects.values()].find(
    (object) => isDictionary(object) && nameOf(object.get('Type')) === 'StructTreeRoot',
  );
  if (!isDictionary(root)) throw new Error('The PDF has no structure tree that can be read');
  const found: TaggedContent[] = [];
  let blocks = 0;

  const visit = (kid: Value | undefined, page: number, block: number, inContents: boolean): void => {
    const node = follow(kid);
    if (typeof node === 'number') found.push({ page, id: node, block, inContents });
    if (!isDictionary(node)) return;
    const own = node.get('Pg');
    const ownPage = isReference(own) ? own.object : page;
    const type = nameOf(node.get('Type'));
    if (type === 'MCR') visit(node.get('MCID'), ownPage, block, inContents);
    else if (type !== 'OBJR') {
      const role = nameOf(node.get('S'));
      visitKids(
        node.get('K'),
        ownPage,
        INLINE_ROLES.has(role) ? block : ++blocks,
        inContents || role === 'TOC',
      );
    }
  };
  const visitKids = (kids: Value | undefined, page: number, block: number, inContents: boolean): void => {
    const list = follow(kids);
    const all = isArray(list) ? list : list === undefined ? [] : [list];
    all.forEach((kid, index) => {
      const headsContents = /^H\d?$/.test(roleOf(follow(kid))) && roleOf(follow(all[index + 1])) === 'TOC';
      visit(kid, page, block, inContents || headsContents);
    });
  };
  visitKids(root.get('K'), 0, 0, false);
  return found;
}

function readObjects(source: string): Map<number, Value> {
  const objects = new Map<number, Value>();
  for (const match of source.matchAll(/(?:^|[\r\n])(\d+) 0 obj\b/g)) {
    const reader = createReader(source, match.index + match[0].length);
    objects.set(Number(match[1]), reader());
  }
  return objects;
}

const TOKEN =
  /\s*(?:%[^\r\n]*[\r\n]\s*)*(?:(\d+) 0 R\b|(<<)|(\[)|(>>|\])|\/([^\s()<>[\]{}/%]*)|([-+]?[\d.]+)|<([\da-fA-F\s]*)>|(\()|([a-z]+))/y;

function createReader(source: string, start: number): () => Value {
  let at = start;
  const END = Symbol('end');
  const read = (): Value | typeof END => {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (!match) throw new Error(`The PDF cannot be read at byte ${at}`);
    at = TOKEN.lastIndex;
    const [, reference, dictionary, array, end, name, number, hex, string, word] = match;
    if (reference !== undefined) return { object: Number(reference) };
    if (dictionary !== undefined) {
      const values = readAll();
      const entries = new Map<string, Value>();
      for (let i = 0; i + 1 < values.length; i += 2) entries.set(nameOf(values[i]), values[i + 1] ?? null);
      return entries;
    }
    if (array !== undefined) return readAll();
    if (end !== undefined) return END;
    if (name !== undefined) return { name };
    if (number !== undefined) return Number(number);
    if (hex !== undefined) return hex;
    if (string !== undefined) return readString();
    return word === 'true' ? true : word === 'false' ? false : null;
  };
  const readAll = (): Value[] => {
    const values: Value[] = [];
    for (let value = read(); value !== END; value = read()) values.push(value as Value);
    return values;
  };
  const readString = (): string => {
    const from = at;
    for (let depth = 1; depth > 0; at++) {
      const character = source[at];
      if (character === undefined) throw new Error('The PDF ends in a string');
      if (character === '\\') at++;
      else if (character === '(') depth++;
      else if (character === ')') depth--;
    }
    return source.slice(from, at - 1);
  };
  return () => {
    const value = read();
    return value === END ? null : (value as Value);
  };
}

function isReference(value: Value | undefined): value is Reference {
  return typeof value === 'object' && value !== null && 'object' in value;
}

function isDictionary(value: Value | undefined): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

function isArray(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

function nameOf(value: Value | undefined): string {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : '';
}

function roleOf(value: Value | undefined): string {
  return isDictionary(value) ? nameOf(value.get('S')) : '';
}
