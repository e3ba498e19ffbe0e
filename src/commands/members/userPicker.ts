import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { User } from '../../directory/types.ts';
import { userHandle, userName } from '../../display/userName.ts';
import { wasCancelled } from '../../feedback/wording.ts';
import { inBackground } from '../../model/failureLog.ts';
import { plainName } from '../../text/plainText.ts';
import { foldText } from '../../text/searchText.ts';

/** What a search found. */
export interface UserMatches {
  readonly users: readonly User[];
  /** How many match on the server. */
  readonly totalCount: number;
  /** Why some of the users shown cannot be picked, by user id. */
  readonly unavailable?: ReadonlyMap<string, string>;
}

export interface UserPickerOptions {
  readonly title: string;
  readonly placeholder: string;
  /** Searches on the server as one types; its late answers are dropped, and their signal aborted. */
  readonly search: (query: string, signal: AbortSignal) => Promise<UserMatches>;
  /** Told of a search that failed; `retry` runs it again. */
  readonly onFailure: (error: unknown, retry: () => void) => void;
  /** Who is picked from the start. */
  readonly picked?: readonly User[];
  readonly buttons?: readonly vscode.QuickInputButton[];
}

/** How picking ended: with the users picked, or by a button, with those picked until then. */
export type UserPickerEnd =
  | { readonly end: 'accepted'; readonly users: readonly User[] }
  | {
      readonly end: 'button';
      readonly button: vscode.QuickInputButton;
      readonly users: readonly User[];
    }
  | { readonly end: 'cancelled' };

interface UserItem extends vscode.QuickPickItem {
  readonly user?: User;
  readonly available?: boolean;
}

/** How long (ms) typing has to pause before the server is asked. */
const typingPause = 250;
const searchFailed = 'The users could not be searched';

/** Lets one pick users that a search on the server finds. What is picked stays picked in later searches. */
export async function pickUsers(options: UserPickerOptions): Promise<UserPickerEnd> {
  const picker = new UserPicker(options);
  try {
    return await picker.run();
  } finally {
    picker.dispose();
  }
}

class UserPicker implements vscode.Disposable {
  readonly #options: UserPickerOptions;
  readonly #picker = vscode.window.createQuickPick<UserItem>();
  readonly #picked = new Map<string, User>();
  #searching = new AbortController();
  /** Whether VS Code is about to tell of the selection that was just set, which it does in two events. */
  #settling = false;

  constructor(options: UserPickerOptions) {
    this.#options = options;
    for (const user of options.picked ?? []) this.#picked.set(user.id, user);
    this.#picker.title = options.title;
    this.#picker.placeholder = options.placeholder;
    this.#picker.canSelectMany = true;
    this.#picker.ignoreFocusOut = true;
    this.#picker.matchOnDescription = true;
    this.#picker.buttons = options.buttons ?? [];
    // Else VS Code sorts what is typed for by its labels and drops the separators, and those picked would
    // stand somewhere among those found. It is not in the API yet; where VS Code does not know it, nothing
    // happens.
    Object.assign(this.#picker, { sortByLabel: false });
  }

  run(): Promise<UserPickerEnd> {
    return new Promise((resolve) => {
      this.#picker.onDidChangeValue((query) =>
        inBackground(searchFailed, this.#search(query, typingPause)),
      );
      this.#picker.onDidChangeSelection((items) => this.#take(items));
      this.#picker.onDidAccept(() => {
        if (this.#picked.size > 0) resolve({ end: 'accepted', users: this.#users });
        else this.#say(vscode.l10n.t('nobody is selected'));
      });
      this.#picker.onDidTriggerButton((button) =>
        resolve({ end: 'button', button, users: this.#users }),
      );
      this.#picker.onDidHide(() => resolve({ end: 'cancelled' }));
      this.#picker.show();
      inBackground(searchFailed, this.#search('', 0));
    });
  }

  dispose(): void {
    this.#searching.abort();
    this.#picker.dispose();
  }

  get #users(): readonly User[] {
    return [...this.#picked.values()];
  }

  async #search(query: string, wait: number): Promise<void> {
    this.#searching.abort();
    const searching = new AbortController();
    this.#searching = searching;
    const { signal } = searching;
    this.#picker.busy = true;
    try {
      await pause(wait, undefined, { signal });
      const matches = await this.#options.search(query.trim(), signal);
      if (!signal.aborted) this.#show(matches, query.trim());
    } catch (error) {
      if (signal.aborted || wasCancelled(error)) return;
      this.#options.onFailure(error, () => inBackground(searchFailed, this.#search(query, 0)));
    } finally {
      if (this.#searching === searching) this.#picker.busy = false;
    }
  }

  #show({ users, totalCount, unavailable }: UserMatches, query: string): void {
    const picked = this.#users.map((user) => item(user));
    const found = bestFirst(users, query)
      .filter(({ id }) => !this.#picked.has(id))
      .map((user) => item(user, unavailable?.get(user.id)));
    this.#picker.items = [
      ...(picked.length > 0 ? [separator(vscode.l10n.t('Picked'))] : []),
      ...picked,
      separator(foundText(users.length, totalCount)),
      ...found,
    ];
    this.#select(picked);
    // A separator with no row below it does not show.
    this.#say(users.length === 0 ? vscode.l10n.t('no user found') : undefined);
  }

  /** Says something in the title: a quick pick has no other place that always shows. */
  #say(message: string | undefined): void {
    const { title } = this.#options;
    this.#picker.title = message === undefined ? title : vscode.l10n.t('{0}: {1}', title, message);
  }

  #take(items: readonly UserItem[]): void {
    if (this.#settling) {
      // Replaced items lose their picks, which VS Code tells first, before it tells of those set again.
      if (items.length === 0) return;
      this.#settling = false;
    }
    const available = items.filter((each) => each.available);
    this.#picked.clear();
    for (const { user } of available) {
      if (user !== undefined) this.#picked.set(user.id, user);
    }
    if (available.length < items.length) this.#select(available);
  }

  #select(items: readonly UserItem[]): void {
    this.#settling = items.length > 0;
    this.#picker.selectedItems = items;
  }
}

function item(user: User, unavailable?: string): UserItem {
  const handle = userHandle(user);
  const details = [handle && plainName(handle), unavailable].filter((part) => part !== undefined);
  return {
    label: plainName(userName(user)),
    description: details.join(' · '),
    iconPath: new vscode.ThemeIcon(unavailable === undefined ? 'person' : 'pass-filled'),
    // The server has matched it already, perhaps by a field that does not show here.
    alwaysShow: true,
    user,
    available: unavailable === undefined,
  };
}

/** Those first whose name or handle has the query in it: the server also matches what does not show here. */
function bestFirst(users: readonly User[], query: string): readonly User[] {
  const wanted = foldText(query);
  const rank = (user: User) => {
    const name = foldText(userName(user));
    if (name.startsWith(wanted)) return 0;
    if (name.includes(wanted)) return 1;
    return foldText(userHandle(user) ?? '').includes(wanted) ? 2 : 3;
  };
  return [...users].sort((a, b) => rank(a) - rank(b));
}

function foundText(shown: number, totalCount: number): string {
  if (shown === totalCount) return vscode.l10n.t('Users');
  const { language } = vscode.env;
  return vscode.l10n.t(
    '{0} of {1} users: type to narrow down',
    shown.toLocaleString(language),
    totalCount.toLocaleString(language),
  );
}

function separator(label: string): UserItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
