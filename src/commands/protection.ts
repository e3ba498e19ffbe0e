import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';
import { type GroupPickContext, pickGroupIn, pickGroupsIn } from '../inputs/pickGroup.ts';
import { pickPool } from '../inputs/pickPool.ts';
import { askForText } from '../inputs/textInput.ts';
import type { GroupTarget } from '../model/target.ts';
import { ReadOnlyPoolError } from '../pools/readOnlyPoolError.ts';
import { displayText } from '../text/displayText.ts';
import { isTypedAs } from '../text/typedText.ts';
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

/** Asks for a group that is to be changed: a read-only pool is refused before its groups are listed. */
export async function pickGroupToChange(
  context: ProtectionContext & GroupPickContext,
  title: string,
): Promise<GroupTarget | undefined> {
  const pool = await pickPoolToChange(context, title);
  return pool === undefined ? undefined : pickGroupIn(context, pool, { title });
}

/** The same for any number of groups of a pool. */
export async function pickGroupsToChange(
  context: ProtectionContext & GroupPickContext,
  title: string,
): Promise<readonly GroupTarget[] | undefined> {
  const pool = await pickPoolToChange(context, title);
  return pool === undefined ? undefined : pickGroupsIn(context, pool, { title });
}

async function pickPoolToChange(
  context: ProtectionContext,
  title: string,
): Promise<string | undefined> {
  const pool = await pickPool(context, title);
  return pool === undefined || refuseReadOnly(context, pool) ? undefined : pool;
}

/**
 * Asks for the code of each group to be typed, where the pool is marked as production.
 * @returns whether all were typed; at once true for other pools, and false where the user gave up
 */
export async function confirmTypedCodes(
  { pools }: Pick<CommandContext, 'pools'>,
  poolId: string,
  groups: readonly { readonly name: string; readonly code: string }[],
): Promise<boolean> {
  const connection = pools.get(poolId);
  if (connection?.protection !== 'production') return true;
  for (const [index, { name, code }] of groups.entries()) {
    const position = { step: index + 1, totalSteps: groups.length, canGoBack: false };
    const answer = await askForText({
      title: vscode.l10n.t('Delete from Production: “{0}”', displayText(connection.name)),
      position: groups.length > 1 ? position : undefined,
      value: '',
      prompt: vscode.l10n.t(
        'To delete the group “{0}”, type its code: {1}',
        displayText(name),
        displayText(code),
      ),
      validate: () => undefined,
      submit: async (typed) => (isTypedAs(typed, code) ? undefined : wrongCode(name)),
    });
    if (answer.outcome !== 'accepted') return false;
  }
  return true;
}

function wrongCode(name: string): string {
  return vscode.l10n.t(
    'This is not the code of “{0}”. Nothing has been deleted.',
    displayText(name),
  );
}
