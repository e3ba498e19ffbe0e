import { AuthingError } from '../errors.ts';

// Servers echo what they were sent, in messages and error pages. What is kept of an answer for people
// and logs goes through here.

/** A shorter one is no real secret, and may well be a word of the message. */
const shortestSecret = 6;

/** So many characters in a row of a secret are taken for it, since what is echoed may be cut or mangled. */
const revealingLength = 8;
/** The same of its beginning at the very end of a text that the client has cut. */
const revealingLengthAtEnd = 3;

const mask = '***';

/** Whatever looks like a token, for the server may name another than the one it was sent. */
const anyToken = /eyJ[\w-]{8,}(?:\.[\w-]*)*/g;

/**
 * The same error, without what a server may have echoed of these secrets: as they are, as JSON, HTML
 * or a URL writes them, once or more often, in base64 or hexadecimal, broken over lines, or only a part.
 */
export function withoutSecrets(error: unknown, secrets: readonly string[]): unknown {
  if (!(error instanceof AuthingError)) return error;
  const needles = needlesFor(secrets);
  const serverMessage = error.serverMessage && masked(error.serverMessage, needles);
  const detail = error.detail && masked(error.detail, needles);
  return serverMessage === error.serverMessage && detail === error.detail
    ? error
    : new AuthingError({ ...error, serverMessage, detail });
}

/** A text without these secrets, in whatever form, and without what looks like a token. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  return masked(text, needlesFor(secrets));
}

function needlesFor(secrets: readonly string[]): string[] {
  return secrets
    .filter((secret) => secret.length >= shortestSecret)
    .flatMap(asWritten)
    .flatMap((secret) => [secret, Buffer.from(secret).toString('hex'), ...inBase64(secret)])
    .map((secret) => inLowerCase(secret).replaceAll(/\s/g, ''));
}

/** A secret as it is and, where that is another text, as part of a URL. */
function asWritten(secret: string): readonly string[] {
  // What is no text at all gets there as the mark for it.
  const text = Buffer.from(secret).toString();
  return [...new Set([secret, encodeURIComponent(text)])];
}

/** A place in a text without its blanks. */
interface Place {
  readonly asIs: string;
  /** What is read there if it is encoded, and how many places that takes. */
  readonly encoded: { readonly character: string; readonly length: number } | undefined;
}

function masked(text: string, secrets: readonly string[]): string {
  const shown = text.replaceAll(anyToken, mask);
  const places = placesOf(inLowerCase(shown).replaceAll(/\s/g, ''));
  const hidden = new Set(secrets.flatMap((secret) => hiddenPlaces(places, secret)));
  let result = '';
  let blanks = '';
  let index = 0;
  for (const character of shown.split('')) {
    if (/\s/.test(character)) {
      blanks += character;
      continue;
    }
    const goesOn = hidden.has(index) && hidden.has(index - 1);
    if (!goesOn) result += blanks + (hidden.has(index) ? mask : character);
    blanks = '';
    index += 1;
  }
  return result + blanks;
}

/** The places that hold a part of a secret long enough to reveal it. */
function hiddenPlaces(places: readonly Place[], secret: string): number[] {
  const hidden: number[] = [];
  let place = 0;
  while (place < places.length) {
    let end = place;
    const { asIs = '', encoded } = places[place] ?? {};
    for (const first of new Set([asIs, encoded?.character ?? asIs])) {
      for (let from = secret.indexOf(first); from >= 0; from = secret.indexOf(first, from + 1)) {
        end = Math.max(end, endOfPart(places, place, secret, from, true));
        end = Math.max(end, endOfPart(places, place, secret, from, false));
      }
    }
    if (end === place) place += 1;
    for (; place < end; place += 1) hidden.push(place);
  }
  return hidden;
}

/**
 * Where the part of a secret ends that begins at a place, if it is long enough to reveal it; else the place.
 * @param from where in the secret the part begins
 * @param decode whether to take a character for an encoded one wherever it can be both
 */
function endOfPart(
  places: readonly Place[],
  place: number,
  secret: string,
  from: number,
  decode: boolean,
): number {
  let end = place;
  let at = from;
  for (; at < secret.length; at += 1) {
    const length = lengthOf(places[end], secret.charAt(at), decode);
    if (length === 0) break;
    end += length;
  }
  const count = at - from;
  if (count >= Math.min(revealingLength, secret.length)) return end;
  return from === 0 && count >= revealingLengthAtEnd && isAtEnd(places, end) ? end : place;
}

/** The end of a text may have been cut off in the middle of a character's encoding. */
const cutOff = /^(?:\\u?|%|&#?x?)?[\da-f]{0,5}…$/;

function isAtEnd(places: readonly Place[], place: number): boolean {
  if (place < places.length - 10) return false;
  const rest = places.slice(place).map(({ asIs }) => asIs);
  return cutOff.test(rest.join(''));
}

/** How many places a character takes; 0 where it is not there. */
function lengthOf(place: Place | undefined, character: string, decode: boolean): number {
  const { asIs, encoded } = place ?? {};
  const encodedLength = encoded?.character === character ? encoded.length : 0;
  if (asIs !== character) return encodedLength;
  return decode && encodedLength > 0 ? encodedLength : 1;
}

/** Each may have been written for something else again: as JSON in JSON, HTML in HTML, or any of it in a URL. */
const encoding =
  /(?:\\|%(?:25)*5c){1,8}u(?<json>[\da-f]{4})|(?:&|%(?:25)*26)(?:amp;)*(?:#|%(?:25)*23)(?:x0*(?<hex>[\da-f]{1,4})|0*(?<decimal>\d{1,5}))(?:;|%(?:25)*3b)|&(?:amp;)*(?<name>amp|lt|gt|quot|apos);|%(?:25)*(?<url>[\da-f]{2})|\\{1,8}(?<escaped>["'\\/])/y;

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function placesOf(text: string): Place[] {
  return text.split('').map((asIs, index) => ({ asIs, encoded: encodedAt(text, index) }));
}

function encodedAt(text: string, index: number): Place['encoded'] {
  encoding.lastIndex = index;
  const found = encoding.exec(text);
  if (!found?.groups) return undefined;
  const { url, json, hex, decimal, name, escaped } = found.groups;
  const code = url ?? json ?? hex;
  const number = code === undefined ? Number(decimal) : Number.parseInt(code, 16);
  const character = escaped ?? named[name ?? ''] ?? inLowerCase(String.fromCharCode(number));
  return { character, length: found[0].length };
}

/** Of the letters of secrets and tokens only, since others may change in length. */
function inLowerCase(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
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
