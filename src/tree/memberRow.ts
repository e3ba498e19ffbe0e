import * as vscode from 'vscode';
import type { Busy } from '../directory/change.ts';
import { userIcon, userTooltip } from '../display/userDisplay.ts';
import { userHandle, userName } from '../display/userName.ts';
import type { Target } from '../model/target.ts';
import type { User } from '../model/user.ts';
import { displayText } from '../text/displayText.ts';
import { blockedUserUri } from './blockedUsers.ts';
import { busyLabel, kindForMenus, type Row, type RowOfGroup, readOutLabel, rowId } from './row.ts';

/**
 * A member of a group. As there may be tens of thousands, a row keeps little: its id is put together when it
 * is asked for, and texts that show as they are stand in memory once.
 */
export class MemberRow implements Row {
  readonly parent: RowOfGroup;
  #user: User;
  /** What is shown of the user, worked out once: thousands of rows may be drawn again at a time. */
  #name: string | undefined;
  #handle = '';

  constructor(parent: RowOfGroup, user: User) {
    this.parent = parent;
    this.#user = user;
  }

  get id(): string {
    return `${this.parent.id}/${rowId(this.userId)}`;
  }

  get target(): Target {
    const { poolId, key } = this.parent;
    return { pool: poolId, group: { key }, users: [this.userId] };
  }

  get userId(): string {
    return this.#user.id;
  }

  /** As it is shown. */
  get name(): string {
    this.#readUser();
    this.#name ??= this.#shownName();
    return this.#name;
  }

  get busy(): Busy | undefined {
    return this.parent.directory.memberBusy(this.parent.key, this.userId);
  }

  item(): vscode.TreeItem {
    const item = new vscode.TreeItem(this.name);
    const { blocked } = this.#user;
    item.id = this.id;
    item.contextValue = kindForMenus('member', this.parent.readOnly);
    const { busy } = this;
    const handle = this.#handle;
    const state = blocked ? vscode.l10n.t('blocked') : '';
    item.description = busy === undefined ? join(handle, state) : busyLabel(busy);
    // While it is busy the description has no room to say what the icon and the colour said.
    if (blocked || busy !== undefined) {
      item.accessibilityInformation = { label: readOutLabel([this.name, handle, state], busy) };
    }
    item.iconPath =
      busy === undefined ? userIcon(this.#user) : new vscode.ThemeIcon('loading~spin');
    if (blocked) item.resourceUri = blockedUserUri(this.userId);
    return item;
  }

  tooltip(): vscode.MarkdownString {
    return userTooltip(this.#user);
  }

  /** Takes over what the directory knows of the user now. */
  #readUser(): void {
    const user = this.parent.directory.users.get(this.userId);
    if (user === undefined || user === this.#user) return;
    this.#user = user;
    this.#name = undefined;
  }

  #shownName(): string {
    this.#handle = displayText(userHandle(this.#user) ?? '');
    return displayText(userName(this.#user));
  }
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
