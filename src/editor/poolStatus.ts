import * as vscode from 'vscode';
import { poolIcon, poolTooltip } from '../display/poolDisplay.ts';
import { commandIds } from '../ids.ts';
import { guarded } from '../model/failureLog.ts';
import type { FolderPool } from '../pools/folderChoice.ts';
import { changesFolderPool, folderPool } from '../pools/folderPool.ts';
import type { Pools } from '../pools/pools.ts';
import { plainName } from '../text/plainText.ts';
import { activeSourceEditor } from './whenNeeded.ts';

/** In the status bar: the user pool that the source file in front is about. A click lets one choose another. */
export class PoolStatus implements vscode.Disposable {
  readonly #pools: Pick<Pools, 'list' | 'onDidChange'>;
  readonly #item: vscode.StatusBarItem;
  readonly #subscriptions: vscode.Disposable;

  constructor(pools: Pick<Pools, 'list' | 'onDidChange'>) {
    this.#pools = pools;
    this.#item = vscode.window.createStatusBarItem(
      'authingGroups.userPool',
      vscode.StatusBarAlignment.Right,
      // Beside the language and what else is about the file in front.
      100,
    );
    this.#item.name = vscode.l10n.t('Authing User Pool');
    this.#item.command = commandIds.chooseUserPool;
    const update = guarded('The user pool of a folder was not shown', () => this.#update());
    this.#subscriptions = vscode.Disposable.from(
      this.#item,
      pools.onDidChange(update),
      vscode.window.onDidChangeActiveTextEditor(update),
      vscode.workspace.onDidChangeWorkspaceFolders(update),
      vscode.workspace.onDidGrantWorkspaceTrust(update),
      // The language of the file in front may have changed.
      vscode.workspace.onDidOpenTextDocument(update),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (changesFolderPool(event)) update();
      }),
    );
    update();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #update(): void {
    const editor = activeSourceEditor();
    const pool = editor && folderPool(this.#pools, editor.document.uri);
    if (pool === undefined || pool.kind === 'none') {
      this.#item.hide();
      return;
    }
    this.#describe(pool);
    this.#item.show();
  }

  #describe(pool: Exclude<FolderPool, { kind: 'none' }>): void {
    this.#item.backgroundColor = undefined;
    switch (pool.kind) {
      case 'pool': {
        const name = plainName(pool.connection.name);
        this.#item.text = `$(${poolIcon(pool.connection).id}) ${name}`;
        this.#item.tooltip = poolTooltip(pool.connection);
        this.#item.accessibilityInformation = {
          label: vscode.l10n.t({
            message: 'Authing user pool of this file: {0}',
            args: [name],
            comment: ['{0} is the name of the user pool.'],
          }),
        };
        return;
      }
      case 'notConnected':
        this.#item.text = `$(warning) ${vscode.l10n.t('User Pool Not Connected')}`;
        this.#item.tooltip = vscode.l10n.t(
          'The user pool that the settings of this folder name is not connected.',
        );
        this.#item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
        this.#item.accessibilityInformation = { label: this.#item.tooltip };
        return;
      case 'unchosen':
        this.#item.text = `$(database) ${vscode.l10n.t('Choose User Pool')}`;
        this.#item.tooltip = vscode.l10n.t(
          'Several user pools are connected. Choose the one that the source files of this folder are about.',
        );
        this.#item.accessibilityInformation = { label: this.#item.tooltip };
        return;
      default:
        pool satisfies never;
    }
  }
}
