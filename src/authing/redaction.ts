import { AuthingError } from './errors.ts';

// Servers echo what they were sent, in messages and error pages. What is kept of an answer for people
// and logs goes through here.

/** A shorter one is no real secret, and may well be a word of the message. */
const shortestSecret = 6;

/** So many characters from the start of a secret are taken for it: servers cut off what they echo. */
const tellingStart = 8;
/** The same at the very end of a text, where the client may have cut it. */
const tellingEnd = 3;

const mask = '***';

/** Whatever looks like a token, for the server may name another than the one it was sent. */
const anyToken = /eyJ[\w-]{8,}(?:\.[\w-]*)*/g;

/**
 * The same error, without what a server may have echoed of these secrets: as they are, as JSON, HTML
 * or a URL writes them, in base64, broken over lines, or only their beginning.
 */
export function withoutSecrets(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof AuthingError)) return error;
  const serverMessage = masked(error.serverMessage, secrets);
  const detail = masked(error.detail, secrets);
  return serverMessage === error.serverMessage && detail === error.detail
    ? error
    : new AuthingError({ ...error, serverMessage, detail });
}

function masked(text: string | undefined, secrets: readonly string[]): string | undefined {
  return secrets
    .filter((secret) => secret.length >= shortestSecret)
    .flatMap((secret) => [secret, ...inBase64(secret)])
    .reduce((rest, secret) => rest && withoutSecret(rest, secret), text)
    ?.replaceAll(anyToken, mask);
}

function withoutSecret(text: string, secret: string): string {
  const characters = [...inLowerCase(secret).replaceAll(/\s/g, '')];
  const lowerCase = inLowerCase(text);
  let rest = '';
  let at = 0;
  while (at < text.length) {
    const end = endOfSecret(lowerCase, at, characters);
    rest += end === undefined ? text.charAt(at) : mask;
    at = end ?? at + 1;
  }
  return rest;
}

/** Of the letters of secrets and tokens only, since others may change in length. */
function inLowerCase(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Where the secret that begins at a place ends; undefined where none begins there. */
function endOfSecret(text: string, start: number, secret: readonly string[]): number | undefined {
  const ends = [readEncoded, readAsIs].map((readFirst) => {
    let at = start;
    for (const [index, character] of secret.entries()) {
      const next = readFirst(text, index === 0 ? at : afterSpace(text, at), character);
      if (next !== undefined) at = next;
      else return index >= (isEnd(text, at) ? tellingEnd : tellingStart) ? at : undefined;
    }
    return at;
  });
  return ends[0] ?? ends[1];
}

function afterSpace(text: string, at: number): number {
  let after = at;
  while (/\s/.test(text.charAt(after))) after += 1;
  return after;
}

function isEnd(text: string, at: number): boolean {
  return /^…?$/.test(text.slice(at, at + 2));
}

/** Reads a character, by preference one that is encoded. @returns where it ends, if it is there */
function readEncoded(text: string, at: number, character: string): number | undefined {
  return encodedEnd(text, at, character) ?? asIsEnd(text, at, character);
}

/** The same, by preference one that stands for itself. */
function readAsIs(text: string, at: number, character: string): number | undefined {
  return asIsEnd(text, at, character) ?? encodedEnd(text, at, character);
}

function asIsEnd(text: string, at: number, character: string): number | undefined {
  return text.startsWith(character, at) ? at + character.length : undefined;
}

const encoded =
  /%(?<url>[\da-f]{2})|\\u(?<json>[\da-f]{4})|&#x0*(?<hex>[\da-f]{1,6});|&#0*(?<decimal>\d{1,7});|&(?<name>amp|lt|gt|quot|apos);|\\(?<escaped>["'\\/])/y;

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function encodedEnd(text: string, at: number, character: string): number | undefined {
  encoded.lastIndex = at;
  const groups = encoded.exec(text)?.groups;
  if (!groups) return undefined;
  const { url, json, hex, decimal, name, escaped } = groups;
  const code = url ?? json ?? hex;
  const point = code === undefined ? Number(decimal) : Number.parseInt(code, 16);
  const read = escaped ?? named[name ?? ''] ?? inLowerCase(String.fromCharCode(point));
  return read === character ? encoded.lastIndex : undefined;
}

/** What stands for a text in base64, whatever is before and after it. */
function inBase64(text: string): string[] {
  const bytes = Buffer.from(text);
  return [0, 1, 2].flatMap((before) => {
    const all = Buffer.concat([Buffer.alloc(before), bytes]);
    // A character stands for six bits: those that share bits with a neighbour are left out.
    const own = [Math.ceil((before * 8) / 6), Math.floor((all.length * 8) / 6)] as const;
    return (['base64', 'base64url'] as const).map((form) => all.toString(form).slice(...own));
  });
}
