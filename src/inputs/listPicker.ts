import * as vscode from 'vscode';
import type { Reporter } from '../feedback/reporter.ts';
import { inBackground } from '../model/failureLog.ts';
import { wasCancelled } from '../model/failures.ts';
import { filterFolded } from './foldedFilter.ts';
import { mostSimilar } from './mostSimilar.ts';
import { failureItem } from './pickItems.ts';

export interface ListPickerOptions<T> {
  readonly title: string;
  readonly placeholder: string;
  /** Stands in place of the placeholder where there is nothing to pick, as a whole sentence. */
  readonly nothingThere: string;
  /** What failed where the list cannot be read, as a sentence. */
  readonly failure: string;
  /** Reads all there is, while the picker is open and busy. */
  readonly readAll: () => Promise<readonly T[]>;
  readonly itemOf: (value: T) => vscode.QuickPickItem;
  /** What a value can be found by. */
  readonly textsOf: (value: T) => readonly string[];
  /** The value most similar to this text is preselected. */
  readonly similarTo?: string | undefined;
  readonly reporter: Pick<Reporter, 'failure'>;
}

/** Lets the user pick one of a list that is read whole and filtered by VS Code. Undefined where the user gave up. */
export async function pickOneOf<T>(options: ListPickerOptions<T>): Promise<T | undefined> {
  const picked = await pick(options, false);
  return picked?.[0];
}

/** Lets the user pick any number of them. */
export function pickManyOf<T>(options: ListPickerOptions<T>): Promise<readonly T[] | undefined> {
  return pick(options, true);
}

interface ListItem<T> extends vscode.QuickPickItem {
  /** Absent for the row that says why the list could not be read. */
  readonly listed?: { readonly value: T };
}

function pick<T>(
  {
    title,
    placeholder,
    nothingThere,
    failure,
    readAll,
    itemOf,
    textsOf,
    similarTo,
    reporter,
  }: ListPickerOptions<T>,
  many: boolean,
): Promise<readonly T[] | undefined> {
  const picker = vscode.window.createQuickPick<ListItem<T>>();
  const textsOfItem = ({ listed }: ListItem<T>) =>
    listed === undefined ? [] : textsOf(listed.value);
  let closed = false;
  picker.title = title;
  picker.placeholder = placeholder;
  picker.canSelectMany = many;
  picker.matchOnDescription = true;
  picker.ignoreFocusOut = true;

  const filter = filterFolded(picker, (item) =>
    item.listed === undefined ? undefined : textsOfItem(item).join('\n'),
  );
  const list = async () => {
    picker.busy = true;
    try {
      const values = await readAll();
      if (closed) return;
      picker.items = values.map((value) => ({ ...itemOf(value), listed: { value } }));
      filter();
      picker.placeholder = values.length === 0 ? nothingThere : placeholder;
      const similar =
        similarTo === undefined ? undefined : mostSimilar(similarTo, picker.items, textsOfItem);
      if (similar !== undefined) picker.activeItems = [similar];
    } catch (error) {
      if (!closed && !wasCancelled(error)) picker.items = [failureItem(failure, error, reporter)];
    } finally {
      if (!closed) picker.busy = false;
    }
  };
  const listAgain = () => inBackground('A list to pick from could not be shown', list());

  return new Promise<readonly T[] | undefined>((resolve) => {
    const isFailure = ({ listed }: ListItem<T>) => listed === undefined;
    picker.onDidChangeSelection((items) => {
      if (many && items.some(isFailure)) listAgain();
    });
    picker.onDidAccept(() => {
      const items = many ? picker.selectedItems : picker.activeItems;
      const picked = items.flatMap(({ listed }) => (listed === undefined ? [] : [listed.value]));
      if (picked.length > 0) resolve(picked);
      else if (picker.items.some(isFailure)) listAgain();
    });
    picker.onDidHide(() => resolve(undefined));
    picker.show();
    listAgain();
  }).finally(() => {
    closed = true;
    picker.dispose();
  });
}
