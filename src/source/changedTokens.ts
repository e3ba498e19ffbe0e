import { type CodeTokens, type MadeTokens, readTokens, tokenAt } from './codeTokens.ts';
import type { SourceLanguage } from './found.ts';
import type { TextChange } from './textChange.ts';

/** The tokens of a changed text, and which of them are others than before. */
export interface ChangedTokens {
  readonly tokens: CodeTokens;
  /** The first that is another. */
  readonly from: number;
  /** The token behind those that are others, among those before and those now. */
  readonly toBefore: number;
  readonly toAfter: number;
}

/** What a token is, depends on so many characters behind its end at most: on those of a longer sign, or three quotes. */
const lookahead = 3;

/**
 * Takes a changed text apart: reads what has changed anew, and takes over the rest.
 * @param before the tokens of the text before the change
 */
export function changedTokens(
  before: CodeTokens,
  text: string,
  language: SourceLanguage,
  { start, endBefore, endAfter }: TextChange,
): ChangedTokens {
  const moved = endAfter - endBefore;
  let from = tokenAt(before, start);
  while (from > 0 && endOf(before, from - 1) + lookahead > start) from -= 1;
  const made: MadeTokens = { texts: [], starts: [], firsts: [], marks: [] };
  let toBefore = before.length;
  let next = from;
  const begin = { at: from === 0 ? 0 : endOf(before, from - 1), first: from === 0 };
  readTokens(text, language, made, begin, (at, first) => {
    // A token looks at the character before it, which has to be an old one too.
    if (at <= endAfter) return false;
    while (next < before.length && (before.starts[next] ?? 0) < at - moved) next += 1;
    if (before.starts[next] !== at - moved || before.firsts[next] !== first) return false;
    toBefore = next;
    return true;
  });
  let same = 0;
  while (same < made.texts.length && from < toBefore && isSame(before, from, made, same, 0)) {
    from += 1;
    same += 1;
  }
  let end = made.texts.length;
  while (end > same && toBefore > from && isSame(before, toBefore - 1, made, end - 1, moved)) {
    toBefore -= 1;
    end -= 1;
  }
  const toAfter = from + end - same;
  const replaced = <T>(of: readonly T[], by: readonly T[]) =>
    of.slice(0, from).concat(by.slice(same, end), of.slice(toBefore));
  const starts = replaced(before.starts, made.starts);
  for (let at = toAfter; at < starts.length; at += 1) starts[at] = (starts[at] ?? 0) + moved;
  const tokens = {
    length: starts.length,
    texts: replaced(before.texts, made.texts),
    starts,
    firsts: replaced(before.firsts, made.firsts),
    marks: replaced(before.marks, made.marks),
  };
  return { tokens, from, toBefore, toAfter };
}

function isSame(
  before: CodeTokens,
  at: number,
  now: MadeTokens,
  nowAt: number,
  moved: number,
): boolean {
  return (
    before.texts[at] === now.texts[nowAt] &&
    (before.starts[at] ?? 0) + moved === now.starts[nowAt] &&
    before.firsts[at] === now.firsts[nowAt]
  );
}

function endOf({ starts, texts }: CodeTokens, at: number): number {
  return (starts[at] ?? 0) + (texts[at]?.length ?? 0);
}
