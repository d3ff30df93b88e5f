import { words } from './generated/words.js';

/** The words of a built-in file, such as `labels/en`, as the build read them; undefined where its text is another. */
export function findPrecompiledWords(name: string, text: string): unknown {
  const known = Object.hasOwn(words, name) ? words[name] : undefined;
  if (known?.text !== text) return undefined;
  // As they are read from a file: without a prototype, so that no word is special.
  return JSON.parse(known.data, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.assign(Object.create(null), value)
      : value,
  );
}
