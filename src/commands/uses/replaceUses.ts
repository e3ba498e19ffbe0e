import * as vscode from 'vscode';
import { shownNumber } from '../../display/locale.ts';
import { confirmBeside } from '../../inputs/confirm.ts';
import { rewriteUse } from '../../source/uses.ts';
import { displayText } from '../../text/displayText.ts';
import type { CommandContext } from '../commandContext.ts';
import type { FoundUses, WantedCode } from './searchUses.ts';
import { findUsesWithProgress, listUses } from './showUses.ts';
import { describeNothing } from './usesWording.ts';

/** What is to stand in the files of the workspace in place of the uses of a code. */
export interface Replacement {
  readonly edit: vscode.WorkspaceEdit;
  /** How many places in calls of an SDK get the new code. */
  readonly calls: number;
  /** How many other strings would. */
  readonly others: number;
  readonly files: number;
  /** How many strings cannot say the new code as they are written. */
  readonly impossible: number;
}

/** Makes the edit that puts another code in place of all uses: what is uncertain is left to be confirmed. */
export function replacementOf({ files }: FoundUses, code: string): Replacement {
  const edit = new vscode.WorkspaceEdit();
  const changed = new Set<string>();
  let calls = 0;
  let others = 0;
  let impossible = 0;
  for (const { uri, language, text, uses } of files) {
    for (const { use, range } of uses) {
      if (use.kind === 'name') continue;
      const written = rewriteUse(text, language, use, code);
      if (written === undefined) {
        impossible += 1;
        continue;
      }
      const isCall = use.kind === 'call';
      if (isCall) calls += 1;
      else others += 1;
      changed.add(uri.toString());
      edit.replace(uri, range, written, isCall ? inCalls() : inOtherStrings());
    }
  }
  return { edit, calls, others, files: changed.size, impossible };
}

function inCalls(): vscode.WorkspaceEditEntryMetadata {
  return {
    label: vscode.l10n.t('In calls of an Authing SDK'),
    needsConfirmation: false,
    iconPath: new vscode.ThemeIcon('symbol-method'),
  };
}

function inOtherStrings(): vscode.WorkspaceEditEntryMetadata {
  return {
    label: vscode.l10n.t('In other strings'),
    description: vscode.l10n.t('They may mean something else.'),
    needsConfirmation: true,
    iconPath: new vscode.ThemeIcon('symbol-string'),
  };
}

/**
 * Puts the new code of a group in place of its old one in the files of the workspace, once the user has seen where:
 * in VS Code's preview of a refactoring, or where every place is certain, which it does not open for, in the list.
 */
export async function replaceUses(
  context: Pick<CommandContext, 'pools' | 'reporter'>,
  wanted: WantedCode,
  code: string,
): Promise<void> {
  const { reporter } = context;
  const found = await findUsesWithProgress(context, [wanted]);
  if (found === undefined) return;
  const replacement = replacementOf(found, code);
  const { calls, others, files, impossible } = replacement;
  let { edit } = replacement;
  if (impossible > 0) {
    reporter.warn(
      vscode.l10n.t({
        message: 'Strings that cannot say “{0}” as they are written, and stay as they are: {1}.',
        args: [displayText(code), shownNumber(impossible)],
        comment: ['{0} is a group code, {1} a number of strings in source files.'],
      }),
    );
  }
  if (calls + others === 0) {
    if (impossible === 0) reporter.info(describeNothing([wanted], found));
    return;
  }
  if (others === 0) {
    await listUses(context, [wanted], found);
    const question = vscode.l10n.t({
      message: 'Replace “{0}” with “{1}” in the files that are listed?',
      args: [displayText(wanted.code), displayText(code)],
      comment: ['{0} and {1} are group codes.'],
    });
    const action =
      files === 1
        ? vscode.l10n.t('Replace in 1 File')
        : vscode.l10n.t('Replace in {0} Files', shownNumber(files));
    if (!(await confirmBeside(question, action, vscode.l10n.t('Do Not Replace')))) return;
    // The files may have been edited while the list was looked through.
    const now = await findUsesWithProgress(context, [wanted]);
    if (now === undefined) return;
    edit = replacementOf(now, code).edit;
  }
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}
