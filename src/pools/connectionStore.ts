import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import type * as vscode from 'vscode';
import { inBackground, logFailure } from '../model/failureLog.ts';
import { type Connection, type Protection, parseConnections } from './connection.ts';
import { connectionsKey } from './connectionsKey.ts';

const recentHostsKey = 'authingGroups.recentHosts';
const recentHostsKept = 5;

const RecentHostsSchema = v.fallback(v.array(v.string()), []);

/** How long to wait (ms) before each check whether another window has written an older list meanwhile. */
const defaultCheckDelaysMs: readonly number[] = [100, 400, 1500, 3000];

/** A change of the list, and how to tell whether a list has it. */
interface ListChange {
  /** Of the connection that it changes. */
  readonly id: string;
  readonly apply: (connections: readonly Connection[]) => Connection[];
  readonly isIn: (connections: readonly Connection[]) => boolean;
}

/**
 * The connections in globalState, which all windows share. VS Code keeps it as a whole: a window that
 * writes before it has heard of what another wrote takes that away. So every change reads the list anew
 * first, and checks a few times afterwards whether it is still there.
 */
export class ConnectionStore {
  readonly #state: vscode.Memento;
  readonly #checkDelaysMs: readonly number[];
  readonly #onRestored: () => void;
  #disposed = false;
  /** Changes that are checked again. */
  readonly #checked = new Set<ListChange>();

  /** @param onRestored is called when a change was put back that another window had taken away */
  constructor(
    globalState: vscode.Memento,
    onRestored: () => void = () => {},
    checkDelaysMs: readonly number[] = defaultCheckDelaysMs,
  ) {
    this.#state = globalState;
    this.#onRestored = onRestored;
    this.#checkDelaysMs = checkDelaysMs;
  }

  list(): Connection[] {
    return parseConnections(this.#state.get(connectionsKey));
  }

  /** Adds the connection, or replaces the one with its id. */
  async save(connection: Connection): Promise<void> {
    await this.#change({
      id: connection.id,
      apply: (connections) => {
        const others = connections.filter(({ id }) => id !== connection.id);
        return others.length === connections.length
          ? [...connections, connection]
          : connections.map((each) => (each.id === connection.id ? connection : each));
      },
      isIn: (connections) => connections.some(({ id }) => id === connection.id),
    });
  }

  /**
   * Sets or takes away the protection of a connection.
   * @returns whether there is such a connection (still)
   */
  async setProtection(id: string, protection: Protection | undefined): Promise<boolean> {
    const stored = this.list().find((connection) => connection.id === id);
    if (stored === undefined) return false;
    const protectionVersion = (stored.protectionVersion ?? 0) + 1;
    await this.#change({
      id,
      apply: (connections) =>
        connections.map((each) => {
          if (each.id !== id) return each;
          const { protection: _, ...others } = each;
          return { ...others, protectionVersion, ...(protection && { protection }) };
        }),
      // Another window may have changed it again since, or disconnected the pool.
      isIn: (connections) => {
        const now = connections.find((connection) => connection.id === id);
        return now === undefined || (now.protectionVersion ?? 0) >= protectionVersion;
      },
    });
    return true;
  }

  async remove(id: string): Promise<void> {
    const removed = this.list().find((connection) => connection.id === id);
    const isRemoved = (each: Connection) => each.id === id && each.instance === removed?.instance;
    this.stopChecking(id);
    await this.#change({
      id,
      apply: (connections) => connections.filter((each) => !isRemoved(each)),
      isIn: (connections) => !connections.some(isRemoved),
    });
  }

  /** The hosts connected last, newest first. */
  recentHosts(): string[] {
    return v.parse(RecentHostsSchema, this.#state.get(recentHostsKey));
  }

  async rememberHost(host: string): Promise<void> {
    const others = this.recentHosts().filter((known) => known !== host);
    await this.#state.update(recentHostsKey, [host, ...others].slice(0, recentHostsKept));
  }

  /** Stops checking the changes of a connection, since it was disconnected, here or in another window. */
  stopChecking(id: string): void {
    for (const change of this.#checked) {
      if (change.id === id) this.#checked.delete(change);
    }
  }

  dispose(): void {
    this.#disposed = true;
  }

  async #change(change: ListChange): Promise<void> {
    await this.#state.update(connectionsKey, change.apply(this.list()));
    inBackground('The list of connections could not be restored', this.#checkRepeatedly(change));
  }

  async #checkRepeatedly(change: ListChange): Promise<void> {
    const { apply, isIn } = change;
    this.#checked.add(change);
    for (const delayMs of this.#checkDelaysMs) {
      await delay(delayMs, undefined, { ref: false });
      if (this.#disposed || !this.#checked.has(change)) return;
      const list = this.list();
      if (isIn(list)) continue;
      try {
        await this.#state.update(connectionsKey, apply(list));
        this.#onRestored();
      } catch (error) {
        // The next check tries it again.
        logFailure('The list of connections could not be restored', error, 'warn');
      }
    }
    this.#checked.delete(change);
  }
}
