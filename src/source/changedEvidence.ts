import { changedTokens } from './changedTokens.ts';
import { type CodeTokens, isLiteral } from './codeTokens.ts';
import { gatherEvidence, pointsToSdk, SourceEvidence } from './evidence.ts';
import { isSameList } from './packages.ts';
import { changeBetween, type TextChange } from './textChange.ts';

/** Evidence of a text that is another than before. */
export interface ChangedEvidence {
  readonly evidence: SourceEvidence;
  /** What has changed, where all names stand for the same as before; undefined where they may not. */
  readonly kept: KeptNames | undefined;
}

/** What of the text is another, where its names are the same. */
export interface KeptNames {
  readonly change: TextChange;
  /** The first token now that is another than before, and the one behind the last. */
  readonly from: number;
  readonly to: number;
}

/**
 * Gathers evidence of a changed text: reads what has changed, and the rest only where a name may stand for something
 * else by that.
 * @param before of the text before
 */
export function changedEvidence(
  before: SourceEvidence,
  text: string,
  clientNames: readonly string[],
): ChangedEvidence {
  const { language } = before;
  const isReadable = before.tokens.length > 0 && pointsToSdk(text, clientNames);
  if (!isReadable || !isSameList(before.clientNames, clientNames)) {
    return { evidence: gatherEvidence(text, language, clientNames), kept: undefined };
  }
  const change = changeBetween(before.text, text);
  const changed = changedTokens(before.tokens, text, language, change);
  const { tokens, from, toBefore, toAfter } = changed;
  const kept = { change, from, to: toAfter };
  const others = { from, to: toBefore };
  const isMoved =
    isWithinLiteral(before, others, toAfter, change) ||
    isBetween(before.tokens, others, toAfter, change);
  const evidence = isMoved
    ? before.moved(text, tokens, change)
    : new SourceEvidence(text, tokens, { language, clientNames });
  if (!isMoved) evidence.gather();
  const isLike = isMoved || evidence.isLike(before, change);
  // An endpoint that is named anywhere makes one look at all that is sent.
  const isKept = isLike && evidence.hasEndpoints === before.hasEndpoints;
  return { evidence, kept: isKept ? kept : undefined };
}

/** Whether a change is within one literal, which is one now as well, and which nobody read but as a literal. */
function isWithinLiteral(
  before: SourceEvidence,
  { from, to }: { readonly from: number; readonly to: number },
  toAfter: number,
  change: TextChange,
): boolean {
  const { texts, starts } = before.tokens;
  const text = texts[from];
  const start = starts[from] ?? 0;
  return (
    to === from + 1 &&
    toAfter === to &&
    text !== undefined &&
    isLiteral(text) &&
    change.start > start &&
    change.endBefore < start + text.length &&
    !before.isPath(from)
  );
}

/** Whether a change is in blanks or a comment between two tokens, which neither joins nor parts them. */
function isBetween(
  { texts, starts }: CodeTokens,
  { from, to }: { readonly from: number; readonly to: number },
  toAfter: number,
  change: TextChange,
): boolean {
  if (to !== from || toAfter !== from) return false;
  const end = from === 0 ? -1 : (starts[from - 1] ?? 0) + (texts[from - 1]?.length ?? 0);
  return change.start > end && change.endBefore < (starts[from] ?? Number.POSITIVE_INFINITY);
}
