import * as vscode from 'vscode';

export interface PickOneOptions<T> {
  readonly title: string;
  readonly placeholder: string;
  /** Whether what an item stands for is so already. */
  readonly isCurrent: (item: T) => boolean;
  /** Whether what is typed is looked for in descriptions, too. */
  readonly matchOnDescription?: boolean;
}

/**
 * Asks for one of a few items. VS Code's own `showQuickPick` begins with the first of them; this begins with the one
 * that is so already, so that Enter at once changes nothing.
 * @returns undefined where the user gave up
 */
export async function pickOne<T extends vscode.QuickPickItem>(
  items: readonly T[],
  { title, placeholder, isCurrent, matchOnDescription = false }: PickOneOptions<T>,
): Promise<T | undefined> {
  const picker = vscode.window.createQuickPick<T>();
  picker.title = title;
  picker.placeholder = placeholder;
  picker.matchOnDescription = matchOnDescription;
  picker.items = items;
  picker.activeItems = items.filter(isCurrent);
  try {
    return await new Promise((resolve) => {
      picker.onDidAccept(() => resolve(picker.activeItems[0]));
      picker.onDidHide(() => resolve(undefined));
      picker.show();
    });
  } finally {
    picker.dispose();
  }
}
