import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { PoolReader, PoolWriter } from '../authing/api.ts';
import { guarded, ignored, inBackground, logged } from '../model/failureLog.ts';
import type { RevisionFile } from '../windows/revisionFile.ts';
import { ConnectedClients, notConnected, type ObservePools } from './connectedClients.ts';
import type { AuthingConnection, Connection, Protection, SamplePoolId } from './connection.ts';
import { ConnectionList } from './connectionList.ts';
import { ConnectionStore } from './connectionStore.ts';
import { ReadOnlyPoolError } from './readOnlyPoolError.ts';
import { createSamplePools, type SamplePools, samplePoolName } from './samplePool.ts';
import { SecretStore } from './secretStore.ts';

/** What happened to a connection, in this window or another. */
export interface PoolChange {
  readonly kind: 'added' | 'removed' | 'secretReplaced' | 'updated';
  readonly id: string;
}

/** The connected user pools, the same in all windows, and this window's clients for them. */
export class Pools implements vscode.Disposable {
  readonly #store: ConnectionStore;
  readonly #list: ConnectionList;
  readonly #secrets: SecretStore;
  readonly #revisions: RevisionFile;
  readonly #samplePools: SamplePools;
  readonly #clients: ConnectedClients;
  readonly #changed = new vscode.EventEmitter<PoolChange>();
  readonly #disconnected = new vscode.EventEmitter<Connection>();
  readonly #subscriptions: vscode.Disposable[];

  readonly onDidChange = this.#changed.event;

  /** A pool was disconnected, in this window or another: not one that is only missing in the list. */
  readonly onDidDisconnect = this.#disconnected.event;

