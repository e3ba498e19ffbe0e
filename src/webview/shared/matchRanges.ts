import { foldWithPlaces } from '../../text/searchText.ts';

/** Where a word of a search stands in a text: from where, and where it ends. */
export type MatchRange = readonly [from: number, to: number];

/**
 * Where the words of a search stand in a text, from left to right; those that touch or overlap are one.
 * @param words folded, see `foldText`
 */
export function matchRanges(text: string, words: readonly string[]): MatchRange[] {
  const { folded, places } = foldWithPlaces(text);
  const merged: [number, number][] = [];
  for (const found of placesOf(words, folded)) {
    const range = places === undefined ? found : inText(found, places);
    const last = merged.at(-1);
    if (last !== undefined && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push(range);
  }
  return merged;
}

/** What was found in the folded text, in the text itself: whole letters, with the marks on them. */
function inText([from, to]: [number, number], places: readonly number[]): [number, number] {
  const start = places[from] ?? 0;
  // Several folded letters may stand for one.
  let end = to;
  while (end < places.length - 1 && places[end] === places[to - 1]) end += 1;
  return [start, places[end] ?? start];
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
