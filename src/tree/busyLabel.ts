import * as vscode from 'vscode';
import type { Busy } from '../directory/change.ts';

/** What a row says of itself, beside its spinner, while it is being changed: the same for all rows. */
export function busyLabel(busy: Busy): string {
  switch (busy) {
    case 'adding':
      return vscode.l10n.t('Adding…');
    case 'removing':
      return vscode.l10n.t('Removing…');
    case 'saving':
      return vscode.l10n.t('Saving…');
    case 'deleting':
      return vscode.l10n.t('Deleting…');
  }
}
