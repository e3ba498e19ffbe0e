// The strings of a source text, and the calls that hold them. One walk from the start of the text, so that
// what comes after a place cannot change what is found before it, and half-typed text costs one line.
import { type FoundString, isSourceLanguage, type TextRange } from './found.ts';
import type { Draft } from './scanner/draft.ts';
import { foundOf, scanTo } from './scanner/read.ts';

export * from './found.ts';

/**
 * The string literals of a text, in its order.
 * @param languageId as VS Code has it; of other languages none are found
 * @param range only those that overlap it; the text is read from its start all the same
 */
export function findStrings(
  text: string,
  languageId: string,
  { from = 0, to = text.length }: TextRange = {},
): readonly FoundString[] {
  if (!isSourceLanguage(languageId)) return [];
  const { drafts } = scanTo(text, languageId, to);
  return drafts
    .filter(({ start, end }) => start < to && (end > from || start >= from))
    .map((draft) => foundOf(text, draft));
}

/**
 * The string literal whose content a place is in; right before its closing quote counts too, an interpolation
 * does not. Reads to the
 * end of that literal, no further.
 */
export function stringAt(
  text: string,
  languageId: string,
  offset: number,
): FoundString | undefined {
  if (!isSourceLanguage(languageId)) return undefined;
  const { drafts, interpolated } = scanTo(text, languageId, offset, { lookTo: offset });
  let found: Draft | undefined;
  // A later one is within an earlier one, or a here document begins behind it.
  for (const draft of drafts) {
    if (draft === interpolated) continue;
    if (draft.contentStart > offset || draft.contentEnd < offset) continue;
    if (draft.closed || draft.contentEnd > offset || draft.end === offset) found = draft;
  }
  return found === undefined ? undefined : foundOf(text, found);
}

/** How far behind the start of a call its end is looked for first. */
const firstReach = 1000;

/**
 * The strings behind the place where the content of a bracket begins, to where that is closed or further.
 * @param start one of the places in `within` of a string
 */
export function stringsBehind(
  text: string,
  languageId: string,
  start: number,
): readonly FoundString[] {
  if (!isSourceLanguage(languageId)) return [];
  let far = firstReach;
  let scan = scanTo(text, languageId, start + far);
  while (scan.at < text.length && scan.isOpen(start)) {
    far *= 10;
    scan = scanTo(text, languageId, start + far);
  }
  return scan.drafts.filter((draft) => draft.start >= start).map((draft) => foundOf(text, draft));
}
