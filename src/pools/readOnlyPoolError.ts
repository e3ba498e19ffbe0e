import * as vscode from 'vscode';
import { UserError } from '../model/userError.ts';
import { displayText } from '../text/displayText.ts';

/** A change was asked for of a pool that is set read-only; nothing of it was sent. */
export class ReadOnlyPoolError extends UserError {
  override readonly name = 'ReadOnlyPoolError';

  /** @param poolName the name the pool is shown by */
  constructor(poolName: string) {
    super(
      vscode.l10n.t({
        message: '“{0}” is Read-Only. To make changes, set another protection for this user pool.',
        args: [displayText(poolName)],
        comment: ['{0} is the name of a user pool.'],
      }),
    );
  }
}
