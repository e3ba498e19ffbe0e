/** The methods of strings that look at characters, and how many a call looks at. */
const looks: readonly (readonly ['charCodeAt' | 'startsWith' | 'slice' | 'indexOf', number])[] = [
  ['charCodeAt', 1],
  ['startsWith', 1],
  ['slice', 0],
  ['indexOf', 0],
];

/** How many characters of strings something looks at, which says how its work grows without a clock. */
export function charactersRead(work: () => void): number {
  let read = 0;
  const restore = looks.map(([name, cost]) => {
    const original = Object.getOwnPropertyDescriptor(String.prototype, name);
    if (original === undefined) throw new Error(`Strings have no ${name}.`);
    Object.defineProperty(String.prototype, name, {
      ...original,
      value(this: string, ...given: unknown[]) {
        const result: unknown = Reflect.apply(original.value, this, given);
        read += cost > 0 ? cost : lookedAt(this, given[1], result);
        return result;
      },
    });
    return () => Object.defineProperty(String.prototype, name, original);
  });
  try {
    work();
  } finally {
    for (const undo of restore) undo();
  }
  return read;
}

/** A part has its length; what is searched for is found so far from where the search began. */
function lookedAt(text: string, from: unknown, result: unknown): number {
  if (typeof result === 'string') return result.length;
  if (typeof result !== 'number') return 1;
  return (result < 0 ? text.length : result) - (typeof from === 'number' ? from : 0);
}
