import assert from 'node:assert/strict';
import { inspect } from 'node:util';

/** All that a thrown error shows to whoever looks: its fields, hidden ones too, its stack, its causes. */
export function contentsOf(error: unknown): string {
  const all = inspect(error, {
    showHidden: true,
    depth: Number.POSITIVE_INFINITY,
    maxStringLength: Number.POSITIVE_INFINITY,
    maxArrayLength: Number.POSITIVE_INFINITY,
    getters: true,
  });
  const texts = [all, String(error), JSON.stringify(error)];
  if (error instanceof Error) {
    texts.push(error.message, error.stack ?? '');
    if (error.cause !== undefined) texts.push(contentsOf(error.cause));
  }
  return texts.join('\n');
}

/**
 * Fails where a text has a trace of a secret, however it is encoded or broken.
 * @param length so many characters in a row count as a trace
 */
export function assertNoTrace(
  text: string,
  secrets: Iterable<string>,
  what: string,
  length = 8,
): void {
  const traces = new Set<string>();
  for (const secret of secrets) {
    for (const piece of pieces(secret.toLowerCase(), length)) traces.add(piece);
  }
  for (const reading of readings(text)) {
    for (const piece of pieces(reading.toLowerCase(), length)) {
      if (traces.has(piece))
        assert.fail(`${what} has "${piece}" of a secret: ${around(text, piece)}`);
    }
  }
}

function* pieces(text: string, length: number): Generator<string> {
  for (let end = length; end <= text.length; end += 1) yield text.slice(end - length, end);
}

/** The place of a trace, where the text has it as it is; else the beginning. */
function around(text: string, trace: string): string {
  const at = text.toLowerCase().indexOf(trace);
  return at < 0 ? text.slice(0, 3000) : text.slice(Math.max(0, at - 300), at + 300);
}

/** A text as it is, and as those may read it who decode it, once and again. */
function readings(text: string): string[] {
  const decoded = decodedAgain([text]);
  const unbroken = [...decoded].map((each) => each.replaceAll(/\s/g, ''));
  const packed = unbroken.flatMap((each) => [...fromBase64(each), fromHexadecimal(each)]);
  return [...new Set([...decoded, ...unbroken, ...decodedAgain(packed)])];
}

function decodedAgain(texts: readonly string[]): Set<string> {
  const decoded = new Set(texts);
  // What is added meanwhile has its turn, too.
  for (const each of decoded) {
    for (const decode of [fromUrl, fromJson, fromHtml]) decoded.add(decode(each));
  }
  return decoded;
}

function fromHexadecimal(text: string): string {
  const runs = text.match(/(?:[\da-f]{2}){6,}/gi) ?? [];
  return runs.map((run) => Buffer.from(run, 'hex').toString('latin1')).join('\n');
}

const character = (code: string, base: number) => String.fromCharCode(Number.parseInt(code, base));

function fromUrl(text: string): string {
  return text.replaceAll(/%([\da-f]{2})/gi, (_, code: string) => character(code, 16));
}

function fromJson(text: string): string {
  return text
    .replaceAll(/\\u([\da-f]{4})/gi, (_, code: string) => character(code, 16))
    .replaceAll(/\\(["'\\/])/g, '$1');
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'" };

function fromHtml(text: string): string {
  return text
    .replaceAll(/&#x([\da-f]+);/gi, (_, code: string) => character(code, 16))
    .replaceAll(/&#(\d+);/g, (_, code: string) => character(code, 10))
    .replaceAll(/&(lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
    .replaceAll('&amp;', '&');
}

/** What each run that can be base64 says, wherever in it one begins to read. */
function fromBase64(text: string): string[] {
  const runs = text.match(/[\w+/-]{12,}/g) ?? [];
  return [0, 1, 2, 3].map((start) =>
    runs.map((run) => Buffer.from(run.slice(start), 'base64').toString('latin1')).join('\n'),
  );
}
