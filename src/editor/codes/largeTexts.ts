/** Larger documents (UTF-16 units), and longer lines, get help at the cursor only. */
const largest = 500_000;
const longestLine = 5_000;

/** Whether a text is too large for help away from the cursor. */
export function isLarge(text: string): boolean {
  if (text.length > largest) return true;
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end === -1) return text.length - start > longestLine;
    if (end - start > longestLine) return true;
    start = end + 1;
  }
}
