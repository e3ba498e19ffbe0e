import * as vscode from 'vscode';
import type { Loss } from '../../changes/undo/losses.ts';
import { describeError } from '../../feedback/wording.ts';
import { displayText } from '../../text/displayText.ts';

/** How many resources are named. */
const mostNamed = 5;

/** Says, before a delete, one thing that an undo of it could not bring back. */
export function describeLoss(loss: Loss): string {
  const group = displayText(loss.group.name);
  switch (loss.kind) {
    case 'membersUnread':
      return loss.total === undefined
        ? vscode.l10n.t('The members of “{0}”: the server refuses to list them.', group)
        : vscode.l10n.t(
            'Members of “{0}”: the server counts {1}, but shows {2}.',
            group,
            loss.total,
            loss.read,
          );
    case 'grantsUnread': {
      const reason = describeError(loss.error);
      return loss.namespace === undefined
        ? vscode.l10n.t('What “{0}” is authorized for. {1}', group, reason)
        : vscode.l10n.t(
            'What “{0}” is authorized for in the namespace “{1}”. {2}',
            group,
            displayText(loss.namespace),
            reason,
          );
    }
    case 'grantsWithheld':
      return loss.namespace === undefined
        ? vscode.l10n.t(
            'What “{0}” is authorized for: the server counts {1} resources, but lists {2}.',
            group,
            loss.totalCount,
            loss.listed,
          )
        : vscode.l10n.t(
            'What “{0}” is authorized for in the namespace “{1}”: the server counts {2} resources, but lists {3}.',
            group,
            displayText(loss.namespace),
            loss.totalCount,
            loss.listed,
          );
    case 'namespaceUnknown': {
      const named = loss.resources.slice(0, mostNamed).map((code) => displayText(code));
      const more = loss.resources.length - named.length;
      if (more > 0) named.push(vscode.l10n.t('… and {0} more', more));
      const resources = named.join(', ');
      return loss.namespacesRefused
        ? vscode.l10n.t(
            'What “{0}” is authorized for outside the namespaces system and default, for the server refuses to list the others: {1}.',
            group,
            resources,
          )
        : vscode.l10n.t(
            'What “{0}” is authorized for in a namespace that the server does not list: {1}.',
            group,
            resources,
          );
    }
    case 'resourceTypeUnknown':
      return vscode.l10n.t(
        'That “{0}” is authorized for {1}: resources of the type {2} are not known to this extension.',
        group,
        displayText(loss.resource),
        displayText(loss.resourceType),
      );
  }
}
