import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Fetch, Network } from '../authing/network.ts';
import { UserError } from '../model/userError.ts';
import { type AuthorityFile, AuthorityFileError, readAuthorities } from './authorityFile.ts';
import { type NetworkSettings, NetworkSettingsSchema } from './networkSettings.ts';
import { mayFindProxy, proxyFor } from './proxy.ts';
import { nodesAuthorities, trustedAuthorities } from './systemCertificates.ts';

/** VS Code's settings for the network as they are now. */
export function readNetworkSettings(): NetworkSettings {
  const configuration = vscode.workspace.getConfiguration('http');
  const names = Object.keys(NetworkSettingsSchema.entries);
  return v.parse(
    NetworkSettingsSchema,
    Object.fromEntries(names.map((name) => [name, configuration.get(name)])),
  );
}

/**
 * How to get to a host with these settings, and this process's environment.
 * @param authorityFile of authorities to trust besides, for this host only
 * @throws UserError where that file is of no use
 */
export async function networkFor(
  host: string,
  settings: NetworkSettings,
  authorityFile: AuthorityFile | undefined,
): Promise<Network> {
  // Plain http, which is on this machine only, needs neither; so the sample pool waits for nothing.
  if (!host.startsWith('https:')) return {};
  return {
    proxy: proxyFor(host, settings, process.env),
    authorities: await authoritiesFor(settings, authorityFile),
    // As VS Code's own requests: the setting counts for the host, too, and without a proxy.
    verifyCertificates: settings.proxyStrictSSL,
    fetch: mayFindProxy(host, settings, process.env) ? vscodeFetch : undefined,
  };
}

/**
 * The fetch of the extension host, in which VS Code has put its own knowledge of proxies in the place of Node's
 * none. It always checks certificates, by the authorities of the system. Since it is asked not to follow
 * redirects, it never is Electron's, which has cookies and a cache.
 */
const vscodeFetch: Fetch = (url, init) => globalThis.fetch(url, init);

/** @returns undefined for those of Node */
async function authoritiesFor(
  { systemCertificates }: NetworkSettings,
  file: AuthorityFile | undefined,
): Promise<readonly string[] | undefined> {
  const usual = systemCertificates ? await trustedAuthorities() : undefined;
  if (file === undefined) return usual;
  const own = await readAuthorities(file.path).catch((error: unknown) => {
    throw error instanceof AuthorityFileError
      ? new UserError(describeAuthorityFile(error), { cause: error })
      : error;
  });
  return [...(usual ?? (await nodesAuthorities())), ...own];
}

function describeAuthorityFile({ path, problem, systemCode }: AuthorityFileError): string {
  switch (problem) {
    case 'relative':
      return vscode.l10n.t(
        'The path {0} in the setting "Authing Groups: Certificate Authorities" must be absolute.',
        path,
      );
    case 'missing':
      return vscode.l10n.t(
        'There is no file {0}, which the setting "Authing Groups: Certificate Authorities" names.',
        path,
      );
    case 'unreadable':
      return vscode.l10n.t({
        message:
          'The file {0}, which the setting "Authing Groups: Certificate Authorities" names, cannot be read ({1}).',
        args: [path, systemCode],
        comment: ['{0} is the path of a file, {1} a code of the operating system, such as EACCES.'],
      });
    case 'noCertificate':
      return vscode.l10n.t(
        'The file {0}, which the setting "Authing Groups: Certificate Authorities" names, does not hold certificates in PEM format.',
        path,
      );
  }
}
