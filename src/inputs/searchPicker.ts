import * as vscode from 'vscode';
import { shownNumber } from '../display/locale.ts';
import type { Reporter } from '../feedback/reporter.ts';
import { wasCancelled } from '../model/failures.ts';
import { foldText } from '../text/searchText.ts';
import { type FindNote, LatestNote, withNote } from './latestNote.ts';
import { failureItem, separator } from './pickItems.ts';
import { SearchAsYouType } from './searchAsYouType.ts';
import type { StepPosition } from './steps.ts';
import type { InputResult } from './textInput.ts';

/** What a search found. */
export interface SearchMatches<T> {
  readonly found: readonly T[];
  /** How many match on the server. */
  readonly totalCount: number;
  /** Why some of those found cannot be picked, by id, in a word or two. */
  readonly unavailable?: ReadonlyMap<string, string>;
}

/** How something that is searched for is shown. */
export interface SearchItem {
  /** By which it stays picked through other searches. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly iconPath?: vscode.IconPath;
}

/** What a picker says of what is searched for. */
export interface SearchWords {
  /** The heading above all that were found, such as "Users". */
  readonly heading: string;
  /** The same where there are more. The numbers are formatted. */
  readonly partHeading: (shown: string, totalCount: string) => string;
  /** Stands behind the title, such as "no user found". */
  readonly nothingFound: string;
  /** Stands behind the title, such as "nobody is selected". */
  readonly nothingPicked: string;
  /** A sentence, such as "Could not search the users." */
  readonly failure: string;
}

export interface SearchPickerOptions<T> {
  readonly title: string;
  /** Where it is a step of a wizard. */
  readonly position?: StepPosition | undefined;
  readonly placeholder: string;
  /** What is searched for at first; nothing unless given. */
  readonly query?: string | undefined;
  /** How long (ms) typing has to pause; as long as a server is to be spared unless given. */
  readonly typingDelayMs?: number;
  readonly words: SearchWords;
  readonly itemOf: (found: T) => SearchItem;
  /** Searches as the user types, with `query` at first; the signal is aborted once the user types on. */
  readonly search: (query: string, signal: AbortSignal) => Promise<SearchMatches<T>>;
  readonly reporter: Pick<Reporter, 'failure'>;
}

export interface SearchManyOptions<T> extends SearchPickerOptions<T> {
  /** What is picked from the start. */
  readonly picked?: readonly T[];
  readonly buttons?: readonly vscode.QuickInputButton[];
  /** Finds out what stands behind the title while something is picked. */
  readonly note?: FindNote<T>;
}

/** How picking several ended; after Back and other buttons with what was picked until then. */
export type PickManyResult<T> =
  | { readonly outcome: 'accepted' | 'back'; readonly value: readonly T[] }
  | {
      readonly outcome: 'button';
      readonly button: vscode.QuickInputButton;
      readonly value: readonly T[];
    }
  | { readonly outcome: 'cancelled' };

/** How long (ms) typing has to pause before the server is asked. */
const typingDelayMs = 250;

/** Lets the user pick one of what a search finds. Enter before anything was found is no answer. */
export async function searchForOne<T>(options: SearchPickerOptions<T>): Promise<InputResult<T>> {
  const result = await run(new SearchPicker(options, false));
  switch (result.outcome) {
    case 'accepted': {
      const [value] = result.value;
      return value === undefined ? { outcome: 'cancelled' } : { outcome: 'accepted', value };
    }
    case 'back':
      return { outcome: 'back' };
    case 'button':
    case 'cancelled':
      return { outcome: 'cancelled' };
  }
}

/** Lets the user pick any number of what searches find. What is picked stays picked, and shows, in later searches. */
export function searchForMany<T>(options: SearchManyOptions<T>): Promise<PickManyResult<T>> {
  return run(new SearchPicker(options, true));
}

async function run<T>(picker: SearchPicker<T>): Promise<PickManyResult<T>> {
  try {
    return await picker.run();
  } finally {
    picker.dispose();
  }
}

interface FoundItem<T> extends vscode.QuickPickItem {
  /** Absent for a heading, and for the row that says what failed. */
  readonly found?: { readonly id: string; readonly value: T; readonly isAvailable: boolean };
  readonly isFailure?: true;
}

class SearchPicker<T> implements vscode.Disposable {
  readonly #options: SearchManyOptions<T>;
  readonly #many: boolean;
  readonly #picker = vscode.window.createQuickPick<FoundItem<T>>();
  readonly #search: SearchAsYouType<SearchMatches<T>>;
  readonly #picked = new Map<string, T>();
  readonly #note: LatestNote<T>;
  #message: string | undefined;
  #hasFailed = false;
  /** Whether VS Code is about to report the selection that was just set, which it does in two events. */
  #settling = false;

