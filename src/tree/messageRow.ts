import * as vscode from 'vscode';
import { inSentences } from '../feedback/sentences.ts';
import { plainText } from '../text/plainText.ts';
import type { Row } from './row.ts';

/** What a message row says, and what a click on it does. */
export interface Message {
  /** Tells messages below the same row apart. */
  readonly key: string;
  readonly text: string;
  /** The whole story, where the text is short for it; shown on hover and read out. */
  readonly detail?: string;
  /** What a click does, in words; shown beside the text. */
  readonly action?: string;
  readonly icon: string;
  readonly color?: string;
  readonly command?: vscode.Command;
}

/** A row that stands where there is nothing to list, and says why. */
export class MessageRow implements Row {
  readonly id: string;
  readonly parent: Row;
  readonly target = undefined;
  readonly #message: Message;

  constructor(parent: Row, message: Message) {
    // No key begins so: in them the colon is encoded.
    this.id = `${parent.id}/:${message.key}`;
    this.parent = parent;
    this.#message = message;
  }

  item(): vscode.TreeItem {
    const { text, action, icon, color, command } = this.#message;
    // It may say what the server said.
    const detail = plainText(this.#message.detail ?? text);
    const item = new vscode.TreeItem(text);
    item.id = this.id;
    item.contextValue = 'message';
    item.iconPath = new vscode.ThemeIcon(
      icon,
      color === undefined ? undefined : new vscode.ThemeColor(color),
    );
    item.tooltip = detail;
    item.accessibilityInformation = {
      label: inSentences(detail, action),
    };
    if (action !== undefined) item.description = action;
    if (command !== undefined) item.command = command;
    return item;
  }
}
