import type { Target } from '../model/target.ts';

/** A row that is selected: what commands know of it. */
export interface SelectedRow {
  /** Undefined where there is nothing to act on. */
  readonly target: Target | undefined;
}

/** All that commands know of the sidebar with the groups. */
export interface GroupsSidebar {
  /** The rows selected, which is not the row with the keyboard focus. */
  readonly selection: readonly SelectedRow[];
  /** Waits a moment where VS Code reports no selection, as it does while it reads the rows. */
  waitForSelection(): Promise<void>;
  /** Opens the sidebar and shows a pool in it. */
  revealPool(pool: string): Promise<void>;
  /**
   * Opens the sidebar and shows a group in it, also one that the list has not got to.
   * @param key of the group in the directory
   * @param options `focus: false` leaves the keyboard focus where it is
   * @returns whether it is there to show, or why not: `filtered` where the filter hides it
   * @throws AuthingError where the server could not be asked for it
   */
  revealGroup(
    pool: string,
    key: string,
    signal?: AbortSignal,
    options?: { readonly focus?: boolean },
  ): Promise<'shown' | 'gone' | 'filtered'>;
  /**
   * Runs work that takes rows away, then puts the focus on the row that follows them, or else on the
   * one before.
   * @param targets of groups, or of members of one group
   */
  keepFocus<T>(targets: readonly Target[], work: () => Promise<T>): Promise<T>;
  /** Brings the next page, where a row is one that loads more. */
  loadMore(row: unknown): Promise<void>;
  /** Reads again all that is open, of one pool or of all. */
  refresh(pool?: string): Promise<void>;
  /** Draws all rows anew; what is not known of them is read. */
  redraw(): void;
}
