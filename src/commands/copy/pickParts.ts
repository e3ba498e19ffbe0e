import * as vscode from 'vscode';
import { userHandle, userName } from '../../display/userName.ts';
import { inList } from '../../feedback/sentences.ts';
import { displayText, longestInTitle } from '../../text/displayText.ts';
import { plainName, plainText } from '../../text/plainText.ts';
import type { CommandContext } from '../commandContext.ts';
import type { CopyPlan, PickedParts } from './copyPlans.ts';
import { poolName, targetInPool } from './copyWords.ts';

/** More members than these are one row: nobody unticks single ones among so many. */
const mostRows = 1000;

interface Part extends vscode.QuickPickItem {
  /** Absent for the heading of a section. */
  readonly picks?: Partial<PickedParts>;
}

/** Lets the user leave out some of what can be copied. Undefined where the user gave up. */
export async function pickParts(
  context: CommandContext,
  plan: CopyPlan,
): Promise<PickedParts | undefined> {
  const items = [
    ...section(vscode.l10n.t('Authorized resources'), grantItems(context, plan)),
    ...section(vscode.l10n.t('Members'), memberItems(plan)),
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: plainText(
      vscode.l10n.t({
        message: 'Copy to “{0}”',
        args: [displayText(targetInPool(context, plan.to), longestInTitle)],
        comment: ['The title of a picker. {0} is the name of a group.'],
      }),
    ),
    placeHolder: vscode.l10n.t('Select what to copy'),
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return (
    picked && {
      grants: picked.flatMap(({ picks }) => picks?.grants ?? []),
      members: picked.flatMap(({ picks }) => picks?.members ?? []),
    }
  );
}

function grantItems(context: CommandContext, { grants, to }: CopyPlan): readonly Part[] {
  const undefinedThere = vscode.l10n.t('not defined in “{0}”', poolName(context, to.pool));
  return grants.copied.map((copied): Part => {
    const { grant } = copied;
    const parts = [grant.type, grant.namespace].filter((part) => part !== undefined);
    const note = copied.undefinedThere === 'resource' ? [undefinedThere] : [];
    return {
      picks: { grants: [copied] },
      label: plainName(grant.code),
      description: plainText([...parts.map((part) => displayText(part)), ...note].join(' · ')),
      detail: plainText(inList((grant.actions ?? []).map((action) => displayText(action)))),
      picked: true,
    };
  });
}

function memberItems({ members }: CopyPlan): readonly Part[] {
  const { copied } = members;
  if (copied.length > mostRows) {
    const label = vscode.l10n.t('All {0} members', copied.length);
    return [{ picks: { members: copied }, label, picked: true }];
  }
  return copied.map((member): Part => {
    const { counterpart } = member;
    return {
      picks: { members: [member] },
      label: plainName(userName(counterpart)),
      description: plainName(userHandle(counterpart) ?? ''),
      picked: true,
    };
  });
}

function section(label: string, items: readonly Part[]): readonly Part[] {
  if (items.length === 0) return [];
  return [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}
