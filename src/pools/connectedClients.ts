import type { PoolWriter, RequestRecord } from '../authing/api.ts';
import { cancelledBefore, secretMissing } from '../authing/failures.ts';
import { inBackground, logFailure } from '../model/failureLog.ts';
import type { AuthingConnection, Connection } from './connection.ts';
import { type Credentials, readClientSettings } from './credentials.ts';
import { PoolClients } from './poolClients.ts';
import type { SamplePools } from './samplePool.ts';
import type { SecretStore } from './secretStore.ts';

/** Called with every request to any of the pools, and with the id of the pool's connection. */
export type ObservePools = (pool: string, request: RequestRecord) => void;

/** What the clients of the connected pools are made from. */
export interface ClientSources {
  /** The connection of this id as it is now. */
  readonly connection: (id: string) => Connection | undefined;
  readonly secrets: SecretStore;
  readonly samplePools: SamplePools;
  readonly observe: ObservePools;
}

/** This window's clients for the connected pools, each made when it is first asked for. */
export class ConnectedClients {
  readonly #sources: ClientSources;
  readonly #clients = new Map<string, PoolClients>();
  readonly #secretReads = new Map<string, Promise<Credentials>>();
  /** The connections whose secret this window did not find. */
  readonly #withoutSecret = new Set<string>();

  constructor(sources: ClientSources) {
    this.#sources = sources;
  }

  /**
   * The client of a pool for its settings and secret of now. Starts the sample pool's server where the
   * pool is that one.
   * @throws AuthingError of kind `auth` without a code where this window has no secret for the pool, of
   *   kind `aborted` where the pool is not connected (any more); a UserError where the secret
   *   cannot be read or the host's file of certificate authorities is of no use
   */
  async get(id: string): Promise<PoolWriter> {
    for (;;) {
      const reading = this.#credentials(id);
      const credentials = await reading.catch((error: unknown) => {
        throw this.#sources.connection(id) === undefined ? notConnected() : error;
      });
      const settings = await readClientSettings(credentials.host);
      // While they were read, the pool may have been disconnected or its secret replaced.
      if (this.#credentials(id) === reading) return this.#clientsOf(id).get(credentials, settings);
    }
  }

  /** Closes the pool's clients, which ends their calls, and forgets the secret they were made with. */
  forget(id: string): void {
    this.#secretReads.delete(id);
    this.#withoutSecret.delete(id);
    inBackground('A client could not be closed', this.#clients.get(id)?.close());
    this.#clients.delete(id);
  }

  /** Whether this secret is new: another than the one in use, or one where there was none. */
  isNewSecret(id: string, secret: string): boolean {
    const used = this.#clients.get(id)?.credentials?.secret;
    return used === undefined ? this.#withoutSecret.has(id) : used !== secret;
  }

  /** Closes all clients. */
  close(): void {
    for (const clients of this.#clients.values()) {
      inBackground('A client could not be closed', clients.close());
    }
    this.#clients.clear();
  }

  #clientsOf(id: string): PoolClients {
    const observe = (request: RequestRecord) => this.#sources.observe(id, request);
    const clients = this.#clients.get(id) ?? new PoolClients(observe);
    this.#clients.set(id, clients);
    return clients;
  }

  /** The same promise from call to call, until the secret or the sample pool's server changes. */
  #credentials(id: string): Promise<Credentials> {
    const connection = this.#sources.connection(id);
    if (connection === undefined) throw notConnected();
    if (connection.kind === 'sample') return this.#sources.samplePools[connection.id].start();
    const known = this.#secretReads.get(id);
    if (known !== undefined) return known;
    const reading = this.#readCredentials(connection);
    this.#secretReads.set(id, reading);
    reading.catch((error: unknown) => {
      logFailure('The secret of a pool could not be read', error, 'debug');
      // A failure is not kept: the keyring may be unlocked before the next call.
      if (this.#secretReads.get(id) === reading) this.#secretReads.delete(id);
    });
    return reading;
  }

  async #readCredentials({ id, host, userPoolId }: AuthingConnection): Promise<Credentials> {
    const secret = await this.#sources.secrets.get(id);
    if (secret === undefined) {
      this.#withoutSecret.add(id);
      throw secretMissing();
    }
    this.#withoutSecret.delete(id);
    return { host, userPoolId, secret };
  }
}

/** A call to a pool that is not connected (any more). */
export function notConnected(): Error {
  return cancelledBefore('signIn');
}
