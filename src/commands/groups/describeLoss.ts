import * as vscode from 'vscode';
import type { Loss } from '../../changes/undo/losses.ts';
import { inList, inSentences } from '../../feedback/sentences.ts';
import { describeError } from '../../feedback/wording.ts';
import { displayText } from '../../text/displayText.ts';

/** How many resources are named at most. */
const maxNamed = 5;

/** Says in a sentence why an undo of a delete could not restore something. */
export function describeLoss(loss: Loss): string {
  const group = displayText(loss.group.name);
  switch (loss.kind) {
    case 'membersUnread':
      return loss.total === undefined
        ? vscode.l10n.t({
            message: 'The server refuses to list the members of “{0}”.',
            args: [group],
            comment: ['{0} is the name of a group.'],
          })
        : vscode.l10n.t({
            message: 'The server counts {1} members of “{0}”, but lists only {2}.',
            args: [group, loss.total, loss.read],
            comment: ['{0} is the name of a group; {1} and {2} are numbers.'],
          });
    case 'grantsUnread': {
      const reason = describeError(loss.error);
      return loss.namespace === undefined
        ? inSentences(
            vscode.l10n.t({
              message: 'Could not read the authorized resources of “{0}”.',
              args: [group],
              comment: ['{0} is the name of a group.'],
            }),
            reason,
          )
        : inSentences(
            vscode.l10n.t({
              message: 'Could not read the authorized resources of “{0}” in the namespace “{1}”.',
              args: [group, displayText(loss.namespace)],
              comment: ['{0} is the name of a group, {1} the code of a namespace.'],
            }),
            reason,
          );
    }
    case 'grantsWithheld':
      return loss.namespace === undefined
        ? vscode.l10n.t({
            message: 'The server counts {1} authorized resources of “{0}”, but lists only {2}.',
            args: [group, loss.totalCount, loss.listed],
            comment: ['{0} is the name of a group; {1} and {2} are numbers.'],
          })
        : vscode.l10n.t({
            message:
              'The server counts {2} authorized resources of “{0}” in the namespace “{1}”, but lists only {3}.',
            args: [group, displayText(loss.namespace), loss.totalCount, loss.listed],
            comment: [
              '{0} is the name of a group, {1} the code of a namespace; {2} and {3} are numbers.',
            ],
          });
    case 'namespaceUnknown': {
      const named = loss.resources.slice(0, maxNamed).map((code) => displayText(code));
      const more = loss.resources.length - named.length;
      if (more > 0)
        named.push(
          vscode.l10n.t({
            message: '… and {0} more',
            args: [more],
            comment: ['Ends a list in a sentence. {0} is how many things are left out.'],
          }),
        );
      const resources = inList(named);
      return loss.namespacesRefused
        ? vscode.l10n.t({
            message:
              'The server refuses to list the namespaces other than system and default. There, “{0}” is authorized for: {1}.',
            args: [group, resources],
            comment: ['{0} is the name of a group, {1} a list of the codes of resources.'],
          })
        : vscode.l10n.t({
            message:
              '“{0}” is authorized for resources in a namespace that the server does not list: {1}.',
            args: [group, resources],
            comment: ['{0} is the name of a group, {1} a list of the codes of resources.'],
          });
    }
    case 'resourceTypeUnknown':
      return vscode.l10n.t({
        message:
          '“{0}” is authorized for {1}, but this extension does not know the resource type {2}.',
        args: [group, displayText(loss.resource), displayText(loss.resourceType)],
        comment: [
          '{0} is the name of a group, {1} the code of a resource, {2} the name of a type.',
        ],
      });
  }
}
