import type { ManagementClient, Observe } from '../authing/index.ts';
import { networkFor, readNetworkSettings } from './network.ts';
import type { NetworkSettings } from './networkSettings.ts';
import { readSettings, type Settings } from './settings.ts';

/** What it takes to reach a user pool. Held in memory only. */
export interface Credentials {
  readonly host: string;
  readonly userPoolId: string;
  readonly secret: string;
}

/**
 * Makes a client. The HTTP stack is loaded with the first one, not when the extension starts.
 * @param observe is told of every request
 */
export async function createClient(
  credentials: Credentials,
  settings: Settings,
  networkSettings: NetworkSettings,
  observe?: Observe,
): Promise<ManagementClient> {
  const [{ ManagementClient }, network] = await Promise.all([
    import('../authing/index.ts'),
    networkFor(credentials.host, networkSettings),
    // What the client would load with its first request: that one comes at once.
    import('../authing/http.ts'),
  ]);
  return new ManagementClient({
    ...credentials,
    network,
    lang: settings.language,
    timeouts: { overall: settings.requestTimeout * 1000 },
    retry: { maxRetries: settings.maxRetries },
    observe,
  });
}

/**
 * Checks credentials by exchanging the secret for a token.
 * @throws AuthingError saying why they are not taken
 */
export async function checkCredentials(
  credentials: Credentials,
  signal: AbortSignal,
): Promise<void> {
  const client = await createClient(credentials, readSettings(), readNetworkSettings());
  try {
    await client.authenticate({ signal });
  } finally {
    await client.close();
  }
}
