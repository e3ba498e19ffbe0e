import * as vscode from 'vscode';
import type { Protection } from '../pools/connection.ts';

/** What a protection is called where it stands behind the name of a pool. */
export function protectionName(protection: Protection): string {
  switch (protection) {
    case 'production':
      return vscode.l10n.t('Production');
    case 'readOnly':
      return vscode.l10n.t('Read-only');
  }
}

/** What a protection does, in one sentence. */
export function describeProtection(protection: Protection): string {
  switch (protection) {
    case 'production':
      return vscode.l10n.t('Before a group is deleted, its code has to be typed.');
    case 'readOnly':
      return vscode.l10n.t('Nothing can be changed from VS Code: every change is refused.');
  }
}
