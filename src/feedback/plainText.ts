/** Where VS Code would see the beginning of a link's address, or of an icon's name. */
const markup = /\](?=\()|\$(?=\()/g;

/**
 * Keeps VS Code from making links and icons of a text. It does so in notifications, in the prompts and
 * messages of inputs, in the rows of quick picks and in the status bar; a link may even run a command. So every text there
 * that holds names or messages from a server goes through here. It looks the same afterwards.
 */
export function plainText(text: string): string {
  return text.replace(markup, '$&\u200b');
}
