import * as v from 'valibot';
import * as vscode from 'vscode';
import { logFailure } from '../../model/failureLog.ts';
import type { ListItem } from './useItems.ts';
import type { UsesTree } from './usesTree.ts';

/** What the References view that comes with VS Code gives to other extensions (its `references-view.d.ts`). */
const ReferencesView = v.object({ setInput: v.function() });

/** What that view is given: it asks for the rows, and again when it is refreshed or chosen from its history. */
export interface UsesInput {
  readonly contextValue: string;
  readonly title: string;
  /** Something has to stand there, or the view refuses the input. */
  readonly location: vscode.Location;
  resolve(): Promise<UsesModel | undefined>;
  with(location: vscode.Location): UsesInput;
}

interface UsesModel {
  readonly provider: vscode.TreeDataProvider<ListItem>;
  readonly message: string;
  readonly navigation: UsesTree;
  readonly highlights: UsesTree;
  readonly dnd: UsesTree;
}

/** Rows as the view takes them. */
export function modelOf(tree: UsesTree): UsesModel {
  return {
    provider: tree,
    message: tree.message,
    navigation: tree,
    highlights: tree,
    dnd: tree,
  };
}

/**
 * Shows a list in the References view.
 * @returns false where that is disabled, or is not as it was known
 */
export async function showReferences(input: UsesInput): Promise<boolean> {
  const extension = vscode.extensions.getExtension('vscode.references-view');
  if (extension === undefined) return false;
  try {
    const view = v.parse(ReferencesView, await extension.activate());
    await view.setInput(input);
    return true;
  } catch (error) {
    logFailure('The References view did not take a list', error, 'warn');
    return false;
  }
}
