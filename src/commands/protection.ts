import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import { type GroupPickContext, pickGroupIn, pickGroupsIn } from '../inputs/pickGroup.ts';
import { pickPool } from '../inputs/pickPool.ts';
import type { GroupTarget } from '../model/target.ts';
import { ReadOnlyPoolError } from '../pools/readOnlyPoolError.ts';
import type { CommandContext } from './commandContext.ts';

type ProtectionContext = Pick<CommandContext, 'pools' | 'reporter'>;

/**
 * Says so where one of the pools that something is to be changed in is read-only, before anything is
 * asked for it. Code refuses the change in any case (see `Pools.clientForChanges`).
 * @returns whether it was refused
 */
export function refuseReadOnly(
  { pools, reporter }: ProtectionContext,
  ...poolIds: readonly string[]
): boolean {
  const refused = poolIds
    .map((id) => pools.get(id))
    .find((connection) => connection?.protection === 'readOnly');
  if (refused === undefined) return false;
  reporter.warn(new ReadOnlyPoolError(refused.name).message, {
    title: vscode.l10n.t('Set Pool Protection…'),
    run: () => vscode.commands.executeCommand(commandIds.setPoolProtection, { pool: refused.id }),
  });
  return true;
}

/**
 * Asks for a group that is to be changed: a read-only pool is refused before its groups are listed.
 * @param pool that it is in; asked for where there are several, unless given
 */
export async function pickGroupToChange(
  context: ProtectionContext & GroupPickContext,
  title: string,
  pool?: string,
): Promise<GroupTarget | undefined> {
  const chosen = await pickPoolToChange(context, title, pool);
  return chosen === undefined ? undefined : pickGroupIn(context, chosen, { title });
}

/** The same for any number of groups of a pool. */
export async function pickGroupsToChange(
  context: ProtectionContext & GroupPickContext,
  title: string,
  pool?: string,
): Promise<readonly GroupTarget[] | undefined> {
  const chosen = await pickPoolToChange(context, title, pool);
  return chosen === undefined ? undefined : pickGroupsIn(context, chosen, { title });
}

async function pickPoolToChange(
  context: ProtectionContext,
  title: string,
  given: string | undefined,
): Promise<string | undefined> {
  const pool = given ?? (await pickPool(context, title));
  return pool === undefined || refuseReadOnly(context, pool) ? undefined : pool;
}
