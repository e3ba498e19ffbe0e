import * as vscode from 'vscode';
import type { GrantFault } from '../model/changeErrors.ts';
import { displayText } from '../text/displayText.ts';
import { inList } from './sentences.ts';

/** Says in a sentence why a grant was not made or taken back as asked for. */
export function describeGrantFault(fault: GrantFault): string {
  switch (fault.kind) {
    case 'noRevoke':
      return vscode.l10n.t('The API of this user pool has no way to revoke a grant.');
    case 'typeUnknown':
      return vscode.l10n.t({
        message: 'This extension does not know the resource type {0}.',
        args: [displayText(fault.resourceType)],
        comment: ['{0} is a code such as DATA.'],
      });
    case 'typeMissing':
      return vscode.l10n.t({
        message:
          'The grant of {0} has no resource type, and the group has another grant of the same code, which the server would revoke too.',
        args: [displayText(fault.resource)],
        comment: ['{0} is the code of a resource.'],
      });
    case 'withoutEffect':
      return vscode.l10n.t('The server accepted this, but shows the grant as it was before.');
    case 'otherActions':
      return fault.actions.length === 0
        ? vscode.l10n.t('The server accepted this, but shows a grant that names no actions.')
        : vscode.l10n.t({
            message: 'The server accepted this, but shows other actions: {0}',
            args: [inList(fault.actions.map((action) => displayText(action)))],
            comment: ['{0} is a list of actions.'],
          });
  }
}
