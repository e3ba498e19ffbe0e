import { displayText } from '../text/displayText.ts';

/** Of what the server withoutFullStop, in UTF-16 units. */
const longestSaid = 500;

/** What the server withoutFullStop, as part of a sentence. */
export function singleLine(message: string): string {
  return displayText(message.replaceAll(/\s*[\r\n]+\s*/g, ' '), longestSaid);
}

/** The same without the final full stop, which the sentence around it brings. */
export function withoutFullStop(message: string): string {
  return singleLine(message.replace(/[.。]\s*$/u, ''));
}
