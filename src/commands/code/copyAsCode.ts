import * as vscode from 'vscode';
import type { Group } from '../../model/group.ts';
import { canWrite, type GroupCall, writeCalls } from '../../source/write/writeCalls.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';
import { plainText } from '../../text/plainText.ts';
import type { Handler } from '../commandContext.ts';
import { groupFromEditor } from '../groups/groupFromEditor.ts';
import { oneGroup } from '../targets.ts';
import { type CodeWriting, codeWriting, copyCalls } from './codeWriting.ts';

/** Stands for the ids that whoever pastes a call puts there. */
const someUser = 'USER_ID';

/** The namespace that every user pool has. */
const defaultNamespace = 'default';

/** `copyAsCode`: a call about a group, for the SDK and the language of the active editor. */
export const runCopyAsCode: Handler = async (context, ...args) => {
  const title = vscode.l10n.t('Copy as Code');
  const target = await oneGroup(context, args, (pool) => groupFromEditor(context, title, pool));
  if (target === undefined) return;
  const directory = context.directories.get(target.pool);
  const group = directory.entry(target.key)?.group;
  if (group === undefined) return;
  const writing = await codeWriting(context);
  if (writing === undefined) return;
  const known = directory.resources(target.key).value?.resources ?? [];
  const namespace = known.find((each) => each.namespace !== undefined)?.namespace;
  const call = await pickCall(group, namespace ?? defaultNamespace, writing);
  if (call !== undefined) await copyCalls(context, [call], writing);
};

async function pickCall(
  group: Group,
  namespace: string,
  { dialect, client }: CodeWriting,
): Promise<GroupCall | undefined> {
  const { code, name, description = '' } = group;
  const userIds = [someUser];
  const offered: readonly (readonly [string, GroupCall])[] = [
    [vscode.l10n.t('Read the group'), { operation: 'readGroup', code }],
    [vscode.l10n.t('List its members'), { operation: 'listMembers', code }],
    [
      vscode.l10n.t('List its authorized resources'),
      { operation: 'listResources', code, namespace },
    ],
    [vscode.l10n.t('Add members'), { operation: 'addMembers', code, userIds }],
    [vscode.l10n.t('Remove members'), { operation: 'removeMembers', code, userIds }],
    [vscode.l10n.t('Create the group'), { operation: 'createGroup', code, name, description }],
  ];
  const items = offered
    .filter(([, call]) => canWrite([call], dialect))
    .map(([label, call]) => ({
      label,
      detail: plainText(writeCalls([call], dialect, client) ?? ''),
      call,
    }));
  const picked = await vscode.window.showQuickPick(items, {
    title: plainText(
      vscode.l10n.t({
        message: 'Copy “{0}” as Code',
        args: [displayText(name, longestInTitle)],
        comment: ['The title of a picker. {0} is the name of a group.'],
      }),
    ),
    placeHolder: vscode.l10n.t({
      message: 'Select a call of {0}',
      args: [dialect.sdk],
      comment: ['{0} is the name of a library, such as: authing-node-sdk'],
    }),
    matchOnDetail: true,
  });
  return picked?.call;
}