  constructor(options: SearchManyOptions<T>, many: boolean) {
    this.#options = options;
    this.#many = many;
    const idOf = (value: T) => options.itemOf(value).id;
    this.#note = new LatestNote(options.note, idOf, () => this.#showTitle());
    for (const value of options.picked ?? []) this.#picked.set(idOf(value), value);
    const picker = this.#picker;
    picker.title = options.title;
    picker.step = options.position?.step;
    picker.totalSteps = options.position?.totalSteps;
    picker.placeholder = options.placeholder;
    picker.value = options.query ?? '';
    picker.canSelectMany = many;
    picker.ignoreFocusOut = true;
    picker.matchOnDescription = true;
    picker.buttons = [
      ...(options.position?.canGoBack ? [vscode.QuickInputButtons.Back] : []),
      ...(options.buttons ?? []),
    ];
    // Else VS Code sorts what is typed for by its labels and drops the separators, and those picked would
    // stand somewhere among those found. It is not in the API yet; where VS Code does not know it, nothing
    // happens.
    Object.assign(picker, { sortByLabel: false });
    this.#search = new SearchAsYouType({
      search: options.search,
      onResult: (matches, query) => this.#show(matches, query),
      onFailure: (error) => this.#showFailure(error),
      onBusy: (busy) => {
        picker.busy = busy;
      },
      typingDelayMs: options.typingDelayMs ?? typingDelayMs,
    });
  }

  run(): Promise<PickManyResult<T>> {
    return new Promise((resolve) => {
      this.#picker.onDidChangeValue((query) => this.#search.type(query));
      if (this.#many) this.#picker.onDidChangeSelection((items) => this.#take(items));
      this.#picker.onDidAccept(() => {
        const value = this.#accepted();
        if (value !== undefined) resolve({ outcome: 'accepted', value });
      });
      this.#picker.onDidTriggerButton((button) => {
        const value = [...this.#picked.values()];
        if (button === vscode.QuickInputButtons.Back) resolve({ outcome: 'back', value });
        else resolve({ outcome: 'button', button, value });
      });
      this.#picker.onDidHide(() => resolve({ outcome: 'cancelled' }));
      this.#picker.show();
      this.#search.type(this.#picker.value);
      this.#search.searchNow();
      this.#note.update([...this.#picked.values()]);
    });
  }

  dispose(): void {
    this.#search.dispose();
    this.#note.dispose();
    this.#picker.dispose();
  }

  /** What Enter picks; undefined where that is nothing, and the picker stays open. */
  #accepted(): readonly T[] | undefined {
    const [active] = this.#picker.activeItems;
    if (this.#many) {
      if (this.#picked.size > 0) return [...this.#picked.values()];
      if (this.#hasFailed) this.#search.searchNow();
      else this.#setTitle(this.#options.words.nothingPicked);
      return undefined;
    }
    if (active?.isFailure) this.#search.searchNow();
    return active?.found?.isAvailable ? [active.found.value] : undefined;
  }

  #show({ found, totalCount, unavailable }: SearchMatches<T>, query: string): void {
    const { words } = this.#options;
    this.#hasFailed = false;
    const others = found
      .map((value) => this.#item(value, unavailable))
      .filter((item) => item.found !== undefined && !this.#picked.has(item.found.id));
    const heading =
      found.length >= totalCount
        ? words.heading
        : words.partHeading(shownNumber(found.length), shownNumber(totalCount));
    // A heading that says nothing new is left out where nothing else is listed.
    const headings = this.#many || heading !== words.heading ? [separator(heading)] : [];
    this.#setItems([...headings, ...bestFirst(others, query)]);
    // A separator with no row below it does not show.
    this.#setTitle(found.length === 0 ? words.nothingFound : undefined);
  }

  #showFailure(error: unknown): void {
    if (wasCancelled(error)) return;
    const { words, reporter } = this.#options;
    this.#hasFailed = true;
    this.#setItems([{ ...failureItem(words.failure, error, reporter), isFailure: true }]);
    this.#setTitle(undefined);
  }

  /** Shows rows below what is picked. */
  #setItems(items: readonly FoundItem<T>[]): void {
    const picked = [...this.#picked.values()].map((value) => this.#item(value));
    const pickedHeading = picked.length > 0 ? [separator(vscode.l10n.t('Selected'))] : [];
    this.#picker.items = [...pickedHeading, ...picked, ...items];
    if (this.#many) this.#select(picked);
  }

  #item(value: T, unavailable?: ReadonlyMap<string, string>): FoundItem<T> {
    const { id, label, description, iconPath } = this.#options.itemOf(value);
    const why = unavailable?.get(id);
    return {
      label,
      description: [description, why]
        .filter((part) => part !== undefined && part !== '')
        .join(' · '),
      // In place of another only: beside rows without one, its label would stand apart.
      ...(iconPath && { iconPath: why === undefined ? iconPath : unavailableIcon }),
      // The server has matched it already, perhaps by a field that does not show here.
      alwaysShow: true,
      found: { id, value, isAvailable: why === undefined },
    };
  }

  /** Says something behind the title: a quick pick has no other place that always shows. */
  #setTitle(message: string | undefined): void {
    this.#message = message;
    this.#showTitle();
  }

  #showTitle(): void {
    this.#picker.title = withNote(this.#options.title, this.#message ?? this.#note.text);
  }

  /** Takes over what is ticked now. There are no disabled rows: one that cannot be picked is unticked again. */
  #take(items: readonly FoundItem<T>[]): void {
    if (this.#settling) {
      // Replaced items lose their picks, which VS Code reports before it reports those set again.
      if (items.length === 0) return;
      this.#settling = false;
    }
    const available = items.filter((item) => item.found?.isAvailable);
    this.#picked.clear();
    for (const { found } of available) {
      if (found !== undefined) this.#picked.set(found.id, found.value);
    }
    if (available.length < items.length) this.#select(available);
    if (this.#picked.size > 0 && this.#message === this.#options.words.nothingPicked) {
      this.#setTitle(undefined);
    }
    this.#note.update([...this.#picked.values()]);
    if (items.some((item) => item.isFailure)) this.#search.searchNow();
  }

  #select(items: readonly FoundItem<T>[]): void {
    this.#settling = items.length > 0;
    this.#picker.selectedItems = items;
  }
}

const unavailableIcon = new vscode.ThemeIcon('pass-filled');

/** Those first whose label or description has the query in it: a server also matches what does not show here. */
function bestFirst<T>(items: readonly FoundItem<T>[], query: string): readonly FoundItem<T>[] {
  const wanted = foldText(query);
  const rank = ({ label, description }: FoundItem<T>) => {
    const folded = foldText(label);
    if (folded.startsWith(wanted)) return 0;
    if (folded.includes(wanted)) return 1;
    return foldText(description ?? '').includes(wanted) ? 2 : 3;
  };
  return [...items].sort((a, b) => rank(a) - rank(b));
}
