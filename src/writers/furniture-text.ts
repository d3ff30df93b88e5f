import type { FurniturePart } from '../document/look.ts';

/** What stands at one place of the margin of page `page` of `pages`, as text. */
export function furnitureText(parts: readonly FurniturePart[], page: number, pages: number): string {
  return parts
    .map((part) => (part.type === 'text' ? part.value : String(part.type === 'page' ? page : pages)))
    .join('');
}
