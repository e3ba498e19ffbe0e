/** A piece of a text, and whether the search found it. */
export interface Segment {
  readonly text: string;
  readonly found: boolean;
}

/**
 * Cuts a text where the words of a search begin and end in it.
 * @param words in lower case
 */
export function highlight(text: string, words: readonly string[]): Segment[] {
  const lower = text.toLowerCase();
  // Lower case can be longer ("İ"); the places found in it would then not be those in the text.
  if (words.length === 0 || lower.length !== text.length) return [{ text, found: false }];
  const segments: Segment[] = [];
  let end = 0;
  for (const [from, to] of foundRanges(lower, words)) {
    if (from > end) segments.push({ text: text.slice(end, from), found: false });
    segments.push({ text: text.slice(from, to), found: true });
    end = to;
  }
  if (end < text.length) segments.push({ text: text.slice(end), found: false });
  return segments;
}

/** The places of the words from left to right, with those that touch or overlap as one. */
function foundRanges(lower: string, words: readonly string[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const word of words) {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length)) {
      ranges.push([at, at + word.length]);
    }
  }
  ranges.sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last !== undefined && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push([...range]);
  }
  return merged;
}
