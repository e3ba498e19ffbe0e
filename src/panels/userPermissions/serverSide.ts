import * as vscode from 'vscode';
import type { PoolDirectory } from '../../directory/poolDirectory.ts';
import type { NamespacedResource } from '../../directory/resources.ts';
import { describeError } from '../../feedback/wording.ts';
import { plainText } from '../../text/plainText.ts';
import type { KnownGroup } from '../shared/knownGroups.ts';

/** What the server lists of a user, or why that says nothing. */
export type ServerList =
  | { readonly state: 'loading' }
  | { readonly state: 'known'; readonly resources: readonly NamespacedResource[] }
  | { readonly state: 'unknown'; readonly reason: string };

/** What the server sums up itself that a user is authorized for, as far as it can be compared with the groups. */
export class ServerSide {
  readonly #userId: string;
  #list: ServerList = { state: 'loading' };

  constructor(userId: string) {
    this.#userId = userId;
  }

  get list(): ServerList {
    return this.#list;
  }

  /** Takes over what the directory knows now. */
  takeOver(directory: PoolDirectory, groups: readonly KnownGroup[], isReading: boolean): void {
    const next = this.#listIn(directory, groups, isReading);
    // The same list stays the same one, so that nothing is drawn anew for it.
    if (!isSame(next, this.#list)) this.#list = next;
  }

  #listIn(directory: PoolDirectory, groups: readonly KnownGroup[], isReading: boolean): ServerList {
    const content = directory.userAccess.grants(this.#userId);
    if (content.state === 'failed') return unknown(plainText(describeError(content.error)));
    const isPart = groups.some((group) => group.resources === undefined);
    if (isReading && (isPart || content.value === undefined)) return { state: 'loading' };
    if (content.value === undefined) {
      return unknown(vscode.l10n.t("The server's own list has not been read."));
    }
    const { resources } = content.value;
    if (resources === undefined) {
      return unknown(vscode.l10n.t('The server does not list the namespaces of this user pool.'));
    }
    if (isPart) return unknown(vscode.l10n.t('Not all groups have been read.'));
    return { state: 'known', resources };
  }
}

function unknown(reason: string): ServerList {
  return { state: 'unknown', reason };
}

function isSame(a: ServerList, b: ServerList): boolean {
  switch (a.state) {
    case 'loading':
      return b.state === 'loading';
    case 'known':
      return b.state === 'known' && a.resources === b.resources;
    case 'unknown':
      return b.state === 'unknown' && a.reason === b.reason;
  }
}
