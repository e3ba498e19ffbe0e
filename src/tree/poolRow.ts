import * as vscode from 'vscode';
import type { Directories } from '../directory/directories.ts';
import type { GroupEntry } from '../directory/groupEntries.ts';
import type { GroupFilter } from '../directory/groupFilter.ts';
import type { GroupRows } from '../directory/groupList.ts';
import type { GroupSorting } from '../directory/groupSorting.ts';
import { isUnknown } from '../directory/loadable.ts';
import type { PoolDirectory } from '../directory/poolDirectory.ts';
import { poolDescription, poolIcon, poolReadOut, poolTooltip } from '../display/poolDisplay.ts';
import { commandIds } from '../ids.ts';
import { inBackground } from '../model/failureLog.ts';
import type { Target } from '../model/target.ts';
import type { Connection } from '../pools/connection.ts';
import type { Pools } from '../pools/pools.ts';
import { readSettings } from '../pools/settings.ts';
import { displayText } from '../text/displayText.ts';
import { CountForOrder } from './countForOrder.ts';
import { failureRow } from './failure.ts';
import { GroupRow } from './groupRow.ts';
import { failureOf, listEnd } from './listEnd.ts';
import { LoadMoreRow } from './loadMoreRow.ts';
import { MessageRow } from './messageRow.ts';
import { kindForMenus, type Row, type RowOfPool, readOutLabel, rowId } from './row.ts';
import { unlistedRow } from './unlistedRow.ts';

/** What the rows of the sidebar read from. */
export interface TreeContext {
  readonly pools: Pools;
  readonly directories: Directories;
  readonly filter: GroupFilter;
  readonly sorting: GroupSorting;
}

/** How many groups beyond the end of the list are shown at most: the first to come are the first to go. */
const mostAhead = 20;

/** A connected user pool; below it stand its groups. */
export class PoolRow implements RowOfPool {
  readonly id: string;
  readonly parent = undefined;
  readonly poolId: string;
  readonly #context: TreeContext;
  readonly #countForOrder = new CountForOrder();
  /** How many are shown of groups that are all known, for a filter or an order needs them. */
  #knownShown = 0;
  /** What the list failed with when more of it was to be read. */
  #moreFailure: unknown;
  /** The keys of groups that were to be shown, though the list has not got that far. */
  #ahead: readonly string[] = [];

  constructor(context: TreeContext, poolId: string) {
    this.id = rowId(poolId);
    this.poolId = poolId;
    this.#context = context;
  }

  get target(): Target {
    return { pool: this.poolId };
  }

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
    item.accessibilityInformation = { label: readOutLabel(poolReadOut(connection)) };
    return item;
  }

  tooltip(): vscode.MarkdownString | undefined {
    return this.#connection && poolTooltip(this.#connection);
  }

  async children(): Promise<readonly Row[]> {
    const { filter } = this.#context;
    await this.#readGroups();
    const content = this.#directory.groups.content;
    const failure =
      content.state === 'failed' && !this.#failedAtEnd
        ? [failureRow(this, this.poolId, content.error)]
        : [];
    if (content.value === undefined) return [...failure, ...this.#rowsAhead([])];
    const { groups, countedByServer } = content.value;
    const unlisted =
      countedByServer === undefined
        ? []
        : [unlistedRow(this, 'groups', { counted: countedByServer, listed: groups.length })];
    if (filter.text !== '') return [...failure, ...this.#filteredRows(filter.text), ...unlisted];
    const rows = this.#directory.groups.needsAll
      ? this.#firstRows(groups)
      : this.#listedRows(content.value);
    const all = [...failure, ...rows, ...unlisted];
    return all.length === 0 ? [this.#noGroups()] : all;
  }

  /** Reads what the rows are made of, unless it is known: all groups, where filter or order need them. */
  async #readGroups(): Promise<void> {
    const { filter, sorting } = this.#context;
    const { groups, counts } = this.#directory;
    await groups.sortBy(sorting.order, vscode.env.language);
    if (isUnknown(groups.content)) await groups.load();
    const needsAll = filter.text !== '' || groups.needsAll;
    if (needsAll && groups.content.state === 'loaded') await groups.loadAll();
    if (groups.placedBy === 'members') {
      await this.#countForOrder.run(counts, groups.content.value?.groups ?? []);
    } else {
      this.#countForOrder.end(counts);
    }
  }

  /** Rows of the groups that were read, in the server's order. */
  #listedRows({ groups, totalCount, complete }: GroupRows): readonly Row[] {
    this.#knownShown = 0;
    const load = async () => {
      const list = this.#directory.groups;
      await list.loadMore();
      this.#moreFailure = failureOf(list.content);
    };
    const failure = this.#failedAtEnd ? { error: this.#moreFailure } : undefined;
    const shown = groups.length;
    const end = complete ? [] : listEnd(this, { shown, totalCount, load, failure });
    return [...this.#groupRows(groups), ...end, ...this.#rowsAhead(groups)];
  }

  /** Whether it was more of the list that could not be read, and its end, which says so, shows. */
  get #failedAtEnd(): boolean {
    const { content, needsAll } = this.#directory.groups;
    if (this.#context.filter.text !== '' || needsAll || content.value?.complete !== false)
      return false;
    return content.state === 'failed' && content.error === this.#moreFailure;
  }

  /** The keys of the groups that show beyond the end of the list. */
  get ahead(): readonly string[] {
    return this.#ahead;
  }

  /**
   * Has the row of a group shown, even though the list has not got that far: after the row that loads more,
   * for other groups belong between. There it stays until the list has got to it.
   */
  showAhead(key: string): void {
    const others = this.#ahead.filter((each) => each !== key);
    this.#ahead = [...others, key].slice(-mostAhead);
  }

  /**
   * @param listed the groups that the list has got to
   * @param text of the filter
   */
  #rowsAhead(listed: readonly GroupEntry[], text = ''): readonly GroupRow[] {
    if (this.#ahead.length === 0) return [];
    const inList = new Set(listed.map(({ key }) => key));
    const entries = this.#ahead
      .filter((key) => !inList.has(key))
      .map((key) => this.#directory.entry(key))
      .filter((entry) => entry !== undefined)
      .filter(({ gone }) => !gone);
    this.#ahead = entries.map(({ key }) => key);
    return this.#groupRows(entries.filter(({ key }) => this.#directory.matches(key, text)));
  }

  #filteredRows(text: string): readonly Row[] {
    const rows = this.#firstRows(this.#directory.matching(text), text);
    return rows.length === 0 ? [this.#noMatch()] : rows;
  }

  /**
   * Rows of the first of groups that are all known.
   * @param text of the filter
   */
  #firstRows(groups: readonly GroupEntry[], text = ''): readonly Row[] {
    const { pageSize } = readSettings();
    this.#knownShown = Math.max(this.#knownShown, pageSize);
    const shown = groups.slice(0, this.#knownShown);
    const showMore = async () => {
      this.#knownShown += pageSize;
    };
    const more =
      shown.length === groups.length
        ? []
        : [new LoadMoreRow(this, shown.length, groups.length, showMore)];
    return [...this.#groupRows(shown), ...more, ...this.#rowsAhead(shown, text)];
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
        arguments: [this.target],
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
