import { type CodeTokens, isWord } from './codeTokens.ts';

/** Names joined by dots, or by what a language has in their place. */
export interface Chain {
  /** Without `$`, and without the parentheses of getters between them. */
  readonly parts: readonly string[];
  /** The token behind it. */
  readonly end: number;
}

const joints = new Set(['.', '?.', '->', '?->', '::', '&.', '\\']);

/** Whether a token joins the name before it to the next. A name of PHP may also begin with a backslash. */
export function isJoint({ texts, starts }: CodeTokens, at: number): boolean {
  const token = texts[at];
  if (token === undefined || !joints.has(token)) return false;
  // An arrow before a type or the body of a function stands apart.
  if (token === '->' && (starts[at] ?? 0) + token.length !== starts[at + 1]) return false;
  const before = texts[at - 1];
  if (token !== '\\' || before === undefined) return token !== '\\';
  return isWord(before) && (starts[at - 1] ?? 0) + before.length === starts[at];
}

const dollarSign = 36;
const atSign = 64;

/** A name as it is compared: `$client` and `@client` are `client`. */
export function bareName(word: string): string {
  let from = 0;
  for (;;) {
    const code = word.charCodeAt(from);
    if (code !== dollarSign && code !== atSign) break;
    from += 1;
  }
  return from === 0 ? word : word.slice(from);
}

/** The chain that begins at a token, which is a name. */
export function readChain(tokens: CodeTokens, from: number): Chain {
  const { texts } = tokens;
  const parts: string[] = [];
  let at = from;
  for (;;) {
    const word = texts[at];
    if (!isWord(word)) break;
    parts.push(bareName(word));
    at += 1;
    // `groups()` and `client!` before a joint.
    let next = at;
    if (texts[next] === '(' && texts[next + 1] === ')') next += 2;
    if (texts[next] === '!') next += 1;
    if (!isJoint(tokens, next)) break;
    at = next + 1;
  }
  return { parts, end: at };
}

/** Whether a name begins with a capital letter, as those of classes do. */
export function isCapital(name: string | undefined): boolean {
  const code = name?.charCodeAt(0) ?? 0;
  return code >= 65 && code <= 90;
}
