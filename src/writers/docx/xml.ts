/** Attributes in the order in which they are written; an undefined one is left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const UNWRITABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const SPECIAL = /[&<>"]/;
const SPECIALS = /[&<>"]/g;
const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** `text` for use in XML content or in a double-quoted attribute; throws for what XML cannot hold. */
export function escapeXml(text: string): string {
  const unwritable = UNWRITABLE.exec(text);
  if (unwritable) {
    const code = unwritable[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    throw new Error(
      `A Word file cannot hold the character U+${code}, found in ${JSON.stringify(text.slice(0, 80))}`,
    );
  }
  return SPECIAL.test(text) ? text.replace(SPECIALS, (character) => ESCAPED[character] ?? character) : text;
}

/** An element; `content` is XML already, attribute values are escaped here. */
export function element(name: string, attributes: Attributes, content = ''): string {
  let start = `<${name}`;
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value !== undefined) start += ` ${key}="${typeof value === 'number' ? value : escapeXml(value)}"`;
  }
  return content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
}

/** An element with nothing but `w:val`, the most common kind in WordprocessingML. */
export function val(name: string, value: string | number): string {
  return element(name, { 'w:val': value });
}

/** Points as twentieths of a point, the unit of WordprocessingML lengths. */
export function twips(points: number): number {
  return Math.round(points * 20);
}

/** Points as half-points, the unit of WordprocessingML font sizes. */
export function halfPoints(points: number): number {
  return Math.round(points * 2);
}

/** `#rrggbb` as WordprocessingML writes colours: `RRGGBB`. */
export function hexColour(colour: string): string {
  return colour.replace('#', '').toUpperCase();
}