  /** @param observe is called with every request to any of the pools */
  constructor(context: vscode.ExtensionContext, revisions: RevisionFile, observe: ObservePools) {
    this.#store = new ConnectionStore(context.globalState, () => this.#reloadConnections());
    this.#secrets = new SecretStore(context.secrets);
    this.#revisions = revisions;
    this.#samplePools = createSamplePools(context.extensionUri, context.globalStorageUri);
    this.#clients = new ConnectedClients({
      connection: (id) => this.get(id),
      secrets: this.#secrets,
      samplePools: this.#samplePools,
      observe,
    });
    this.#list = new ConnectionList(this.#store, samplePoolName);
    this.#subscriptions = [
      this.#changed,
      this.#disconnected,
      this.#store,
      this.#list,
      ...Object.values(this.#samplePools),
      this.#secrets.onDidChange(
        guarded('A replaced secret was not taken over', (id) => this.#applyRemoteSecret(id)),
      ),
      revisions.onDidChange(({ pool, change }) => {
        if (change.kind !== 'connection') return;
        inBackground(
          'What another window connected was not taken over',
          this.#applyRemote({ kind: change.what, id: pool }),
        );
      }),
    ];
  }

  /** The connections in the order they were made. */
  list(): readonly Connection[] {
    return this.#list.connections;
  }

  get(id: string): Connection | undefined {
    return this.#list.get(id);
  }

  /** The connection to this very pool, if there is one. */
  find(host: string, userPoolId: string): AuthingConnection | undefined {
    return this.#list.connections.find(
      (connection): connection is AuthingConnection =>
        connection.kind === 'authing' &&
        connection.host === host &&
        connection.userPoolId === userPoolId,
    );
  }

  /** The hosts connected last, newest first. */
  recentHosts(): string[] {
    return this.#store.recentHosts();
  }

  /**
   * The client of a pool for reading it, to be asked for anew before each call rather than kept. Starts
   * the sample pool's server where the pool is that one.
   * @throws AuthingError of kind `auth` without a code where this window has no secret for the pool
   *   (another window's may show here only after a reload), of kind `aborted` where the pool is not
   *   connected (any more); a UserError where the secret cannot be read
   */
  client(id: string): Promise<PoolReader> {
    return this.#clients.get(id);
  }

  /**
   * Gets ready what reading a pool takes, its secret and the client's code, and asks the server for
   * nothing. The sample pool's server is not started.
   */
  prepare(id: string): void {
    // Where this fails, so does the call that it is for, which says why.
    if (this.get(id)?.kind === 'authing') {
      this.#clients.get(id).catch(ignored('A client could not be prepared'));
    }
  }

  /**
   * The client of a pool for changing it; only changes/ asks for it, and anew before each request of a
   * long change, which ends where the pool is set read-only meanwhile.
   * @throws ReadOnlyPoolError where the pool is read-only, and else as `client` does
   */
  async clientForChanges(id: string): Promise<PoolWriter> {
    const client = await this.#clients.get(id);
    // What another window has set may be stored before its revision arrives.
    this.#reloadConnections();
    this.#assertWritable(id);
    return client;
  }

  /**
   * Adds a connection and stores its secret.
   * @throws UserError where the secret cannot be stored; then nothing is added
   */
  async add(connection: Connection, secret?: string): Promise<void> {
    if (secret !== undefined) await this.#secrets.set(connection.id, secret);
    try {
      await this.#store.save({ ...connection, instance: randomUUID() });
    } catch (error) {
      // Without the connection, nobody could find the secret to remove it.
      if (secret !== undefined) {
        await this.#secrets.delete(connection.id).catch(logged('A secret was left behind'));
      }
      throw error;
    }
    if (connection.kind === 'authing') await this.#store.rememberHost(connection.host);
    this.#reloadConnections();
    await this.#notifyOtherWindows({ kind: 'added', id: connection.id });
  }

  /**
   * Stores another secret for a connection, whose other settings stay, and ends the calls made with
   * the old one. To check it first is the caller's part.
   * @throws UserError where the secret cannot be stored; then the old one stays;
   *   AuthingError of kind `aborted` where the pool is not connected
   */
  async replaceSecret(id: string, secret: string): Promise<void> {
    await this.#secrets.set(id, secret);
    if (this.get(id) === undefined) {
      // Disconnected meanwhile: no secret may stay behind.
      await this.#secrets.delete(id);
      throw notConnected();
    }
    this.#clients.forget(id);
    this.#changed.fire({ kind: 'secretReplaced', id });
    await this.#notifyOtherWindows({ kind: 'secretReplaced', id });
  }

  /**
   * Protects a pool from being changed by mistake, in all windows.
   * @param protection none for no protection
   * @throws AuthingError of kind `aborted` where the pool is not connected
   */
  async setProtection(id: string, protection: Protection | undefined): Promise<void> {
    if (!(await this.#store.setProtection(id, protection))) throw notConnected();
    this.#reloadConnections();
    await this.#notifyOtherWindows({ kind: 'updated', id });
  }

  /**
   * Forgets a connection and its secret, and ends its calls. The sample pool's server is stopped.
   * @throws UserError where the secret cannot be removed, where the sample pool's data cannot be reset, or
   *   where it is read-only and its data is to be reset. Then, and where the list cannot be written, the
   *   pool stays connected, with its secret
   */
  async disconnect(
    id: string,
    { resetSampleData = false }: { resetSampleData?: boolean } = {},
  ): Promise<void> {
    const connection = this.get(id);
    if (connection === undefined) return;
    if (resetSampleData) this.#assertWritable(id);
    if (connection.kind === 'sample' && resetSampleData) {
      this.#clients.forget(id);
      await this.#samplePools[connection.id].reset();
    }
    await this.#removeStored(connection);
    this.#reloadConnections(id);
    await this.#notifyOtherWindows({ kind: 'removed', id });
  }

  /** Removes the secret and then the connection, so that no secret is left that nobody could find. */
  async #removeStored({ id, kind }: Connection): Promise<void> {
    if (kind === 'sample') return this.#store.remove(id);
    const secret = await this.#secrets.get(id).catch(ignored('A secret could not be read'));
    await this.#secrets.delete(id);
    try {
      await this.#store.remove(id);
    } catch (error) {
      if (secret !== undefined) {
        await this.#secrets.set(id, secret).catch(logged('A secret could not be put back'));
      }
      throw error;
    }
  }

  /** Connects a sample pool, the first unless told, if it is not. Its server starts with the first call. */
  async openSamplePool(id: SamplePoolId = 'sample'): Promise<Connection> {
    const existing = this.get(id);
    if (existing !== undefined) return existing;
    const connection = { id, kind: 'sample', name: samplePoolName(id) } as const;
    await this.add(connection);
    return connection;
  }

  dispose(): void {
    this.#clients.close();
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  #assertWritable(id: string): void {
    const connection = this.get(id);
    if (connection === undefined) throw notConnected();
    if (connection.protection === 'readOnly') throw new ReadOnlyPoolError(connection.name);
  }

  /**
   * Reloads the stored list and fires an event, in this window, for each difference.
   * @param disconnected the pool that was disconnected, if that is the reason
   */
  #reloadConnections(disconnected?: string): void {
    for (const { kind, connection } of this.#list.reload()) {
      const { id } = connection;
      if (kind === 'removed') {
        if (id === disconnected) this.#disconnected.fire(connection);
        this.#clients.forget(id);
        if (connection.kind === 'sample') {
          inBackground(
            'The sample user pool could not be stopped',
            this.#samplePools[connection.id].stop(),
          );
        }
      }
      this.#changed.fire({ kind, id });
    }
  }

  async #notifyOtherWindows({ id, kind }: PoolChange): Promise<void> {
    await this.#revisions.bump({ pool: id, change: { kind: 'connection', what: kind } });
  }

  /** Applies what another window did. */
  async #applyRemote({ kind, id }: PoolChange): Promise<void> {
    switch (kind) {
      case 'secretReplaced':
        this.#clients.forget(id);
        this.#changed.fire({ kind, id });
        return;
      case 'added':
      case 'updated':
        if (await this.#list.waitForStored({ kind, id })) this.#reloadConnections();
        return;
      case 'removed':
        this.#store.stopChecking(id);
        if (await this.#list.waitForStored({ kind, id })) this.#reloadConnections(id);
        return;
      default:
        kind satisfies never;
    }
  }

  /** Applies a secret stored in another window, where VS Code has an event for it (on the desktop it does). */
  async #applyRemoteSecret(id: string): Promise<void> {
    const stored = await this.#secrets
      .get(id)
      .catch(logged('A secret of another window could not be read'));
    if (stored === undefined || this.get(id) === undefined) return;
    if (!this.#clients.isNewSecret(id, stored)) return;
    this.#clients.forget(id);
    this.#changed.fire({ kind: 'secretReplaced', id });
  }
}
