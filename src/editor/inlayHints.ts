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

  /** @returns undefined where nobody waits any more */
  async provideInlayHints(
    document: vscode.TextDocument,
    range: vscode.Range,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlayHint[] | undefined> {
    const pools = this.#context.codesFor(document);
    const from = document.offsetAt(range.start);
    const to = document.offsetAt(range.end);
    const strings = await this.#context.source.meant(document, token);
    return strings?.flatMap((string) => {
      const { meaning, found, literal } = string;
      // Behind the literal, or behind its element of a list.
      const end = found === literal ? found.end : found.contentEnd;
      if (meaning?.holds !== 'group' || end < from || end > to) return [];
      const [named] = namedBy(pools, string);
      const name = named === undefined ? undefined : nameOf(named);
      if (!name || name === found.value) return [];
      const hint = new vscode.InlayHint(document.positionAt(end), plainName(name));
      hint.paddingLeft = true;
      return [hint];
    });
  }
}
