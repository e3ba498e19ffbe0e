import type { MatchRange } from './matchRanges.ts';

/** What is highlighted, for `::highlight()`. */
const name = 'found';

/**
 * Highlights these ranges of these texts, and nothing else any longer. No element is made for that, so that
 * nothing has to be laid out anew.
 */
export function highlight(matches: Iterable<readonly [Text, readonly MatchRange[]]>): void {
  // Firefox has them since its version 140; VS Code may be served to an older one.
  if (!('highlights' in CSS)) return;
  const ranges: StaticRange[] = [];
  for (const [text, found] of matches) {
    for (const [startOffset, endOffset] of found) {
      ranges.push(
        new StaticRange({ startContainer: text, startOffset, endContainer: text, endOffset }),
      );
    }
  }
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
