/** Makes a value, or gives the one it made last where that was made of the very same. */
export type Latest<T> = (madeOf: readonly unknown[], make: () => T) => T;

/** Remembers the latest value: for what is asked for several times in a row and takes long to make. */
export function rememberLatest<T>(): Latest<T> {
  let latest: { readonly madeOf: readonly unknown[]; readonly value: T } | undefined;
  return (madeOf, make) => {
    const same =
      latest?.madeOf.length === madeOf.length &&
      latest.madeOf.every((part, index) => part === madeOf[index]);
    if (latest === undefined || !same) latest = { madeOf, value: make() };
    return latest.value;
  };
}
