/** What every encoding and every language writes as it is. */
const plainRun = /[\w.:-]+/g;

/**
 * Finds out from the bytes of a file whether it can say one of these codes, so that most files are not even decoded.
 * A quote or a character of another script may be written with escapes: what stands between these is looked for.
 */
export function mayHoldAny(codes: Iterable<string>): (bytes: Buffer) => boolean {
  const needles: Buffer[] = [];
  for (const code of codes) {
    const runs = [...code.matchAll(plainRun)].map(([run]) => run);
    const longest = runs.reduce((one, other) => (other.length > one.length ? other : one), '');
    if (longest !== '') needles.push(Buffer.from(longest));
    else needles.push(Buffer.from(code), ...escapes);
  }
  return (bytes) => needles.some((needle) => bytes.includes(needle));
}

/** How escapes of characters begin. */
const escapes = ['\\u', '\\U', '\\x', '&#'].map((text) => Buffer.from(text));
