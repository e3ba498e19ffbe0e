import { visibleText } from './displayText.ts';

/**
 * Whether somebody typed or pasted a text. An input holds one line without blanks at its ends, whatever
 * there is in the text; and one that nobody can type is typed as it is shown.
 */
export function isTypedAs(typed: string, text: string): boolean {
  return [text, visibleText(text)].some((expected) => oneLine(typed) === oneLine(expected));
}

/** U+FEFF is a blank for regular expressions, but not for people: by it two texts only look alike. */
function oneLine(text: string): string {
  return text.replaceAll(/[^\S\uFEFF]+/g, ' ').replaceAll(/^ | $/g, '');
}
