import type { Words } from './words.ts';

/** A language by its name: "en" → "English"; a tag that has none prints as it is. */
export function formatLanguage(tag: string, words: Words): string {
  return new Intl.DisplayNames([words.locale], { type: 'language' }).of(tag) ?? tag;
}
