import * as vscode from 'vscode';
import { guarded, logged } from '../model/failureLog.ts';
import type { Pools } from '../pools/pools.ts';
import { readSettings } from '../pools/settings.ts';
import type { Revision } from '../windows/revision.ts';
import type { RevisionFile } from '../windows/revisionFile.ts';
import type { DirectoryEvent } from './change.ts';
import { PoolDirectory } from './poolDirectory.ts';

/** The directories of all connected pools: one for each, in each window. */
export class Directories implements vscode.Disposable {
  readonly #pools: Pools;
  readonly #directories = new Map<string, PoolDirectory>();
  readonly #changed = new vscode.EventEmitter<DirectoryEvent>();
  readonly #subscriptions: vscode.Disposable[];
  #revision = 0;

  /** Something known of a pool changed, in this window or another. */
  readonly onDidChange = this.#changed.event;

  constructor(pools: Pools, revisions: RevisionFile) {
    this.#pools = pools;
    this.#subscriptions = [
      this.#changed,
      pools.onDidChange(({ kind, id }) => {
        // What was read of the pool stays true under another name or protection.
        if (kind === 'updated') return;
        const directory = this.#directories.get(id);
        if (pools.get(id) === undefined) this.#directories.delete(id);
        directory?.reset();
      }),
      revisions.onDidChange(
        guarded('A change of another window was not taken in', (revision: Revision) =>
          this.#applyRemote(revision),
        ),
      ),
    ];
  }

  /**
   * The directory of a connection; nothing is read until something is asked of it. Where there is no
   * such connection any more, it is one that knows nothing.
   */
  get(poolId: string): PoolDirectory {
    const known = this.#directories.get(poolId);
    if (known !== undefined) return known;
    const directory = new PoolDirectory(
      poolId,
      {
        client: () => this.#pools.client(poolId),
        pageSize: () => readSettings().pageSize,
      },
      (subject, kind) => {
        this.#revision += 1;
        this.#changed.fire({ pool: poolId, subject, kind, revision: this.#revision });
      },
    );
    if (this.#pools.get(poolId) !== undefined) this.#directories.set(poolId, directory);
    return directory;
  }

  dispose(): void {
    for (const directory of this.#directories.values()) directory.reset();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  /** Takes in what another window changed, where this one has read anything of that pool. */
  async #applyRemote({ pool, change }: Revision): Promise<void> {
    const directory = this.#directories.get(pool);
    if (directory === undefined) return;
    switch (change.kind) {
      case 'connection':
        return;
      case 'groupsDeleted':
      case 'membersAdded':
      case 'membersRemoved':
        directory.apply(change);
        return;
      case 'groupCreated':
      case 'groupUpdated':
      case 'grantsChanged':
        // The file carries ids only; what else there is to know, the server tells.
        await directory
          .applyRemote(change)
          .catch(logged('A change of another window was not taken in'));
        return;
      default:
        change satisfies never;
    }
  }
}
