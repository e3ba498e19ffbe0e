import * as vscode from 'vscode';
import type { CommandContext } from '../commands/commandContext.ts';
import { refuseReadOnly } from '../commands/protection.ts';
import type { GroupEntry } from '../directory/groupEntries.ts';
import { groupPickItem } from '../display/groupDisplay.ts';
import { poolPickItem } from '../display/poolDisplay.ts';
import { inBackground } from '../model/failureLog.ts';
import type { GroupTarget } from '../model/target.ts';
import { findFolded } from './foldedPick.ts';
import { nearest } from './nearest.ts';

interface PoolItem extends vscode.QuickPickItem {
  readonly pool: string;
}

interface GroupItem extends vscode.QuickPickItem {
  readonly entry: GroupEntry;
}

/** What a group is picked for. */
export interface GroupPickOptions {
  readonly title: string;
  /** The group most like this text is preselected. */
  readonly near?: string | undefined;
  /** It is to be changed: a read-only pool is refused before its groups are listed. */
  readonly change?: boolean;
}

/**
 * Asks for a connected pool. Where there is but one, that is the answer.
 * @param kind leaves out the pools of the other kind
 */
export async function pickPool(
  { pools }: CommandContext,
  title: string,
  kind?: 'authing' | 'sample',
): Promise<string | undefined> {
  const connections = pools.list().filter((each) => kind === undefined || each.kind === kind);
  const [only, ...others] = connections;
  if (only !== undefined && others.length === 0) return only.id;
  const items = connections.map(
    (connection): PoolItem => ({
      ...poolPickItem(connection),
      pool: connection.id,
    }),
  );
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Select a user pool'),
    matchOnDescription: true,
  });
  return picked?.pool;
}

/** Asks for a pool, where there are several, and for one of its groups. */
export async function pickGroup(
  context: CommandContext,
  options: GroupPickOptions,
): Promise<GroupTarget | undefined> {
  const pool = await poolOfGroups(context, options);
  if (pool === undefined) return undefined;
  const picked = await pickFrom(context, pool, options, false);
  return picked?.[0];
}

/** Asks for a pool, where there are several, and for any number of its groups. */
export async function pickGroups(
  context: CommandContext,
  options: GroupPickOptions,
): Promise<readonly GroupTarget[] | undefined> {
  const pool = await poolOfGroups(context, options);
  return pool === undefined ? undefined : pickFrom(context, pool, options, true);
}

async function poolOfGroups(
  context: CommandContext,
  { title, change = false }: GroupPickOptions,
): Promise<string | undefined> {
  const pool = await pickPool(context, title);
  if (pool === undefined || (change && refuseReadOnly(context, pool))) return undefined;
  return pool;
}

/** Lets one pick among all groups of a pool, which are read while the picker is open. */
function pickFrom(
  { directories, reporter }: CommandContext,
  pool: string,
  { title, near }: GroupPickOptions,
  many: boolean,
): Promise<readonly GroupTarget[] | undefined> {
  const directory = directories.get(pool);
  const picker = vscode.window.createQuickPick<GroupItem>();
  picker.title = title;
  picker.placeholder = many ? vscode.l10n.t('Select groups') : vscode.l10n.t('Select a group');
  picker.canSelectMany = many;
  picker.matchOnDescription = true;
  picker.ignoreFocusOut = true;
  picker.busy = true;
  return new Promise((resolve) => {
    let finished = false;
    const finish = (picked: readonly GroupItem[] | undefined) => {
      finished = true;
      resolve(picked?.map(({ entry }) => ({ pool, key: entry.key })));
      picker.dispose();
    };
    picker.onDidAccept(() => {
      const picked = many ? picker.selectedItems : picker.activeItems;
      if (picked.length > 0) finish(picked);
    });
    picker.onDidHide(() => finish(undefined));
    findFolded(picker, ({ entry }) => `${entry.group.name}\n${entry.group.code}`);
    picker.show();
    const listing = directory.groups.loadAll().then(() => {
      if (finished) return;
      const { branch } = directory.groups;
      if (branch.state === 'failed') {
        finish(undefined);
        reporter.failure(vscode.l10n.t('The groups could not be read'), branch.error);
        return;
      }
      picker.items = (branch.value?.groups ?? []).map((entry) => ({
        ...groupPickItem(entry),
        entry,
      }));
      picker.busy = false;
      if (picker.items.length === 0) {
        picker.placeholder = vscode.l10n.t('This user pool has no groups yet.');
      }
      const preselected =
        near === undefined
          ? undefined
          : nearest(near, picker.items, ({ entry }) => [entry.group.code, entry.group.name]);
      if (preselected !== undefined) picker.activeItems = [preselected];
    });
    inBackground('The groups could not be listed', listing);
  });
}
