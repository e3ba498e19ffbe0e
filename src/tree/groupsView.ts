import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { groupsViewId } from '../ids.ts';
import { guarded, ignored } from '../model/failureLog.ts';
import type { Target } from '../model/target.ts';
import { setContext, setHasPools } from './contextKeys.ts';
import { GroupRow } from './groupRow.ts';
import { GroupsTree } from './groupsTree.ts';
import { LoadMoreRow } from './loadMoreRow.ts';
import { MemberRow } from './memberRow.ts';
import { MessageRow } from './messageRow.ts';
import type { TreeContext } from './poolRow.ts';
import { readOldAgain, readPoolAgain } from './readAgain.ts';
import type { Row } from './row.ts';
import { viewMessage } from './viewMessage.ts';

/** How long to wait, step by step, until VS Code has read rows that are new or read again. */
const revealDelaysMs = [0, 50, 150, 300, 600, 1200, 2400];

/**
 * Whether a group was shown: it is `gone` from the server or its pool from the sidebar, or `filtered` out by
 * what the user has typed.
 */
export type Revealed = 'shown' | 'gone' | 'filtered';

/** The sidebar's view: selection, focus, filter message, and reading again what has grown old. */
export class GroupsView implements vscode.Disposable {
  readonly tree: GroupsTree;
  readonly #context: TreeContext;
  readonly #view: vscode.TreeView<Row>;
  readonly #subscriptions: vscode.Disposable[];
  readonly #open = new Set<Row>();

  /** @param view as VS Code has it; its rows come from `tree` */
  constructor(context: TreeContext, view: vscode.TreeView<Row>) {
    this.#context = context;
    this.tree = new GroupsTree(context);
    this.#view = view;
    this.#subscriptions = [
      this.tree,
      this.#view.onDidChangeSelection(
        guarded('Could not set what is selected', ({ selection }) =>
          this.#setSelectedKind(selection),
        ),
      ),
      this.#view.onDidExpandElement(({ element }) => this.#open.add(element)),
      this.#view.onDidCollapseElement(({ element }) => this.#close(element)),
      this.tree.onDidReadChildren((row) => {
        if (row !== undefined) this.#open.add(row);
        // VS Code does not report a row that is gone as collapsed.
        for (const each of this.#open) if (!this.tree.has(each)) this.#open.delete(each);
        this.#showMessage();
        // Of a row selected while it reads VS Code tells as of none, and not again once it has the rows.
        setTimeout(
          guarded('Could not set what is selected', () => {
            if (this.selection.length > 0) this.#setSelectedKind(this.selection);
          }),
        );
      }),
      context.filter.onDidChange(
        guarded('The filter was not shown', () => {
          setContext('filtered', context.filter.text !== '');
          this.#showMessage();
        }),
      ),
      context.pools.onDidChange(() => setHasPools(context.pools.list().length > 0)),
      vscode.window.onDidChangeWindowState(
        guarded('What is old was not read again', ({ focused }) => {
          if (focused && this.#view.visible) readOldAgain(this.#context, this.#open);
        }),
      ),
    ];
    setHasPools(context.pools.list().length > 0);
    setContext('filtered', context.filter.text !== '');
  }

  /** The rows selected, which is not the row with the keyboard focus. */
  get selection(): readonly Row[] {
    return this.#view.selection;
  }

  /** Waits a moment where VS Code reports no selection, as it does while it reads the rows. */
  async waitForSelection(): Promise<void> {
    for (const wait of revealDelaysMs.slice(0, 5)) {
      if (this.selection.length > 0) return;
      await delay(wait);
    }
  }

