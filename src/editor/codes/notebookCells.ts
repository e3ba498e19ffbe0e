import * as vscode from 'vscode';

/** What the other cells of its notebook say around a cell, in the same language. */
export interface CellsAround {
  readonly before: string;
  readonly after: string;
  /** Another one once what they say has changed. */
  readonly version: string;
}

/** None stand around a document that is no cell of a notebook. */
const alone: CellsAround = { before: '', after: '', version: '' };

/** What stands around a document in its notebook: what a cell uses is mostly imported in another. */
export function cellsAround(document: vscode.TextDocument): CellsAround {
  const own = notebookOf(document)
    ?.getCells()
    .filter(
      ({ kind, document: { languageId } }) =>
        kind === vscode.NotebookCellKind.Code && languageId === document.languageId,
    )
    .map((cell) => cell.document);
  const place = own?.indexOf(document) ?? -1;
  if (own === undefined || place === -1) return alone;
  const before = own.slice(0, place);
  const after = own.slice(place + 1);
  return {
    before: before.map((other) => `${other.getText()}\n`).join(''),
    after: after.map((other) => `\n${other.getText()}`).join(''),
    version: [before, after].map((cells) => cells.map(versionOf).join()).join(';'),
  };
}

/** Whether a document is a cell of a notebook, by which others are understood. */
export function isCell({ uri }: vscode.TextDocument): boolean {
  return uri.scheme === 'vscode-notebook-cell';
}

function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
  if (!isCell(document)) return undefined;
  return vscode.workspace.notebookDocuments.find(
    (notebook) =>
      notebook.uri.path === document.uri.path &&
      notebook.getCells().some((cell) => cell.document === document),
  );
}

function versionOf({ uri, version }: vscode.TextDocument): string {
  return `${uri.fragment} ${version}`;
}
