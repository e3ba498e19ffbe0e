/** Where a text differs from the one before it, in UTF-16 units: what stands around that is the same. */
export interface TextChange {
  readonly start: number;
  /** Behind what was replaced, in the text before. */
  readonly endBefore: number;
  /** Behind what it was replaced by. */
  readonly endAfter: number;
}

/** How much is compared at once: that is many times as fast as unit by unit. */
const chunk = 4096;

/** The smallest change that makes one text of another. */
export function changeBetween(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start + chunk <= most && isSameAt(before, after, start, start)) start += chunk;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  const mostBehind = most - start;
  let behind = 0;
  while (
    behind + chunk <= mostBehind &&
    isSameAt(before, after, before.length - behind - chunk, after.length - behind - chunk)
  ) {
    behind += chunk;
  }
  while (
    behind < mostBehind &&
    before.charCodeAt(before.length - behind - 1) === after.charCodeAt(after.length - behind - 1)
  ) {
    behind += 1;
  }
  return { start, endBefore: before.length - behind, endAfter: after.length - behind };
}

function isSameAt(before: string, after: string, inBefore: number, inAfter: number): boolean {
  return before.slice(inBefore, inBefore + chunk) === after.slice(inAfter, inAfter + chunk);
}

/** Where a place of the text before is now; undefined for one in what was replaced. */
export function placeAfter(change: TextChange, before: number): number | undefined {
  if (before < change.start) return before;
  return before < change.endBefore ? undefined : before - change.endBefore + change.endAfter;
}

/** Where a place was in the text before; undefined for one in what is new. */
export function placeBefore(change: TextChange, after: number): number | undefined {
  if (after < change.start) return after;
  return after < change.endAfter ? undefined : after - change.endAfter + change.endBefore;
}
