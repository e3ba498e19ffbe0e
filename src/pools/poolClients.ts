import { isDeepStrictEqual } from 'node:util';
import type { Observe, PoolClient } from '../authing/api.ts';
import { logFailure } from '../model/failureLog.ts';
import { type ClientSettings, type Credentials, createClient } from './credentials.ts';

interface Entry {
  readonly credentials: Credentials;
  readonly settings: ClientSettings;
  readonly client: Promise<PoolClient>;
}

/** The clients of one pool: the one in use, and former ones that may still have calls under way. */
export class PoolClients {
  readonly #observe: Observe;
  #current: Entry | undefined;
  readonly #all = new Set<Promise<PoolClient>>();

  /** @param observe is called with every request of these clients */
  constructor(observe: Observe) {
    this.#observe = observe;
  }

  /** The credentials of the client in use. */
  get credentials(): Credentials | undefined {
    return this.#current?.credentials;
  }

  /** The client for these credentials and settings: the one in use where it fits, else a new one. */
  get(credentials: Credentials, settings: ClientSettings): Promise<PoolClient> {
    const current = this.#current;
    if (
      current?.credentials === credentials &&
      isDeepStrictEqual(clientOptions(current.settings), clientOptions(settings))
    ) {
      return current.client;
    }
    const client = createClient(credentials, settings, this.#observe);
    const entry = { credentials, settings, client };
    this.#current = entry;
    this.#all.add(client);
    client.catch((error: unknown) => {
      logFailure('A client could not be made', error, 'debug');
      // The caller gets the error; the next call may succeed.
      this.#all.delete(client);
      if (this.#current === entry) this.#current = undefined;
    });
    return client;
  }

  /** Closes all of them, which cancels their calls. The next `get` makes a new client. */
  async close(): Promise<void> {
    const clients = [...this.#all];
    this.#all.clear();
    this.#current = undefined;
    for (const client of await Promise.allSettled(clients)) {
      if (client.status === 'fulfilled') await client.value.close();
    }
  }
}

/** The settings that a client is made with. */
function clientOptions({ settings, ...others }: ClientSettings) {
  const { language, requestTimeout, maxRetries } = settings;
  return { language, requestTimeout, maxRetries, ...others };
}
