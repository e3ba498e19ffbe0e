import * as vscode from 'vscode';
import type { AuthingError } from '../authing/errors.ts';
import { displayText } from '../text/displayText.ts';

// What the messages of feedback/ and of the commands are made from.

/** How much of the server's message is shown, in UTF-16 units. */
const maxServerMessage = 500;

/**
 * Puts whole sentences side by side. Each is translated as a whole; no part of a sentence goes in here.
 * @param sentences undefined for one that is left out
 */
export function inSentences(...sentences: readonly (string | undefined)[]): string {
  return sentences
    .filter((sentence) => sentence !== undefined)
    .reduce(
      (before, sentence) =>
        before === ''
          ? sentence
          : vscode.l10n.t({
              message: '{0} {1}',
              args: [before, sentence],
              comment: ['{0} and {1} are whole sentences, one behind the other.'],
            }),
      '',
    );
}

/** Puts names, codes or actions into one line, with the commas of the display language. */
export function inList(names: readonly string[]): string {
  return names.join(
    vscode.l10n.t({ message: ', ', comment: ['Stands between the names of a list.'] }),
  );
}

/** Quotes what the server said of a failure; undefined where it said nothing. */
export function describeServerMessage({
  code,
  serverMessage,
}: Pick<AuthingError, 'code' | 'serverMessage'>): string | undefined {
  if (serverMessage === undefined) {
    return code === undefined
      ? undefined
      : vscode.l10n.t({
          message: 'The server sent the error code {0}.',
          args: [code],
          comment: ['{0} is a number that the server sent.'],
        });
  }
  const message = quoted(serverMessage);
  return code === undefined
    ? vscode.l10n.t({
        message: 'The server said: {0}.',
        args: [message],
        comment: ['{0} is the text of the server, in its language, without a full stop.'],
      })
    : vscode.l10n.t({
        message: 'The server said: {0} (code {1}).',
        args: [message, code],
        comment: ['{0} is what the server said, in any language; {1} is a number.'],
      });
}

/** In one line that is fit to be shown, without its final full stop: the sentence around it has one. */
function quoted(serverMessage: string): string {
  const line = serverMessage.replace(/[.。]\s*$/u, '').replaceAll(/\s*[\r\n]+\s*/g, ' ');
  return displayText(line, maxServerMessage);
}
