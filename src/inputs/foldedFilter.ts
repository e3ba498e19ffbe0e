import type * as vscode from 'vscode';
import { foldText } from '../text/searchText.ts';

/** What VS Code's own filter of a picker finds as it is. */
const ascii = /^[\0-\x7f]*$/;

/**
 * Lets a picker find what is typed in another width, composition or case, too: VS Code compares letters as
 * they are. What only such a comparison finds stands below what VS Code finds.
 * @param textOf what an item can be found by; undefined for one that is left alone
 * @returns filters anew, for items that were set after the text was typed
 */
export function filterFolded<T extends vscode.QuickPickItem>(
  picker: vscode.QuickPick<T>,
  textOf: (item: T) => string | undefined,
): () => void {
  const knownTexts = new WeakMap<T, string>();
  const foldedText = (item: T, text: string) => {
    const folded = knownTexts.get(item) ?? foldText(text);
    knownTexts.set(item, folded);
    return folded;
  };
  const filter = () => {
    const { value } = picker;
    const wanted = foldText(value.trim());
    const isFound = (item: T, text: string) =>
      wanted !== '' &&
      !(ascii.test(value) && ascii.test(text)) &&
      foldedText(item, text).includes(wanted);
    let isSame = true;
    for (const item of picker.items) {
      const text = textOf(item);
      if (text === undefined) continue;
      const alwaysShow = isFound(item, text);
      if ((item.alwaysShow ?? false) === alwaysShow) continue;
      item.alwaysShow = alwaysShow;
      isSame = false;
    }
    if (isSame) return;
    // VS Code takes over what is in the items when they are set, and loses the picks.
    const { selectedItems } = picker;
    picker.items = [...picker.items];
    picker.selectedItems = selectedItems;
  };
  picker.onDidChangeValue(filter);
  return filter;
}
