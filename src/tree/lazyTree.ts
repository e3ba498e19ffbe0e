import * as vscode from 'vscode';
import { internalCommandIds } from '../ids.ts';
import { logFailure } from '../model/failureLog.ts';
import type { GroupsTree } from './groupsTree.ts';
import type { Row } from './row.ts';

/** Stands before the sidebar's rows, so that what makes them is loaded only when VS Code asks for some. */
export class LazyTree implements vscode.TreeDataProvider<Row>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Row[] | undefined>();
  readonly #load: () => Promise<GroupsTree>;
  readonly #failed: (what: string, error: unknown) => void;
  #tree: GroupsTree | undefined;
  #redraws: vscode.Disposable | undefined;
  #isFailed = false;

  readonly onDidChangeTreeData = this.#changed.event;

  /**
   * @param load makes the rows; called again only where it has failed
   * @param failed is called where they could not be made or read
   */
  constructor(load: () => Promise<GroupsTree>, failed: (what: string, error: unknown) => void) {
    this.#load = load;
    this.#failed = failed;
  }

  async getChildren(row?: Row): Promise<Row[]> {
    try {
      this.#tree ??= await this.#load();
      this.#redraws ??= this.#tree.onDidChangeTreeData((rows) => this.#changed.fire(rows));
      return await this.#tree.getChildren(row);
    } catch (error) {
      this.#failed('The rows of the view could not be read', error);
      this.#isFailed = true;
      return [new UnexpectedFailureRow(row)];
    }
  }

  getTreeItem(row: Row): vscode.TreeItem {
    try {
      return row.item();
    } catch (error) {
      // VS Code would show none of the rows.
      logFailure('A row could not be shown', error);
      return itemOfFailure();
    }
  }

  getParent(row: Row): Row | undefined {
    return row.parent;
  }

  resolveTreeItem(item: vscode.TreeItem, row: Row): vscode.TreeItem {
    try {
      const tooltip = row.tooltip?.();
      if (tooltip !== undefined) item.tooltip = tooltip;
    } catch (error) {
      logFailure('The tooltip of a row could not be made', error);
    }
    return item;
  }

  /** Has VS Code ask again, if what it was given is that the rows could not be read. */
  redrawFailed(): void {
    if (!this.#isFailed) return;
    this.#isFailed = false;
    this.#changed.fire(undefined);
  }

  dispose(): void {
    this.#redraws?.dispose();
    this.#changed.dispose();
  }
}

/** Says that rows could not be read, where the code for other rows may not be there. */
class UnexpectedFailureRow implements Row {
  readonly id: string;
  readonly parent: Row | undefined;
  readonly target = undefined;

  constructor(parent: Row | undefined) {
    this.id = `${parent?.id ?? ''}/:unexpected`;
    this.parent = parent;
  }

  item(): vscode.TreeItem {
    const item = itemOfFailure();
    item.id = this.id;
    item.description = vscode.l10n.t('Retry');
    item.command = {
      command: internalCommandIds.retry,
      title: vscode.l10n.t('Retry'),
      arguments: [this.parent?.target],
    };
    return item;
  }
}

function itemOfFailure(): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Could not be read'));
  item.contextValue = 'message';
  item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  item.tooltip = vscode.l10n.t('Something unexpected happened.');
  return item;
}
