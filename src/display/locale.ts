import * as vscode from 'vscode';
import { dateText } from '../text/dateText.ts';

// Numbers and times in the language of VS Code, in a file of their own since rows, pickers and tooltips have them.

/** A number with its thousands apart. */
export function shownNumber(number: number): string {
  return number.toLocaleString(vscode.env.language);
}

/** A time of the server with its zone. @param iso as the server wrote it */
export function shownTime(iso: string | undefined): string | undefined {
  return iso === undefined ? undefined : dateText(iso, vscode.env.language);
}
