import * as vscode from 'vscode';
import type { GroupEntry } from '../directory/groupEntries.ts';
import { isUnknown } from '../directory/loadable.ts';
import type { PoolDirectory } from '../directory/poolDirectory.ts';
import {
  groupAccessibleLabel,
  groupDescription,
  groupIcon,
  groupName,
  groupTooltip,
} from '../display/groupDisplay.ts';
import { commandIds } from '../ids.ts';
import type { Target } from '../model/target.ts';
import { displayText } from '../text/displayText.ts';
import { failureRow } from './failure.ts';
import { failureOf, listEnd } from './listEnd.ts';
import { MemberRow } from './memberRow.ts';
import { MessageRow } from './messageRow.ts';
import {
  busyLabel,
  kindForMenus,
  type Row,
  type RowOfGroup,
  type RowOfPool,
  readOutLabel,
  rowId,
} from './row.ts';
import { unlistedRow } from './unlistedRow.ts';

const noRows: ReadonlyMap<string, MemberRow> = new Map();

/** A group; below it stand its members. */
export class GroupRow implements RowOfGroup {
  readonly id: string;
  readonly parent: RowOfPool;
  readonly key: string;
  readonly directory: PoolDirectory;
  /** The rows of the members that are shown, by their ids. */
  #memberRows: ReadonlyMap<string, MemberRow> = noRows;
  /** What the list of members failed with when more of it was to be read. */
  #moreFailure: unknown;

  constructor(parent: RowOfPool, directory: PoolDirectory, key: string) {
    this.id = `${parent.id}/${rowId(key)}`;
    this.parent = parent;
    this.key = key;
    this.directory = directory;
  }

  get target(): Target {
    return { pool: this.poolId, group: { key: this.key } };
  }

  get poolId(): string {
    return this.parent.poolId;
  }

  get readOnly(): boolean {
    return this.parent.readOnly;
  }

  /** What is known of the group. */
  get entry(): GroupEntry | undefined {
    return this.directory.entry(this.key);
  }

  /** Whether nothing is known of the members, for they were not read or the read was cancelled. */
  get unread(): boolean {
    return this.directory.members.content(this.key).state === 'idle';
  }

  /** The rows of its members that were last read. */
  get memberRows(): Iterable<MemberRow> {
    return this.#memberRows.values();
  }

  memberRow(userId: string): MemberRow | undefined {
    return this.#memberRows.get(userId);
  }

  item(): vscode.TreeItem {
    const { entry } = this;
    const item = new vscode.TreeItem(
      displayText(groupName(entry, this.key)),
      vscode.TreeItemCollapsibleState.Collapsed,
    );
    item.id = this.id;
    item.contextValue = kindForMenus('group', this.readOnly);
    item.iconPath = entry?.busy === undefined ? groupIcon() : new vscode.ThemeIcon('loading~spin');
    if (entry !== undefined) {
      item.description = entry.busy === undefined ? groupDescription(entry) : busyLabel(entry.busy);
      item.accessibilityInformation = {
        label: readOutLabel([groupAccessibleLabel(entry)], entry.busy),
      };
    }
    return item;
  }

  tooltip(): vscode.MarkdownString | undefined {
    const { entry } = this;
    return entry && groupTooltip(entry);
  }

  async children(): Promise<readonly Row[]> {
    const { members } = this.directory;
    if (isUnknown(members.content(this.key))) await members.load(this.key);
    const content = members.content(this.key);
    const isFailed = content.state === 'failed';
    const failedAtEnd =
      isFailed && content.value?.complete === false && content.error === this.#moreFailure;
    const failure = isFailed && !failedAtEnd ? [failureRow(this, this.poolId, content.error)] : [];
    if (content.value === undefined) return failure;
    const { users, totalCount, complete, countedByServer } = content.value;
    const unlisted =
      countedByServer === undefined
        ? []
        : [unlistedRow(this, 'members', { counted: countedByServer, listed: users.length })];
    if (users.length === 0 && complete && failure.length === 0 && unlisted.length === 0) {
      this.#memberRows = noRows;
      return [this.#noMembers()];
    }
    const rows = users.map((user) => this.#memberRows.get(user.id) ?? new MemberRow(this, user));
    this.#memberRows = new Map(rows.map((row) => [row.userId, row]));
    const load = async () => {
      await members.loadMore(this.key);
      this.#moreFailure = failureOf(members.content(this.key));
    };
    const failedWith = failedAtEnd ? { error: content.error } : undefined;
    const shown = users.length;
    const end = complete ? [] : listEnd(this, { shown, totalCount, load, failure: failedWith });
    return [...failure, ...rows, ...end, ...unlisted];
  }

  #noMembers(): Row {
    const text = vscode.l10n.t('No members yet');
    if (this.readOnly) return new MessageRow(this, { key: 'empty', text, icon: 'info' });
    return new MessageRow(this, {
      key: 'empty',
      text,
      icon: 'info',
      action: vscode.l10n.t('Add Members'),
      command: {
        command: commandIds.addMembers,
        title: vscode.l10n.t('Add Members'),
        arguments: [this.target],
      },
    });
  }
}
