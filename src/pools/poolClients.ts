import { isDeepStrictEqual } from 'node:util';
import type { ManagementClient, Observe } from '../authing/index.ts';
import { type Credentials, createClient } from './credentials.ts';
import { readNetworkSettings } from './network.ts';
import type { NetworkSettings } from './networkSettings.ts';
import { readSettings, type Settings } from './settings.ts';

interface Entry {
  readonly credentials: Credentials;
  readonly settings: Settings;
  readonly networkSettings: NetworkSettings;
  readonly client: Promise<ManagementClient>;
}

/** The clients of one pool: the one in use, and former ones that may still have calls under way. */
export class PoolClients {
  readonly #observe: Observe;
  #current: Entry | undefined;
  readonly #all = new Set<Promise<ManagementClient>>();

  /** @param observe is told of every request of these clients */
  constructor(observe: Observe) {
    this.#observe = observe;
  }

  /** The credentials of the client in use. */
  get credentials(): Credentials | undefined {
    return this.#current?.credentials;
  }

  /** The client for these credentials and the settings of now: the one in use where it fits, else a new one. */
  get(credentials: Credentials): Promise<ManagementClient> {
    const settings = readSettings();
    const networkSettings = readNetworkSettings();
    const current = this.#current;
    if (
      current?.credentials === credentials &&
      current.settings.language === settings.language &&
      current.settings.requestTimeout === settings.requestTimeout &&
      current.settings.maxRetries === settings.maxRetries &&
      isDeepStrictEqual(current.networkSettings, networkSettings)
    ) {
      return current.client;
    }
    const client = createClient(credentials, settings, networkSettings, this.#observe);
    this.#current = { credentials, settings, networkSettings, client };
    this.#all.add(client);
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
