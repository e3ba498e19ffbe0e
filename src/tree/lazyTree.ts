import * as vscode from 'vscode';
import type { GroupsTree } from './groupsTree.ts';
import type { Row } from './row.ts';

/** Stands before the sidebar's rows, so that what makes them is loaded only when VS Code asks for some. */
export class LazyTree implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Row[] | undefined>();
  readonly #load: () => Promise<GroupsTree>;
  #tree: Promise<GroupsTree> | undefined;
  #following: vscode.Disposable | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  /** @param load makes the rows; called once */
  constructor(load: () => Promise<GroupsTree>) {
    this.#load = load;
  }

  async getChildren(row?: Row): Promise<Row[]> {
    this.#tree ??= this.#load();
    const tree = await this.#tree;
    this.#following ??= tree.onDidChangeTreeData((rows) => this.#changed.fire(rows));
    return tree.getChildren(row);
  }

  getTreeItem(row: Row): vscode.TreeItem {
    return row.item();
  }

  getParent(row: Row): Row | undefined {
    return row.parent;
  }

  resolveTreeItem(item: vscode.TreeItem, row: Row): vscode.TreeItem {
    const tooltip = row.tooltip?.();
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }

  dispose(): void {
    this.#following?.dispose();
    this.#changed.dispose();
  }
}
