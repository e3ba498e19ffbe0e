import * as vscode from 'vscode';
import type { Directories } from '../directory/directories.ts';
import type { GroupEntry } from '../directory/groupEntries.ts';
import { groupPickItem } from '../display/groupDisplay.ts';
import type { Reporter } from '../feedback/reporter.ts';
import type { GroupTarget } from '../model/target.ts';
import type { Pools } from '../pools/pools.ts';
import { type ListPickerOptions, pickManyOf, pickOneOf } from './listPicker.ts';
import { pickPool } from './pickPool.ts';

/** What it takes to ask for a group of a pool. */
export interface GroupPickContext {
  readonly directories: Pick<Directories, 'get'>;
  readonly reporter: Pick<Reporter, 'failure'>;
}

/** What a group is picked for. */
export interface GroupPickOptions {
  readonly title: string;
  /** The group most similar to this text is preselected. */
  readonly similarTo?: string | undefined;
  /** The keys of groups that are not offered. */
  readonly except?: readonly string[];
}

/** What a group of any pool is picked for. */
export interface AnyGroupPickOptions extends GroupPickOptions {
  /** The pool it is in; asked for where there are several, unless given. */
  readonly pool?: string | undefined;
}

/** Asks for a pool, where there are several, and for one of its groups. */
export async function pickGroup(
  context: GroupPickContext & { readonly pools: Pick<Pools, 'list'> },
  options: AnyGroupPickOptions,
): Promise<GroupTarget | undefined> {
  const pool = options.pool ?? (await pickPool(context, options.title));
  return pool === undefined ? undefined : pickGroupIn(context, pool, options);
}

/** Asks for one of a pool's groups. */
export async function pickGroupIn(
  context: GroupPickContext,
  pool: string,
  options: GroupPickOptions,
): Promise<GroupTarget | undefined> {
  const placeholder = vscode.l10n.t('Select a group');
  const entry = await pickOneOf({ ...listOfGroups(context, pool, options), placeholder });
  return entry && { pool, key: entry.key };
}

/** Asks for any number of a pool's groups. */
export async function pickGroupsIn(
  context: GroupPickContext,
  pool: string,
  options: GroupPickOptions,
): Promise<readonly GroupTarget[] | undefined> {
  const placeholder = vscode.l10n.t('Select groups');
  const entries = await pickManyOf({ ...listOfGroups(context, pool, options), placeholder });
  return entries?.map(({ key }) => ({ pool, key }));
}

function listOfGroups(
  { directories, reporter }: GroupPickContext,
  pool: string,
  { title, similarTo, except = [] }: GroupPickOptions,
): Omit<ListPickerOptions<GroupEntry>, 'placeholder'> {
  const { groups } = directories.get(pool);
  return {
    title,
    similarTo,
    reporter,
    nothingThere:
      except.length === 0
        ? vscode.l10n.t('This user pool has no groups yet.')
        : vscode.l10n.t('This user pool has no other groups.'),
    failure: vscode.l10n.t('Could not read the groups.'),
    itemOf: groupPickItem,
    textsOf: ({ group }) => [group.code, group.name],
    readAll: async () => {
      await groups.loadAll();
      const { content } = groups;
      if (content.state === 'failed') throw content.error;
      const all = content.value?.groups ?? [];
      return all.filter(({ key }) => !except.includes(key));
    },
  };
}
