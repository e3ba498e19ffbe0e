import * as vscode from 'vscode';
import { shownNumber } from '../display/locale.ts';
import { internalCommandIds } from '../ids.ts';
import { type Row, readOutLabel } from './row.ts';

/** The last row of a list that has more on the server: a click brings the next page. */
export class LoadMoreRow implements Row {
  readonly id: string;
  readonly parent: Row;
  readonly target = undefined;
  /** Reads the next page. */
  readonly load: () => Promise<void>;
  readonly #shown: number;
  readonly #totalCount: number;
  #loading = false;

  constructor(parent: Row, shown: number, totalCount: number, load: () => Promise<void>) {
    this.id = `${parent.id}/:more`;
    this.parent = parent;
    this.load = load;
    this.#shown = shown;
    this.#totalCount = totalCount;
  }

  /** Whether the next page is being read. */
  set loading(loading: boolean) {
    this.#loading = loading;
  }

  item(): vscode.TreeItem {
    const shown = shownNumber(this.#shown);
    const totalCount = shownNumber(this.#totalCount);
    // Where the server counts fewer than it has given, nobody knows how many there are.
    const isCounted = this.#totalCount > this.#shown;
    const label = this.#loading ? vscode.l10n.t('Loading…') : vscode.l10n.t('Load More');
    const item = new vscode.TreeItem(label);
    item.id = this.id;
    item.description = isCounted
      ? vscode.l10n.t({
          message: '{0} of {1}',
          args: [shown, totalCount],
          comment: ['{0} is how many rows are shown, {1} how many there are in all.'],
        })
      : vscode.l10n.t({
          message: '{0} shown',
          args: [shown],
          comment: ['{0} is the number of rows that are shown.'],
        });
    item.iconPath = new vscode.ThemeIcon(this.#loading ? 'loading~spin' : 'fold-down');
    item.contextValue = 'loadMore';
    // The tooltip, which would be read out otherwise, speaks of a click.
    item.accessibilityInformation = {
      label: readOutLabel(this.#loading ? [label] : [label, item.description]),
    };
    item.tooltip = isCounted
      ? vscode.l10n.t({
          message: '{0} of {1} are shown. Click to load more.',
          args: [shown, totalCount],
          comment: ['{0} is how many are shown, {1} how many there are in all.'],
        })
      : vscode.l10n.t({
          message: '{0} are shown, and there may be more. Click to load more.',
          args: [shown],
          comment: ['{0} is the number of rows that are shown.'],
        });
    item.command = {
      command: internalCommandIds.loadMore,
      title: vscode.l10n.t('Load More'),
      arguments: [this],
    };
    return item;
  }
}
