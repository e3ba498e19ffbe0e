import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Connection, SamplePoolId } from './connection.ts';
import type { ConnectionStore } from './connectionStore.ts';

/** How long to wait (ms) before each check whether another window's value has arrived in globalState. */
const arrivalDelaysMs = [50, 150, 400, 1000];

/** What is different about a connection since the list was last loaded. */
export interface ConnectionDifference {
  readonly kind: 'added' | 'removed' | 'updated';
  readonly connection: Connection;
}

/** The connections as this window knows them: a copy of the stored list, loaded anew when it may differ. */
export class ConnectionList {
  readonly #store: Pick<ConnectionStore, 'list'>;
  readonly #sampleName: (id: SamplePoolId) => string;
  #connections: readonly Connection[];
  #disposed = false;

  /** @param sampleName names a sample pool, in the display language */
  constructor(store: Pick<ConnectionStore, 'list'>, sampleName: (id: SamplePoolId) => string) {
    this.#store = store;
    this.#sampleName = sampleName;
    this.#connections = this.#stored();
  }

  /** In the order they were made. */
  get connections(): readonly Connection[] {
    return this.#connections;
  }

  get(id: string): Connection | undefined {
    return byId(this.#connections, id);
  }

  /**
   * Loads the stored list.
   * @returns what is different now, removed connections first
   */
  reload(): readonly ConnectionDifference[] {
    const before = this.#connections;
    const now = this.#stored();
    this.#connections = now;
    const removed = before.filter(({ id }) => byId(now, id) === undefined);
    return [
      ...removed.map((connection) => ({ kind: 'removed', connection }) as const),
      ...now.flatMap((connection): ConnectionDifference[] => {
        const known = byId(before, connection.id);
        if (known === undefined) return [{ kind: 'added', connection }];
        return isDeepStrictEqual(known, connection) ? [] : [{ kind: 'updated', connection }];
      }),
    ];
  }

  /**
   * Waits until what another window has announced is stored: its revision may arrive before its value in
   * globalState. Gives up after a while.
   * @returns whether there is still something to reload, for this window is not closing
   */
  async waitForStored({
    kind,
    id,
  }: {
    readonly kind: ConnectionDifference['kind'];
    readonly id: string;
  }): Promise<boolean> {
    for (const delayMs of arrivalDelaysMs) {
      if (this.#hasArrived(kind, id)) break;
      await delay(delayMs);
      if (this.#disposed) return false;
    }
    return true;
  }

  dispose(): void {
    this.#disposed = true;
  }

  #hasArrived(kind: ConnectionDifference['kind'], id: string): boolean {
    const stored = byId(this.#stored(), id);
    switch (kind) {
      case 'added':
        return stored !== undefined;
      case 'removed':
        return stored === undefined;
      case 'updated':
        return !isDeepStrictEqual(stored, this.get(id));
    }
  }

  /** The sample pool's stored name may be of another display language. */
  #stored(): Connection[] {
    return this.#store
      .list()
      .map((connection) =>
        connection.kind === 'sample'
          ? { ...connection, name: this.#sampleName(connection.id) }
          : connection,
      );
  }
}

function byId(connections: readonly Connection[], id: string): Connection | undefined {
  return connections.find((connection) => connection.id === id);
}
