import type * as vscode from 'vscode';
import { foldText } from '../text/searchText.ts';

/** What VS Code's own filter of a picker finds as it is. */
const ascii = /^[\0-\x7f]*$/;

/**
 * Lets a picker find what is typed in another width, composition or case, too: VS Code compares letters as
 * they are. What only such a comparison finds stands below what VS Code finds.
 * @param textsOf what an item can be found by
 */
export function findFolded<T extends vscode.QuickPickItem>(
  picker: vscode.QuickPick<T>,
  textsOf: (item: T) => string,
): vscode.Disposable {
  const folded = new WeakMap<T, string>();
  const textOf = (item: T) => {
    const known = folded.get(item) ?? foldText(textsOf(item));
    folded.set(item, known);
    return known;
  };
  return picker.onDidChangeValue((value) => {
    const wanted = foldText(value.trim());
    const isFound = (item: T) =>
      wanted !== '' &&
      !(ascii.test(value) && ascii.test(textsOf(item))) &&
      textOf(item).includes(wanted);
    let isSame = true;
    for (const item of picker.items) {
      const alwaysShow = isFound(item);
      if ((item.alwaysShow ?? false) === alwaysShow) continue;
      item.alwaysShow = alwaysShow;
      isSame = false;
    }
    if (isSame) return;
    // VS Code takes over what is in the items when they are set, and loses the picks.
    const { selectedItems } = picker;
    picker.items = [...picker.items];
    picker.selectedItems = selectedItems;
  });
}
