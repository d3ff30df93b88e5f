import { runProperties } from './runs.ts';
import { element, val } from './xml.ts';

/** Word takes no more characters than this in a tag or a title. */
const LONGEST = 64;

/** The content controls of one document while it is written. */
export interface ContentControls {
  /** Wraps runs in a control tagged with the JSON Pointer `path`. */
  readonly wrap: (path: string, content: string, kind: ControlKind, style?: string) => string;
  /** A control to fill in, named `label`, showing `content` until then. */
  readonly blank: (label: string, content: string, style: string) => string;
  /** A number no other control of the document has. */
  readonly nextId: (of: string) => number;
  /** Tags that had to be shortened, with their whole paths. */
  readonly shortened: ReadonlyMap<string, string>;
}

/** `text` holds one run, `lines` one run with line breaks, `rich` anything that a paragraph may hold. */
export type ControlKind = 'text' | 'lines' | 'rich';

const KINDS: Readonly<Record<ControlKind, string>> = {
  text: '<w:text/>',
  lines: '<w:text w:multiLine="1"/>',
  rich: '<w:richText/>',
};

/** Content controls whose ids follow from their paths, so that an edit elsewhere leaves them alone. */
export function createContentControls(): ContentControls {
  const taken = new Set<number>();
  const shortened = new Map<string, string>();
  const nextId = (of: string): number => {
    let id = hash(of) & 0x7fffffff;
    while (id === 0 || taken.has(id)) id = (id + 1) & 0x7fffffff;
    taken.add(id);
    return id;
  };
  const tagOf = (path: string): string => {
    if (path.length <= LONGEST) return path;
    const tag = shortenTag(path);
    shortened.set(tag, path);
    return tag;
  };
  return {
    nextId,
    shortened,
    wrap: (path, content, kind, style) =>
      element(
        'w:sdt',
        {},
        element(
          'w:sdtPr',
          {},
          runProperties(style) +
            val('w:alias', titleOf(path)) +
            val('w:tag', tagOf(path)) +
            val('w:id', nextId(path)) +
            // Some word processors show a plain-text control without the character style of its text.
            KINDS[style === undefined ? kind : 'rich'],
        ) + element('w:sdtContent', {}, content),
      ),
    blank: (label, content, style) =>
      element(
        'w:sdt',
        {},
        element(
          'w:sdtPr',
          {},
          runProperties(style) +
            val('w:alias', shorten(label)) +
            val('w:tag', 'blank') +
            val('w:id', nextId(`blank ${label}`)) +
            '<w:showingPlcHdr/>' +
            KINDS.rich,
        ) + element('w:sdtContent', {}, content),
      ),
  };
}

/** `/goals/0/value` as a reader would say it: "goals 1 › value". */
function titleOf(path: string): string {
  const parts: string[] = [];
  for (const step of path.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (/^\d+$/.test(name) && parts.length > 0) parts.push(`${parts.pop()} ${Number(name) + 1}`);
    else parts.push(name);
  }
  return shorten(parts.join(' › '));
}

function shorten(text: string): string {
  return text.length <= LONGEST ? text : `…${endOf(text, LONGEST - 1)}`;
}

/** The end of a long path, after eight digits that tell it from other paths with the same end. */
function shortenTag(path: string): string {
  const digits = (hash(path) >>> 0).toString(16).padStart(8, '0');
  return `${digits}…${endOf(path, LONGEST - digits.length - 1)}`;
}

/** The last `length` UTF-16 units of `text`, or one less where that would cut a character in two. */
function endOf(text: string, length: number): string {
  return text.slice(-length).replace(/^[\udc00-\udfff]/, '');
}

/** FNV-1a over UTF-16 units, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value;
}
