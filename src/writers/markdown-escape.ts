/** What stands round a stretch of text, as far as its escaping depends on it. */
export interface TextPlace {
  /** The text begins a line: list, heading, quotation and rule marks would count. */
  readonly atLineStart: boolean;
  /** A link follows at once: a final "!" would make it an image. */
  readonly beforeLink: boolean;
  /** The text is inside a link, where no other link can be. */
  readonly inLink: boolean;
}

/** What GFM readers turn into a link by themselves, backslash or not. */
const MAIL_ADDRESS = /[A-Za-z0-9.+_-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+/g;
/** Of these, what CommonMark takes between angle brackets. */
const ANGLE_MAIL_ADDRESS =
  /^[A-Za-z0-9.+_-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/;

/**
 * Escapes `text` so that every GFM reader shows exactly these words, with as few backslashes as that allows.
 * An e-mail address becomes `<a@b.org>`: readers link it in any case, and this way they all do.
 */
export function escapeText(text: string, place: TextPlace): string {
  const source = text.replace(/[ \t\n\r\f\v]+/g, ' ');
  let escaped = '';
  let from = 0;
  for (const match of place.inLink ? [] : source.matchAll(MAIL_ADDRESS)) {
    const [address] = match;
    escaped += escapeMarks(source.slice(from, match.index));
    escaped += ANGLE_MAIL_ADDRESS.test(address) ? `<${address}>` : separateAt(address);
    from = match.index + address.length;
  }
  escaped += escapeMarks(source.slice(from));
  if (place.inLink) escaped = escaped.replace(/\]/g, '\\]');
  if (place.beforeLink) escaped = escaped.replace(/!$/, '\\!');
  return place.atLineStart ? escapeLineStart(escaped) : escaped;
}

function escapeMarks(text: string): string {
  return text
    .replace(/[\\`*[<|~]|_+/g, (mark, at: number, all: string) => escapeMark(mark, at, all))
    .replace(/&(?=#?[0-9A-Za-z]+;)/g, '\\&')
    .replace(/\b(https?|ftp):(?=\/\/)/gi, '$1\\:')
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}\\.`)
    .replace(/(^|[^ ])?\$(?=([0-9])?)/g, (mark, before: string | undefined, digit: string | undefined) =>
      digit !== undefined && (before ?? '') === '' ? mark : `${before ?? ''}\\$`,
    )
    .replace(/[\u0085\u2028\u2029]/g, (space) => `&#${space.charCodeAt(0)};`);
}

/** An underscore inside a word is no mark, and reads better bare. */
function escapeMark(mark: string, at: number, text: string): string {
  if (!mark.startsWith('_')) return `\\${mark}`;
  const inWord = /[A-Za-z0-9]/.test(text[at - 1] ?? '') && /[A-Za-z0-9]/.test(text[at + mark.length] ?? '');
  return inWord ? mark : mark.replace(/_/g, '\\_');
}

/** Only a break between two nodes keeps a reader that joins text nodes from seeing an address. */
function separateAt(address: string): string {
  return escapeMarks(address).replace('@', '<!-- -->@');
}

function escapeLineStart(text: string): string {
  return text
    .replace(/^[#>=]/, '\\$&')
    .replace(/^[-+](?=[ -]|$)/, '\\$&')
    .replace(/^:(?=-)/, '\\:')
    .replace(/^(\d{1,9})([.)])(?= |$)/, '$1\\$2');
}

/** Escapes a destination for `[text](destination)`: nothing in it can end the link or start a mark. */
export function escapeDestination(href: string): string {
  return href
    .replace(/[\s<>()\\`|"']/g, (mark) => encodeURIComponent(mark).replace(/[()']/g, percentEncode))
    .replace(/&(?=#?[0-9A-Za-z]+;)/g, '&amp;');
}

function percentEncode(mark: string): string {
  return `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Escapes an attribute of the few HTML tags that Markdown needs. */
export function escapeAttribute(value: string): string {
  return value.replace(/[&<>"'|\s]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
