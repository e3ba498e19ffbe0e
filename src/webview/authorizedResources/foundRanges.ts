/** Where a text was found in another: from where, and where it ends. */
export type FoundRange = readonly [from: number, to: number];

/**
 * Where the words of a search stand in a text, from left to right; those that touch or overlap are one.
 * @param words in lower case
 */
export function foundRanges(text: string, words: readonly string[]): FoundRange[] {
  const lower = text.toLowerCase();
  // Lower case can be longer ("İ"); the places found in it would then not be those in the text.
  if (lower.length !== text.length) return [];
  const merged: [number, number][] = [];
  for (const range of placesOf(words, lower)) {
    const last = merged.at(-1);
    if (last !== undefined && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push(range);
  }
  return merged;
}

function placesOf(words: readonly string[], text: string): [number, number][] {
  const places: [number, number][] = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      places.push([at, at + word.length]);
    }
  }
  return places.sort(([a], [b]) => a - b);
}
