/** Calls `make` once for each key. */
export function remember<Key, Result>(make: (key: Key) => Result): (key: Key) => Result {
  return keeping(make, new Map<Key, { readonly result: Result }>());
}

/** Calls `make` once for each object, and keeps the result as long as the object lives. */
export function rememberFor<Key extends object, Result>(make: (key: Key) => Result): (key: Key) => Result {
  return keeping(make, new WeakMap<Key, { readonly result: Result }>());
}

function keeping<Key, Result>(
  make: (key: Key) => Result,
  known: {
    get(key: Key): { readonly result: Result } | undefined;
    set(key: Key, kept: { readonly result: Result }): unknown;
  },
): (key: Key) => Result {
  return (key) => {
    let kept = known.get(key);
    if (kept === undefined) {
      kept = { result: make(key) };
      known.set(key, kept);
    }
    return kept.result;
  };
}
