// How texts are compared in filters and searches: as people type them, whatever the width, the composition
// and the case of their letters.

/** What most texts are made of: told so in one look, for lists ask it of every cell. */
const ascii = /^[\0-\x7f]*$/;

/** Nothing of these shows, so nobody types them. */
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;

/** A letter with the marks that belong to it. */
const letters = /\P{M}\p{M}*|\p{M}+/gu;

/**
 * A text for searching: half-width for full-width, composed, without what does not show, and in one case,
 * as Unicode folds it. Its places need not be those of the text; see `foldWithPlaces`.
 */
export function foldText(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .replace(ignorable, '')
    .normalize('NFKC')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replaceAll('i\u0307', 'i')
    .normalize('NFKC');
}

/** A text for searching, and for each of its places and its end where that is in the text itself. */
export interface FoldedText {
  readonly folded: string;
  /** Undefined where they are the same. */
  readonly places: readonly number[] | undefined;
}

/** Folds a text so that what is found in it can be marked in the text itself. */
export function foldWithPlaces(text: string): FoldedText {
  if (ascii.test(text)) return { folded: text.toLowerCase(), places: undefined };
  let folded = '';
  const places: number[] = [];
  for (const { 0: letter, index } of text.matchAll(letters)) {
    const part = foldText(letter);
    for (let unit = 0; unit < part.length; unit += 1) places.push(index);
    folded += part;
  }
  places.push(text.length);
  return { folded, places };
}
