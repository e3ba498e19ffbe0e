import * as v from 'valibot';
import type * as vscode from 'vscode';
import { type Connection, type Protection, parseConnections } from './connection.ts';
import { connectionsKey } from './connectionsKey.ts';

const recentHostsKey = 'authingGroups.recentHosts';
const recentHostsKept = 5;

const RecentHostsSchema = v.fallback(v.array(v.string()), []);

/**
 * The connections in globalState, which all windows share. Every change reads the list anew first,
 * for another window may have changed it since.
 */
export class ConnectionStore {
  readonly #state: vscode.Memento;

  constructor(globalState: vscode.Memento) {
    this.#state = globalState;
  }

  list(): Connection[] {
    return parseConnections(this.#state.get(connectionsKey));
  }

  /** Adds the connection, or replaces the one with its id. */
  async save(connection: Connection): Promise<void> {
    const connections = this.list();
    const index = connections.findIndex(({ id }) => id === connection.id);
    if (index < 0) connections.push(connection);
    else connections[index] = connection;
    await this.#state.update(connectionsKey, connections);
  }

  /**
   * Sets or takes away the protection of a connection.
   * @returns whether there is such a connection (still)
   */
  async setProtection(id: string, protection: Protection | undefined): Promise<boolean> {
    const stored = this.list().find((connection) => connection.id === id);
    if (stored === undefined) return false;
    const { protection: _, ...unprotected } = stored;
    await this.save(protection === undefined ? unprotected : { ...unprotected, protection });
    return true;
  }

  async remove(id: string): Promise<void> {
    await this.#state.update(
      connectionsKey,
      this.list().filter((connection) => connection.id !== id),
    );
  }

  /** The hosts connected last, newest first. */
  recentHosts(): string[] {
    return v.parse(RecentHostsSchema, this.#state.get(recentHostsKey));
  }

  async rememberHost(host: string): Promise<void> {
    const others = this.recentHosts().filter((known) => known !== host);
    await this.#state.update(recentHostsKey, [host, ...others].slice(0, recentHostsKept));
  }
}