  /**
   * Selects and focuses a row, and scrolls to it. Does nothing where the view cannot show it.
   * @param before what was selected when the user asked for it: where the user has chosen another row
   *   meanwhile, that choice stands
   * @param options `focus: false` leaves the keyboard focus where it is
   */
  async reveal(
    row: Row | undefined,
    before: readonly Row[] = this.#view.selection.slice(0, 1),
    { focus = true } = {},
  ): Promise<void> {
    if (row === undefined || !this.#view.visible) return;
    // By their ids: a row that loads more is another object each time the rows are read.
    const known = new Set(before.map(({ id }) => id));
    for (const wait of revealDelaysMs) {
      await delay(wait);
      const [now] = this.#view.selection;
      // VS Code reports no selection while it reads the rows: what it reports first was there before.
      if (now !== undefined && known.size === 0) known.add(now.id);
      if (now !== undefined && !known.has(now.id)) return;
      // A row that VS Code has not read yet is tried again, one that is gone is none to show.
      await this.#view
        .reveal(row, { select: true, focus })
        .then(undefined, ignored('A row could not be shown'));
      // VS Code passes over a row that it has not read yet, and says nothing.
      if (this.#view.selection[0]?.id === row.id) return;
    }
  }

  /** Opens the view and shows a pool in it, which may be new and far below the rows of others. */
  async revealPool(poolId: string): Promise<void> {
    await this.#openView({ focus: true });
    await this.tree.getChildren();
    await this.reveal(this.tree.poolRow(poolId));
  }

  /**
   * Opens the view and shows a group in it, also one that the list has not got to. Only such a group is
   * asked for on the server, in one request.
   * @param options `focus: false` leaves the keyboard focus where it is
   * @returns whether it is there to show
   * @throws AuthingError where the server could not be asked for it
   */
  async revealGroup(
    poolId: string,
    key: string,
    signal?: AbortSignal,
    { focus = true } = {},
  ): Promise<Revealed> {
    const directory = this.#context.directories.get(poolId);
    const entry = directory.entry(key);
    if (entry === undefined || entry.gone) return 'gone';
    if (this.#isFilteredOut(poolId, key)) return 'filtered';
    await this.#openView({ focus });
    if (this.tree.poolRow(poolId) === undefined) await this.tree.getChildren();
    const pool = this.tree.poolRow(poolId);
    if (pool === undefined) return 'gone';
    await this.tree.getChildren(pool);
    if (this.tree.groupRow(poolId, key) === undefined) {
      const read = await directory.readGroup(entry.group.code, signal ? { signal } : {});
      if (read?.key !== key) return 'gone';
      if (this.#isFilteredOut(poolId, key)) return 'filtered';
      pool.showAhead(key);
      await this.tree.getChildren(pool);
      this.tree.redraw(pool);
    }
    signal?.throwIfAborted();
    await this.reveal(this.tree.groupRow(poolId, key), undefined, { focus });
    return 'shown';
  }

  /**
   * Runs work that takes rows away, then puts the focus on the row that follows them, or else on the
   * one before.
   * @param targets of groups, or of members of one group
   */
  async keepFocus<T>(targets: readonly Target[], work: () => Promise<T>): Promise<T> {
    const rows = targets.flatMap((target) => this.#rowsOf(target));
    const parent = rows[0]?.parent;
    if (parent === undefined) return work();
    const siblings = this.tree.knownChildren(parent);
    const going = new Set(rows);
    const last = siblings.findLastIndex((row) => going.has(row));
    const selected = this.#view.selection.slice(0, 1);
    const result = await work();
    await this.tree.getChildren(parent);
    const left = new Set(this.tree.knownChildren(parent));
    if (rows.every((row) => left.has(row))) return result;
    const next =
      siblings.slice(last + 1).find((row) => left.has(row)) ??
      siblings.slice(0, last).findLast((row) => left.has(row));
    await this.reveal(next ?? parent, selected);
    return result;
  }

  /**
   * Brings the next page, where a row is one that loads more, and puts the focus on its first row; where it does not
   * come, on the row that says why.
   */
  async loadMore(more: unknown): Promise<void> {
    if (!(more instanceof LoadMoreRow)) return;
    const { parent } = more;
    const before = new Set(this.tree.knownChildren(parent));
    // The clicked row too: while VS Code reads the rows, it reports late that this one is selected.
    const selected = [...this.#view.selection.slice(0, 1), more];
    more.loading = true;
    this.tree.redraw(more);
    await vscode.window.withProgress({ location: { viewId: groupsViewId } }, () => more.load());
    more.loading = false;
    this.tree.redraw(parent);
    await this.tree.getChildren(parent);
    const added = this.tree.knownChildren(parent).filter((row) => !before.has(row));
    const firstNew =
      added.find((row) => row instanceof GroupRow || row instanceof MemberRow) ??
      added.find((row) => row instanceof MessageRow);
    await this.reveal(firstNew, selected);
  }

  /** Reads again all that is open, of one pool or of all. */
  async refresh(poolId?: string): Promise<void> {
    await vscode.window.withProgress({ location: { viewId: groupsViewId } }, async () => {
      const pools = this.#context.pools
        .list()
        .filter(({ id }) => poolId === undefined || id === poolId);
      await Promise.all(
        pools.map(({ id }) => {
          const open = [...this.#open]
            .filter((row) => row instanceof GroupRow)
            .filter((row) => row.poolId === id)
            .map(({ key }) => key);
          const ahead = this.tree.poolRow(id)?.ahead ?? [];
          return readPoolAgain(this.#context.directories.get(id), { open, ahead });
        }),
      );
    });
  }

  /** Draws all rows anew; what is not known of them is read. */
  redraw(): void {
    this.tree.redrawAll();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  /** Opens the view, wherever it is, and waits until it shows: the command of VS Code does not. */
  async #openView({ focus }: { readonly focus: boolean }): Promise<void> {
    await vscode.commands.executeCommand(`${groupsViewId}.focus`, { preserveFocus: !focus });
    for (const wait of revealDelaysMs) {
      if (this.#view.visible) return;
      await delay(wait);
    }
  }

  /** The rows of what a target names, as far as there are any. */
  #rowsOf({ pool, group, users }: Target): readonly Row[] {
    if (group === undefined) return [];
    const key =
      'key' in group ? group.key : this.#context.directories.get(pool).findByCode(group.code)?.key;
    const row = key === undefined ? undefined : this.tree.groupRow(pool, key);
    if (row === undefined || users === undefined) return row === undefined ? [] : [row];
    const ids = new Set(users);
    return this.tree
      .knownChildren(row)
      .filter((child) => child instanceof MemberRow && ids.has(child.userId));
  }

  /** Whether the filter hides a group. */
  #isFilteredOut(poolId: string, key: string): boolean {
    const { text } = this.#context.filter;
    return text !== '' && !this.#context.directories.get(poolId).matches(key, text);
  }

  #close(row: Row): void {
    this.#open.delete(row);
    // Nobody waits any more for members that are still being read.
    if (row instanceof GroupRow) this.#context.directories.get(row.poolId).members.cancel(row.key);
  }

  #showMessage(): void {
    this.#view.message = viewMessage(this.#context);
  }

  #setSelectedKind(selection: readonly Row[]): void {
    setContext('selectedKind', selectedKind(selection));
  }
}

/** What keys are for with this selection: pools, which have none, may be among the rows. */
function selectedKind(selection: readonly Row[]): 'group' | 'member' | undefined {
  const row = selection.find((each) => each instanceof GroupRow || each instanceof MemberRow);
  if (row === undefined) return undefined;
  return row instanceof GroupRow ? 'group' : 'member';
}
