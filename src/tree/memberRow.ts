import * as vscode from 'vscode';
import type { Busy } from '../directory/change.ts';
import type { PoolDirectory } from '../directory/poolDirectory.ts';
import type { User } from '../directory/types.ts';
import { userIcon, userTooltip } from '../display/userDisplay.ts';
import { userHandle, userName } from '../display/userName.ts';
import { displayText } from '../text/displayText.ts';
import { blockedUserUri } from './blockedUsers.ts';
import { busyLabel } from './busyLabel.ts';
import type { GroupRow } from './groupRow.ts';
import { kindForMenus, type Row, rowId } from './row.ts';

/** A member of a group. */
export class MemberRow implements Row {
  readonly id: string;
  readonly parent: GroupRow;
  readonly userId: string;
  readonly #directory: PoolDirectory;
  #user: User;
  /** What is shown of a user, worked out once: thousands of rows may be drawn again at a time. */
  #texts: { readonly of: User; readonly name: string; readonly handle: string } | undefined;

  constructor(parent: GroupRow, directory: PoolDirectory, user: User) {
    this.id = `${parent.id}/${rowId(user.id)}`;
    this.parent = parent;
    this.userId = user.id;
    this.#directory = directory;
    this.#user = user;
  }

  /** As it is shown. */
  get name(): string {
    return this.#shown.name;
  }

  get busy(): Busy | undefined {
    return this.#directory.memberBusy(this.parent.key, this.userId);
  }

  item(): vscode.TreeItem {
    this.#user = this.#directory.members.user(this.userId) ?? this.#user;
    const { blocked } = this.#user;
    const item = new vscode.TreeItem(this.name);
    item.id = this.id;
    item.contextValue = kindForMenus('member', this.parent.parent.readOnly);
    const { handle } = this.#shown;
    const { busy } = this;
    if (busy !== undefined) item.description = busyLabel(busy);
    else item.description = blocked ? join(handle, vscode.l10n.t('blocked')) : handle;
    item.iconPath =
      busy === undefined ? userIcon(this.#user) : new vscode.ThemeIcon('loading~spin');
    if (blocked) item.resourceUri = blockedUserUri(this.userId);
    return item;
  }

  tooltip(): vscode.MarkdownString {
    return userTooltip(this.#user);
  }

  get #shown() {
    const user = this.#user;
    if (this.#texts?.of !== user) {
      const handle = displayText(userHandle(user) ?? '');
      this.#texts = { of: user, name: displayText(userName(user)), handle };
    }
    return this.#texts;
  }
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
