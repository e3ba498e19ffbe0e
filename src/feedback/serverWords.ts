import { displayText } from '../text/displayText.ts';

/** Of what the server said, in UTF-16 units. */
const longestSaid = 500;

/** What the server said, as part of a sentence. */
export function inOneLine(message: string): string {
  return displayText(message.replaceAll(/\s*[\r\n]+\s*/g, ' '), longestSaid);
}

/** The same without the final full stop, which the sentence around it brings. */
export function said(message: string): string {
  return inOneLine(message.replace(/[.。]\s*$/u, ''));
}
