import * as vscode from 'vscode';
import { plainName } from '../text/plainText.ts';
import { namedBy } from './codes/namedCodes.ts';
import { nameOf } from './codes/poolCodes.ts';
import type { EditorContext } from './editorContext.ts';

/** Shows the name of a group behind its code. */
export class GroupNameHints implements vscode.InlayHintsProvider {
  readonly #context: EditorContext;

  constructor(context: EditorContext) {
    this.#context = context;
  }

  provideInlayHints(document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
    const pools = this.#context.codesFor(document);
    return (this.#context.source.meant(document) ?? []).flatMap((string) => {
      const { meaning, found, literal } = string;
      // Behind the literal, or behind its element of a list.
      const end = document.positionAt(found === literal ? found.end : found.contentEnd);
      if (meaning?.holds !== 'group' || !range.contains(end)) return [];
      const [named] = namedBy(pools, string);
      const name = named === undefined ? undefined : nameOf(named);
      if (!name || name === found.value) return [];
      const hint = new vscode.InlayHint(end, plainName(name));
      hint.paddingLeft = true;
      return [hint];
    });
  }
}
