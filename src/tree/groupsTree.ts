import * as vscode from 'vscode';
import type { DirectoryEvent } from '../directory/change.ts';
import { guarded, logFailure } from '../model/failureLog.ts';
import { failureRow } from './failure.ts';
import { GroupRow } from './groupRow.ts';
import { MemberRow } from './memberRow.ts';
import { PoolRow, type TreeContext } from './poolRow.ts';
import { type Row, rowId } from './row.ts';

/** Makes the rows of the sidebar, and has exactly those redrawn that an event is about. */
export class GroupsTree implements vscode.Disposable {
  readonly #context: TreeContext;
  readonly #redraw = new vscode.EventEmitter<Row[] | undefined>();
  readonly #childrenRead = new vscode.EventEmitter<Row | undefined>();
  readonly #subscriptions: vscode.Disposable[];
  readonly #rows = new Map<string, Row>();
  readonly #children = new Map<string, readonly Row[]>();
  /** Rows whose children are being read: the events of that very read need no redraw. */
  readonly #reading = new Set<string>();
  readonly #toRedraw = new Set<Row>();

  /** These rows, or all, are to be drawn anew. */
  readonly onDidChangeTreeData = this.#redraw.event;
  /** The children of a row (or the pools) have been read. */
  readonly onDidReadChildren = this.#childrenRead.event;

  constructor(context: TreeContext) {
    this.#context = context;
    this.#subscriptions = [
      this.#redraw,
      this.#childrenRead,
      context.pools.onDidChange(
        guarded('Could not redraw the list of pools', ({ kind, id }) => {
          if (kind === 'secretReplaced') return;
          // Not only with the next read: the pool may be back before the view shows and reads again.
          const row = this.poolRow(id);
          if (kind === 'removed' && row !== undefined) this.#forget(row);
          this.redrawAll();
        }),
      ),
      context.directories.onDidChange(
        guarded('The rows were not redrawn after a change', (event) => this.#redrawSubject(event)),
      ),
      context.filter.onDidChange(() => this.redrawAll()),
      context.sorting.onDidChange(() => this.redrawAll()),
    ];
  }

  async getChildren(row?: Row): Promise<Row[]> {
    const id = row?.id ?? '';
    if (this.#reading.has(id)) return [...(await this.#read(row))];
    this.#reading.add(id);
    try {
      return [...(await this.#read(row))];
    } finally {
      this.#reading.delete(id);
      // VS Code keeps what it got: a row closed while it was being read must not stay empty.
      if (row instanceof GroupRow && row.unread) setTimeout(() => this.redraw(row));
    }
  }

  /** The row of a connected pool. */
  poolRow(poolId: string): PoolRow | undefined {
    const row = this.#rows.get(rowId(poolId));
    return row instanceof PoolRow ? row : undefined;
  }

  /** The row of a group, where the list has got that far. */
  groupRow(poolId: string, key: string): GroupRow | undefined {
    const row = this.#rows.get(rowId(poolId, key));
    return row instanceof GroupRow ? row : undefined;
  }

  /** Whether the row is one of those that were last read. */
  has(row: Row): boolean {
    if (row instanceof MemberRow) {
      return row.parent.memberRow(row.userId) === row && this.has(row.parent);
    }
    return this.#rows.get(row.id) === row;
  }

  /** The rows below a row as they were last read. */
  knownChildren(row: Row): readonly Row[] {
    return this.#children.get(row.id) ?? [];
  }

  redrawAll(): void {
    this.#redraw.fire(undefined);
  }

  /** Redraws one row and, where it is open, what is below it. Several at once are one redraw. */
  redraw(row: Row): void {
    if (this.#toRedraw.size === 0) queueMicrotask(() => this.#flush());
    this.#toRedraw.add(row);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  async #read(row: Row | undefined): Promise<readonly Row[]> {
    const fresh = row === undefined ? this.#poolRows() : await this.#rowsBelow(row);
    // Forgotten while it was being read: nothing below it may stay behind.
    if (row !== undefined && !this.has(row)) return [];
    const rows = fresh.map((each) => this.#keep(each));
    const id = row?.id ?? '';
    const left = new Set(rows);
    for (const former of this.#children.get(id) ?? []) {
      if (!left.has(former)) this.#forget(former);
    }
    this.#children.set(id, rows);
    this.#childrenRead.fire(row);
    return rows;
  }

  async #rowsBelow(row: Row): Promise<readonly Row[]> {
    try {
      return (await row.children?.()) ?? [];
    } catch (error) {
      logFailure('The rows below a row could not be made', error);
      return [failureRow(row, row.target?.pool ?? '', error)];
    }
  }

  #poolRows(): readonly Row[] {
    const { pools } = this.#context;
    return pools.list().map(({ id }) => {
      // VS Code draws the row before it asks for those below it, and takes its time.
      pools.prepare(id);
      return new PoolRow(this.#context, id);
    });
  }

  /** VS Code knows rows by object: what is the same row stays the same object. */
  #keep(fresh: Row): Row {
    // The row of its group keeps it: there may be tens of thousands.
    if (fresh instanceof MemberRow) return fresh;
    const known = this.#rows.get(fresh.id);
    if (known instanceof PoolRow || known instanceof GroupRow) return known;
    this.#rows.set(fresh.id, fresh);
    return fresh;
  }

  #forget(row: Row): void {
    if (row instanceof MemberRow) return;
    for (const child of this.#children.get(row.id) ?? []) this.#forget(child);
    this.#children.delete(row.id);
    // Another row may stand in its place already.
    if (this.#rows.get(row.id) === row) this.#rows.delete(row.id);
  }

  /** Redraws the rows that an event is about, and those below where it is about these. */
  #redrawSubject({ pool, subject, kind }: DirectoryEvent): void {
    const { groups, members } = this.#context.directories.get(pool);
    switch (subject.kind) {
      case 'pool':
        this.#redrawKnown(this.poolRow(pool));
        return;
      case 'groups':
        if (groups.content.state !== 'loading') this.#redrawUnlessReading(this.poolRow(pool));
        return;
      case 'group':
        // The event of the list covers those that are gone.
        if (kind !== 'removed') this.#redrawKnown(this.groupRow(pool, subject.group));
        return;
      case 'members': {
        const row = this.groupRow(pool, subject.group);
        if (kind === 'busy') {
          for (const member of row?.memberRows ?? []) this.redraw(member);
        } else if (members.content(subject.group).state !== 'loading') {
          this.#redrawUnlessReading(row);
        }
        return;
      }
      case 'user':
        for (const row of this.#groupRowsRead(pool)) {
          this.#redrawKnown(row.memberRow(subject.user));
        }
        return;
      case 'resources':
      case 'definitions':
      case 'codes':
      case 'resource':
        // They show elsewhere.
        return;
      default:
        subject satisfies never;
    }
  }

  /** The rows of the groups of a pool whose members were read. */
  #groupRowsRead(pool: string): readonly GroupRow[] {
    return [...this.#children.keys()]
      .map((id) => this.#rows.get(id))
      .filter((row) => row instanceof GroupRow)
      .filter((row) => row.poolId === pool);
  }

  #redrawKnown(row: Row | undefined): void {
    if (row !== undefined) this.redraw(row);
  }

  #redrawUnlessReading(row: Row | undefined): void {
    if (row !== undefined && !this.#reading.has(row.id)) this.redraw(row);
  }

  #flush(): void {
    const rows = [...this.#toRedraw];
    this.#toRedraw.clear();
    if (rows.length > 0) this.#redraw.fire(rows);
  }
}
