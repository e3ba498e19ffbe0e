import type { Observe, PoolClient } from '../authing/api.ts';
import { loadClient } from '../authing/load.ts';
import { type AuthorityFile, findAuthorityFile } from '../network/authorityFile.ts';
import { networkFor, readNetworkSettings } from '../network/hostNetwork.ts';
import type { NetworkSettings } from '../network/networkSettings.ts';
import { readSettings, type Settings } from './settings.ts';

/** What it takes to reach a user pool. Held in memory only. */
export interface Credentials {
  readonly host: string;
  readonly userPoolId: string;
  readonly secret: string;
}

/** What a client is made with, besides the credentials; another client is needed once one of it is another. */
export interface ClientSettings {
  readonly settings: Settings;
  readonly networkSettings: NetworkSettings;
  readonly authorityFile: AuthorityFile | undefined;
}

/** What a client for a host is to be made with now. */
export async function readClientSettings(host: string): Promise<ClientSettings> {
  const settings = readSettings();
  return {
    settings,
    networkSettings: readNetworkSettings(),
    authorityFile: await findAuthorityFile(host, settings.certificateAuthorities),
  };
}

/**
 * Makes a client. The HTTP stack is loaded with the first one, not when the extension starts.
 * @param observe is called with every request
 * @throws UserError where the host's file of certificate authorities is of no use
 */
export async function createClient(
  credentials: Credentials,
  { settings, networkSettings, authorityFile }: ClientSettings,
  observe?: Observe,
): Promise<PoolClient> {
  const [{ ManagementClient }, network] = await Promise.all([
    loadClient(),
    networkFor(credentials.host, networkSettings, authorityFile),
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
 * @throws AuthingError saying why they are not taken; UserError as `createClient` does
 */
export async function checkCredentials(
  credentials: Credentials,
  signal: AbortSignal,
): Promise<void> {
  const client = await createClient(credentials, await readClientSettings(credentials.host));
  try {
    await client.authenticate({ signal });
  } finally {
    await client.close();
  }
}
