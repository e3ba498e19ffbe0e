import * as vscode from 'vscode';
import { type Row, rowId } from './row.ts';

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
  readonly #message: Message;

  constructor(parent: Row, message: Message) {
    this.id = `${parent.id}/${rowId(`:${message.key}`)}`;
    this.parent = parent;
    this.#message = message;
  }

  item(): vscode.TreeItem {
    const { text, detail = text, action, icon, color, command } = this.#message;
    const item = new vscode.TreeItem(text);
    item.id = this.id;
    item.contextValue = 'message';
    item.iconPath = new vscode.ThemeIcon(
      icon,
      color === undefined ? undefined : new vscode.ThemeColor(color),
    );
    item.tooltip = detail;
    item.accessibilityInformation = {
      label: action === undefined ? detail : `${detail} ${action}`,
    };
    if (action !== undefined) item.description = action;
    if (command !== undefined) item.command = command;
    return item;
  }
}
