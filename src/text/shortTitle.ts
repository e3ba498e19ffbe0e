import { displayText, longestInTitle } from './displayText.ts';

/** In UTF-16 units: with less of it, a name tells nothing. */
const leastOfName = 12;
/** What isolates a name that is written from right to left. */
const marks = 2;

/** A sentence as a title has room for it: where it is too long, the last name in quotes is cut, not the sentence. */
export function shortTitle(sentence: string): string {
  if (sentence.length <= longestInTitle) return sentence;
  const [, before = '', name = '', after = ''] = /^(.*“)([^“”]*)(”[^“”]*)$/su.exec(sentence) ?? [];
  const room = longestInTitle - before.length - after.length - marks;
  if (room < leastOfName || name.length <= room) return sentence;
  return before + displayText(name, room) + after;
}
