import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Network } from '../authing/index.ts';
import { type NetworkSettings, NetworkSettingsSchema } from './networkSettings.ts';
import { proxyFor } from './proxy.ts';
import { trustedAuthorities } from './systemCertificates.ts';

/** VS Code's settings for the network as they are now. */
export function readNetworkSettings(): NetworkSettings {
  const configuration = vscode.workspace.getConfiguration('http');
  const names = Object.keys(NetworkSettingsSchema.entries);
  return v.parse(
    NetworkSettingsSchema,
    Object.fromEntries(names.map((name) => [name, configuration.get(name)])),
  );
}

/** How to get to a host with these settings, and this process's environment. */
export async function networkFor(host: string, settings: NetworkSettings): Promise<Network> {
  // Plain http, which is on this machine only, needs neither; so the sample pool waits for nothing.
  if (!host.startsWith('https:')) return {};
  return {
    proxy: proxyFor(host, settings, process.env),
    authorities: settings.systemCertificates ? await trustedAuthorities() : undefined,
    // As VS Code's own requests: the setting counts for the host, too, and without a proxy.
    verifyCertificates: settings.proxyStrictSSL,
  };
}
