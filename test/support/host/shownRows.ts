import * as vscode from 'vscode';
import type { Row } from '../../../src/tree/row.ts';
import { internals } from './extension.ts';

/** A row as VS Code gets it. */
export interface ShownRow {
  readonly row: Row;
  readonly id: string | undefined;
  readonly label: string;
  readonly description: string;
  /** What shows on hover, where that is plain text. */
  readonly tooltip: string;
  /** The id of its icon. */
  readonly icon: string | undefined;
  /** What menus know it as. */
  readonly kind: string | undefined;
  /** What a click runs. */
  readonly command: vscode.Command | undefined;
  readonly item: vscode.TreeItem;
}

/** The rows below a row, or the pools, from top to bottom. */
export async function rowsBelow(parent?: Row): Promise<ShownRow[]> {
  const { view } = await internals();
  const rows = await view.tree.getChildren(parent);
  return Promise.all(rows.map(show));
}

/** What a row shows now. */
export async function show(row: Row): Promise<ShownRow> {
  const item = row.item();
  return {
    row,
    id: item.id,
    label: typeof item.label === 'object' ? item.label.label : (item.label ?? ''),
    description: typeof item.description === 'string' ? item.description : '',
    tooltip: typeof item.tooltip === 'string' ? item.tooltip : '',
    icon: item.iconPath instanceof vscode.ThemeIcon ? item.iconPath.id : undefined,
    kind: item.contextValue,
    command: item.command,
    item,
  };
}

/** Does what a click on a row does. */
export async function click({ command }: ShownRow): Promise<void> {
  if (command === undefined) throw new Error('A click on this row does nothing.');
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}
