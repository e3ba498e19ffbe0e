import * as vscode from 'vscode';
import { isUnknown } from '../directory/branch.ts';
import type { GroupEntry } from '../directory/groupEntries.ts';
import type { PoolDirectory } from '../directory/poolDirectory.ts';
import {
  poolAccessibleLabel,
  poolDescription,
  poolIcon,
  poolTooltip,
} from '../display/poolDisplay.ts';
import { commandIds } from '../ids.ts';
import { inBackground } from '../model/failureLog.ts';
import type { Connection } from '../pools/connection.ts';
import { readSettings } from '../pools/settings.ts';
import { displayText } from '../text/displayText.ts';
import { failureRow } from './failure.ts';
import { GroupRow } from './groupRow.ts';
import { LoadMoreRow } from './loadMoreRow.ts';
import { MessageRow } from './messageRow.ts';
import { kindForMenus, type Row, rowId } from './row.ts';
import type { TreeContext } from './treeContext.ts';
import { withheldRow } from './withheldRow.ts';

/** A connected user pool; below it stand its groups. */
export class PoolRow implements Row {
  readonly id: string;
  readonly parent = undefined;
  readonly poolId: string;
  readonly #context: TreeContext;
  /** How many of the groups that match the filter are shown. */
  #filteredShown = 0;

  constructor(context: TreeContext, poolId: string) {
    this.id = rowId(poolId);
    this.poolId = poolId;
    this.#context = context;
  }

  /** Whether nothing in the pool can be changed. */
  get readOnly(): boolean {
    return this.#connection?.protection === 'readOnly';
  }

  item(): vscode.TreeItem {
    const connection = this.#connection;
    const item = new vscode.TreeItem(
      displayText(connection?.name ?? this.poolId),
      vscode.TreeItemCollapsibleState.Expanded,
    );
    item.id = this.id;
    item.contextValue = kindForMenus(
      connection?.kind === 'sample' ? 'samplePool' : 'pool',
      this.readOnly,
    );
    if (connection === undefined) return item;
    item.iconPath = poolIcon(connection);
    item.description = poolDescription(connection);
    const label = poolAccessibleLabel(connection);
    if (label !== undefined) item.accessibilityInformation = { label };
    return item;
  }

  tooltip(): vscode.MarkdownString | undefined {
    return this.#connection && poolTooltip(this.#connection);
  }

  async children(): Promise<readonly Row[]> {
    const { filter } = this.#context;
    if (isUnknown(this.#directory.groups.branch)) await this.#directory.groups.load();
    if (filter.text !== '' && this.#directory.groups.branch.state === 'loaded') {
      await this.#directory.groups.loadAll();
    }
    const branch = this.#directory.groups.branch;
    const failure = branch.state === 'failed' ? [failureRow(this, this.poolId, branch.error)] : [];
    if (branch.value === undefined) return failure;
    const { groups, totalCount, complete, promised } = branch.value;
    const withheld =
      promised === undefined
        ? []
        : [withheldRow(this, 'groups', { counted: promised, listed: groups.length })];
    if (filter.text !== '') return [...failure, ...this.#filteredRows(filter.text), ...withheld];
    this.#filteredShown = 0;
    if (groups.length === 0 && complete && failure.length === 0 && withheld.length === 0) {
      return [this.#noGroups()];
    }
    const more = complete
      ? []
      : [new LoadMoreRow(this, groups.length, totalCount, () => this.#directory.groups.loadMore())];
    return [...failure, ...this.#groupRows(groups), ...more, ...withheld];
  }

  #filteredRows(text: string): readonly Row[] {
    const matching = this.#directory.matching(text);
    if (matching.length === 0) return [this.#noMatch()];
    const { pageSize } = readSettings();
    this.#filteredShown = Math.max(this.#filteredShown, pageSize);
    const rows = this.#groupRows(matching.slice(0, this.#filteredShown));
    if (rows.length === matching.length) return rows;
    const showMore = async () => {
      this.#filteredShown += pageSize;
    };
    return [...rows, new LoadMoreRow(this, rows.length, matching.length, showMore)];
  }

  /** Rows of groups; their members are counted once they show. */
  #groupRows(groups: readonly GroupEntry[]): readonly GroupRow[] {
    const counting = this.#directory.counts.count(groups.map(({ key }) => key));
    inBackground('Members could not be counted', counting);
    return groups.map(({ key }) => new GroupRow(this, this.#directory, key));
  }

  #noGroups(): Row {
    const text = vscode.l10n.t('No groups yet');
    if (this.readOnly) return new MessageRow(this, { key: 'empty', text, icon: 'info' });
    return new MessageRow(this, {
      key: 'empty',
      text,
      icon: 'info',
      action: vscode.l10n.t('Create Group'),
      command: {
        command: commandIds.createGroup,
        title: vscode.l10n.t('Create Group'),
        arguments: [this],
      },
    });
  }

  #noMatch(): Row {
    return new MessageRow(this, {
      key: 'noMatch',
      text: vscode.l10n.t('No matching groups'),
      icon: 'info',
      action: vscode.l10n.t('Clear Filter'),
      command: { command: commandIds.clearFilter, title: vscode.l10n.t('Clear Filter') },
    });
  }

  get #connection(): Connection | undefined {
    return this.#context.pools.get(this.poolId);
  }

  get #directory(): PoolDirectory {
    return this.#context.directories.get(this.poolId);
  }
}
