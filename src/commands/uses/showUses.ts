import * as vscode from 'vscode';
import { shownNumber } from '../../display/locale.ts';
import { type Outcome, withProgress } from '../../feedback/progress.ts';
import { plainText } from '../../text/plainText.ts';
import type { CommandContext } from '../commandContext.ts';
import { modelOf, showReferences, type UsesInput } from './referencesView.ts';
import { type FoundUses, searchUses, type WantedCode } from './searchUses.ts';
import { describeKind, fileItem, iconOf, type UseItem } from './useItems.ts';
import { UsesTree } from './usesTree.ts';
import { describeFound, describeNothing, searchingTitle, usesTitle } from './usesWording.ts';

type UsesContext = Pick<CommandContext, 'pools' | 'reporter'>;

/** Whether there is a workspace to be searched. */
export function hasWorkspace(): boolean {
  return (vscode.workspace.workspaceFolders ?? []).length > 0;
}

/**
 * Finds the uses of group codes in the workspace and lists them.
 * @returns whether a list is shown; otherwise the user was told why there is none
 */
export async function showUses(
  context: UsesContext,
  wanted: readonly WantedCode[],
): Promise<boolean> {
  const found = await findUsesWithProgress(context, wanted);
  return found !== undefined && listUses(context, wanted, found);
}

/** Lists uses that were found. @returns whether there are any; otherwise the user is told that there are none */
export async function listUses(
  context: UsesContext,
  wanted: readonly WantedCode[],
  found: FoundUses,
): Promise<boolean> {
  const [first] = found.files.flatMap(({ uri, uses }) => uses.map(({ range }) => ({ uri, range })));
  if (first === undefined) {
    context.reporter.info(describeNothing(wanted, found));
    return false;
  }
  const location = new vscode.Location(first.uri, first.range);
  if (!(await showReferences(inputOf(context, wanted, location, found)))) {
    await pickUse(wanted, found);
  }
  return true;
}

/**
 * Searches while progress shows; Cancel ends it with what was found so far.
 * @returns undefined where it failed, which the user is told, or was cancelled before anything was found
 */
export async function findUsesWithProgress(
  context: UsesContext,
  wanted: readonly WantedCode[],
): Promise<FoundUses | undefined> {
  if (!hasWorkspace()) {
    context.reporter.warn(
      vscode.l10n.t(
        'No folder is open. Open the folder that has your source files, then try again.',
      ),
    );
    return undefined;
  }
  const title = searchingTitle(wanted);
  const ended: Outcome<FoundUses> = await withProgress({ title }, (signal, report) =>
    searchUses(context, wanted, {
      signal,
      onProgress: (searched, listed) =>
        report(
          vscode.l10n.t({
            message: '{0} of {1} files',
            args: [shownNumber(searched), shownNumber(listed)],
            comment: ['{0} and {1} are numbers.'],
          }),
        ),
    }),
  );
  if (ended.outcome === 'failed') {
    const what = vscode.l10n.t('The workspace was not searched for the group code.');
    context.reporter.failure(what, ended.error);
  }
  if (ended.outcome !== 'done') return undefined;
  const { value } = ended;
  return value.stopped === 'cancelled' && value.files.length === 0 ? undefined : value;
}

/** @param found what is listed first; without it, and each time after, the workspace is searched anew */
function inputOf(
  context: UsesContext,
  wanted: readonly WantedCode[],
  location: vscode.Location,
  found?: FoundUses,
): UsesInput {
  let next = found;
  return {
    contextValue: 'authingGroupsUses',
    title: usesTitle(),
    location,
    async resolve() {
      const current = next ?? (await findUsesWithProgress(context, wanted));
      next = undefined;
      if (current === undefined) return undefined;
      if (current.files.length > 0) return modelOf(new UsesTree(wanted, current));
      context.reporter.info(describeNothing(wanted, current));
      return undefined;
    },
    with: (place) => inputOf(context, wanted, place),
  };
}

interface UsePickItem extends vscode.QuickPickItem {
  /** Absent for the name of a file, which stands above its uses. */
  readonly use?: UseItem;
}

/** Lists uses in a picker, where there is no view for them. */
async function pickUse(wanted: readonly WantedCode[], found: FoundUses): Promise<void> {
  const items = found.files.map(fileItem).flatMap(({ uri, uses }): UsePickItem[] => [
    { label: plainText(vscode.workspace.asRelativePath(uri)), kind: separator },
    ...uses.map((use) => ({
      label: plainText(`${use.before}${use.inside}${use.after}`),
      description: shownNumber(use.location.range.start.line + 1),
      detail: describeKind(use.kind),
      iconPath: iconOf(use.kind),
      use,
    })),
  ]);
  const picked = await vscode.window.showQuickPick(items, {
    title: usesTitle(),
    placeHolder: plainText(describeFound(wanted, found)),
  });
  if (picked?.use === undefined) return;
  const { uri, range } = picked.use.location;
  await vscode.window.showTextDocument(uri, { selection: range });
}

const separator = vscode.QuickPickItemKind.Separator;
