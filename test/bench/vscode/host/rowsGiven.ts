import type * as vscode from 'vscode';
import type { Row } from '../../../../src/tree/row.ts';
import { internals } from '../../../support/host/extension.ts';

/** Has the rows below a row made, as VS Code does for those it shows. */
export async function rowsGiven(parent: Row): Promise<readonly vscode.TreeItem[]> {
  const { view } = await internals();
  const rows = await view.tree.getChildren(parent);
  return rows.map((row) => row.item());
}
