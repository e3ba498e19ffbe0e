import * as vscode from 'vscode';
import { pickPool } from '../../inputs/pickPool.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { onePool } from '../targets.ts';

/** `disconnect` */
export const runDisconnect: Handler = async (context, ...args) => {
  const title = vscode.l10n.t('Disconnect User Pool');
  const pool = await onePool(context, args, () => pickPool(context, title));
  if (pool === undefined) return;
  const choice = await confirmDisconnect(context, pool);
  if (choice === undefined) return;
  try {
    await context.pools.disconnect(pool, { resetSampleData: choice === 'reset' });
  } catch (error) {
    context.reporter.failure(vscode.l10n.t('The user pool was not disconnected.'), error);
  }
};

async function confirmDisconnect(
  { pools }: CommandContext,
  pool: string,
): Promise<'keep' | 'reset' | undefined> {
  const connection = pools.get(pool);
  if (connection === undefined) return undefined;
  const message = vscode.l10n.t({
    message: 'Disconnect “{0}”?',
    args: [displayText(connection.name)],
    comment: ['{0} is the name of a user pool.'],
  });
  // To reset the data of a read-only pool would be a change.
  if (connection.kind === 'sample' && connection.protection !== 'readOnly') {
    const keep = vscode.l10n.t('Disconnect and Keep Data');
    const reset = vscode.l10n.t('Disconnect and Reset Data');
    const detail = vscode.l10n.t(
      'Its data can be kept for the next time you open it, or reset to what it was at first.',
    );
    const chosen = await vscode.window.showWarningMessage(
      message,
      { modal: true, detail },
      keep,
      reset,
    );
    if (chosen === undefined) return undefined;
    return chosen === reset ? 'reset' : 'keep';
  }
  const disconnect = vscode.l10n.t('Disconnect');
  const detail =
    connection.kind === 'sample'
      ? vscode.l10n.t('Its data is kept for the next time you open it.')
      : vscode.l10n.t(
          'Its secret is forgotten on this machine. Nothing is changed in the user pool.',
        );
  const chosen = await vscode.window.showWarningMessage(
    message,
    { modal: true, detail },
    disconnect,
  );
  return chosen === undefined ? undefined : 'keep';
}
