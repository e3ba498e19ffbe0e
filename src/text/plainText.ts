import { displayText, shortened, showHidden } from './displayText.ts';

/** Where VS Code would see the beginning of a link's address, or of an icon's name. */
const markup = /\](?=\()|\$(?=\()/g;

/** As much as VS Code shows of a notification, in UTF-16 units. */
const longestMessage = 1000;

/**
 * Keeps VS Code from making links and icons of a text. It does so in notifications, in the prompts and
 * messages of inputs, in the rows of quick picks and in the status bar; a link may even run a command. So every text there
 * that holds names or messages from a server goes through here. It looks the same afterwards, but is one
 * line in which nothing is hidden. Names in it go through `displayText` first, each for itself: so that a
 * long one leaves room for what is said of it.
 */
export function plainText(text: string): string {
  const oneLine = shortened(text, longestMessage).replaceAll(/\s*[\r\n]+\s*/g, ' ');
  return showHidden(oneLine).replace(markup, '$&\u200b');
}

/** A name, or what else others wrote, as the label or the description of a row to pick. */
export function plainName(text: string): string {
  return plainText(displayText(text));
}
