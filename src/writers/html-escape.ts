const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML, between tags or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}

/** A fragment or id as part of an address. */
export function escapeFragment(id: string): string {
  return escapeHtml(encodeURIComponent(id));
}

/** Whether a page may link to `href`: only addresses that run nothing. */
export function isSafeAddress(href: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s<>"]+$/i.test(href);
}
