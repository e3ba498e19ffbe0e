import { distance } from 'fastest-levenshtein';
import { foldText } from '../text/searchText.ts';

/**
 * The candidate whose text is most similar to what is wanted: one that contains it or is contained in it comes
 * before one that is merely spelled alike.
 * @param texts what a candidate can be known by, such as its code and its name
 */
export function mostSimilar<T>(
  wanted: string,
  candidates: readonly T[],
  texts: (candidate: T) => readonly string[],
): T | undefined {
  const folded = foldText(wanted);
  let best: { readonly candidate: T; readonly difference: number } | undefined;
  for (const candidate of candidates) {
    const difference = Math.min(
      ...texts(candidate).map((text) => differenceBetween(folded, foldText(text))),
    );
    if (best === undefined || difference < best.difference) best = { candidate, difference };
  }
  return best?.candidate;
}

/** From 0, the same, to 2. */
function differenceBetween(wanted: string, text: string): number {
  const longer = Math.max(wanted.length, text.length);
  if (longer === 0) return 0;
  const share = distance(wanted, text) / longer;
  return text.includes(wanted) || wanted.includes(text) ? share : 1 + share;
}
