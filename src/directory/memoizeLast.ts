// A file of its own, for lists of groups, of members and of matches all use it.

/** Makes a value, or gives the last one where that was made of the very same. */
export type MemoizedLast<T> = (madeOf: readonly unknown[], make: () => T) => T;

/** Keeps the last value made: for what is asked for several times in a row and takes long to make. */
export function memoizeLast<T>(): MemoizedLast<T> {
  let last: { readonly madeOf: readonly unknown[]; readonly value: T } | undefined;
  return (madeOf, make) => {
    const isSame =
      last?.madeOf.length === madeOf.length &&
      last.madeOf.every((part, index) => part === madeOf[index]);
    if (last === undefined || !isSame) last = { madeOf, value: make() };
    return last.value;
  };
}
