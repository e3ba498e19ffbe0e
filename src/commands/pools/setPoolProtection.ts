import * as vscode from 'vscode';
import { describeProtection, protectionName } from '../../display/poolDisplay.ts';
import { pickOne } from '../../inputs/pickOne.ts';
import { pickPool } from '../../inputs/pickPool.ts';
import type { Protection } from '../../pools/connection.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { onePool } from '../targets.ts';

interface ProtectionItem extends vscode.QuickPickItem {
  readonly protection: Protection | undefined;
}

/** `setPoolProtection`: none, production or read-only. */
export const runSetPoolProtection: Handler = async (context, ...args) => {
  const title = vscode.l10n.t('Set Pool Protection');
  const pool = await onePool(context, args, () => pickPool(context, title));
  const connection = pool === undefined ? undefined : context.pools.get(pool);
  if (connection === undefined) return;
  const { id, name, protection } = connection;
  const picked = await pickProtection(name, protection);
  if (picked !== undefined && picked.protection !== protection) {
    await save(context, id, picked.protection);
  }
};

async function save(
  context: CommandContext,
  pool: string,
  protection: Protection | undefined,
): Promise<void> {
  try {
    await context.pools.setProtection(pool, protection);
  } catch (error) {
    context.reporter.failure(
      vscode.l10n.t('The protection of the user pool was not changed.'),
      error,
    );
  }
}

async function pickProtection(
  poolName: string,
  current: Protection | undefined,
): Promise<ProtectionItem | undefined> {
  const items: readonly ProtectionItem[] = [
    {
      label: vscode.l10n.t('None'),
      detail: vscode.l10n.t('Groups and their members can be changed as you like.'),
      iconPath: new vscode.ThemeIcon('unlock'),
      protection: undefined,
    },
    {
      label: protectionName('production'),
      detail: describeProtection('production'),
      iconPath: new vscode.ThemeIcon('shield'),
      protection: 'production',
    },
    {
      label: protectionName('readOnly'),
      detail: describeProtection('readOnly'),
      iconPath: new vscode.ThemeIcon('lock'),
      protection: 'readOnly',
    },
  ];
  const marked = items.map((item) =>
    item.protection === current ? { ...item, description: vscode.l10n.t('current') } : item,
  );
  return pickOne(marked, {
    title: vscode.l10n.t({
      message: 'Set Protection of “{0}”',
      args: [displayText(poolName)],
      comment: ['The title of an input. {0} is the name of a user pool.'],
    }),
    placeholder: vscode.l10n.t('Select how to protect this user pool from changes in VS Code'),
    isCurrent: ({ protection }) => protection === current,
  });
}
