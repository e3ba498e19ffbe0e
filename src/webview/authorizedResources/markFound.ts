import { foundRanges } from './foundRanges.ts';

/** The name of what is marked, for `::highlight()`. */
const found = 'found';

/**
 * Marks the words of a search in the texts of an element, and nothing else any longer. No element is made
 * for that, so that nothing has to be laid out anew.
 * @param words folded
 */
export function markFound(element: HTMLElement | null, words: readonly string[]): void {
  // Firefox has them since its version 140; VS Code may be served to an older one.
  if (!('highlights' in CSS)) return;
  if (element === null || words.length === 0) {
    CSS.highlights.delete(found);
    return;
  }
  const ranges: StaticRange[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
    for (const [startOffset, endOffset] of foundRanges(text.nodeValue ?? '', words)) {
      ranges.push(
        new StaticRange({ startContainer: text, startOffset, endContainer: text, endOffset }),
      );
    }
  }
  CSS.highlights.set(found, new Highlight(...ranges));
}
