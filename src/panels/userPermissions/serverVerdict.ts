import * as vscode from 'vscode';
import type { Answer } from '../../protocol/userPermissions.ts';
import { displayText } from '../../text/displayText.ts';

/** What the server says, with the very words it was asked by. */
export function verdictText(verdict: 'yes' | 'no', action: string, resource: string): string {
  const args = [displayText(action), displayText(resource)];
  switch (verdict) {
    case 'yes':
      return vscode.l10n.t({
        message: 'The server itself says yes to “{0}” on “{1}”.',
        args,
        comment: ['{0} is an action, {1} the code of a resource.'],
      });
    case 'no':
      return vscode.l10n.t({
        message: 'The server itself says no to “{0}” on “{1}”.',
        args,
        comment: ['{0} is an action, {1} the code of a resource.'],
      });
  }
}

/** That the server says another thing than the grants, and why that may be; '' where it does not. */
export function differenceText(
  verdict: Answer['verdict'],
  server: Answer['server']['state'],
): string {
  if (verdict === 'no' && server === 'yes') {
    return vscode.l10n.t(
      'The server decides otherwise than the grants of the groups say: a policy, a role or a grant made directly to the user can allow it.',
    );
  }
  if (verdict === 'yes' && server === 'no') {
    return vscode.l10n.t(
      'The server decides otherwise than the grants say: a policy set in the console can deny it.',
    );
  }
  return '';
}
