import * as vscode from 'vscode';
import { groupDocumentUri } from '../display/groupDocument.ts';
import { namedBy } from './codes/namedCodes.ts';
import type { EditorContext } from './editorContext.ts';
import { GoneToGroups } from './goneToGroups.ts';

/** What stands before the name of a module, which is no group, whatever it is called. */
const importing =
  /\b(?:from|import|export|require|require_relative|require_once|include|include_once)[\s(]*$/;

/** How much of a line is looked at for that (UTF-16 units). */
const longestImport = 40;

/** How many lines of a document VS Code shows in the preview of a link. */
const previewedLines = 8;

/** Leads from the code of a group to its document, and to its row in the sidebar. No request is made. */
export class CodeDefinition implements vscode.DefinitionProvider, vscode.Disposable {
  readonly #context: EditorContext;
  readonly #gone: GoneToGroups;

  constructor(context: EditorContext) {
    this.#context = context;
    this.#gone = new GoneToGroups();
  }

  provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): vscode.LocationLink[] | undefined {
    const { source, pools } = this.#context;
    // The name of a constant has a definition already: where the constant is.
    if (source.at(document, position) === undefined) return undefined;
    const pointed = source.pointedAt(document, position);
    if (pointed === undefined || !pointed.range.contains(position)) return undefined;
    const { string, range } = pointed;
    if (string.meaning === undefined && namesModule(document, range.start)) return undefined;
    const links = namedBy(this.#context.codesFor(document), string).flatMap((named) => {
      const pool = pools.get(named.pool);
      if (named.kind !== 'group' || pool === undefined) return [];
      const { key, group } = named.group;
      const targetUri = groupDocumentUri(pool, group);
      this.#gone.offer(targetUri, { pool: pool.id, group: { key } }, document.uri);
      return {
        originSelectionRange: range,
        targetUri,
        targetRange: new vscode.Range(0, 0, previewedLines - 1, 0),
        targetSelectionRange: new vscode.Range(0, 0, 0, 0),
      };
    });
    return links.length === 0 ? undefined : links;
  }

  dispose(): void {
    this.#gone.dispose();
  }
}

function namesModule(document: vscode.TextDocument, start: vscode.Position): boolean {
  const from = start.translate(0, -Math.min(start.character, longestImport));
  // Without the quote.
  const before = document.getText(new vscode.Range(from, start)).slice(0, -1);
  return importing.test(before);
}
