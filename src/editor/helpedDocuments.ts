import type * as vscode from 'vscode';
import { documentScheme } from '../ids.ts';
import { isSourceLanguage } from '../source/found.ts';

/** What tools show is none of a person's: output, the other side of a comparison with Git, our own documents. */
const toolSchemes: readonly string[] = ['output', 'git', documentScheme];

/** Whether there is help in a document: by its language, whatever the scheme, but for what tools show. */
export function isHelped({ uri, languageId }: vscode.TextDocument): boolean {
  return isSourceLanguage(languageId) && !toolSchemes.includes(uri.scheme);
}
