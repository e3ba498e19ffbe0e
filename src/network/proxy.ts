import { isLoopback } from '../authing/host.ts';
import type { HttpProxy } from '../authing/network.ts';
import type { NetworkSettings } from './networkSettings.ts';

/** The environment variables that name a proxy, and hosts to reach without; lower case wins. */
export type ProxyEnvironment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that VS Code is set to use for a host, if there is one. Settings and variables count as in
 * VS Code's own requests (its package @vscode/proxy-agent, 0.32 to 0.45): a setting wins over the
 * variables, which are not told apart by scheme, and `http.proxySupport` "off" over everything.
 * This machine itself is never asked for at a proxy.
 * @param host the origin requests go to
 */
export function proxyFor(
  host: string,
  settings: NetworkSettings,
  environment: ProxyEnvironment,
): HttpProxy | undefined {
  if (settings.proxySupport === 'off') return undefined;
  const url = new URL(host);
  if (isLoopback(url.hostname) || isExcepted(url, exceptions(settings, environment))) {
    return undefined;
  }
  const fromSettings = parseProxy(settings.proxy);
  const fromEnvironment = () =>
    parseProxy(
      environment.https_proxy ||
        environment.HTTPS_PROXY ||
        environment.http_proxy ||
        environment.HTTP_PROXY ||
        '',
    );
  const proxy = fromSettings ?? fromEnvironment();
  const token = settings.proxyAuthorization ?? proxy?.token;
  return proxy && { ...proxy, token };
}

/**
 * Whether nothing is said of a proxy for a host, neither which nor that there is none: then VS Code's own fetch,
 * which asks the system and its proxy scripts (PAC), may know one.
 * @param host the origin requests go to
 */
export function mayFindProxy(
  host: string,
  settings: NetworkSettings,
  environment: ProxyEnvironment,
): boolean {
  if (settings.proxySupport === 'off' || !settings.fetchAdditionalSupport) return false;
  const url = new URL(host);
  return (
    url.protocol === 'https:' &&
    !isLoopback(url.hostname) &&
    !isExcepted(url, exceptions(settings, environment)) &&
    proxyFor(host, settings, environment) === undefined
  );
}

/** The hosts to be reached without a proxy: those of the setting or, where it is empty, the variable. */
function exceptions({ noProxy }: NetworkSettings, environment: ProxyEnvironment): string[] {
  const entries =
    noProxy.length > 0 ? noProxy : (environment.no_proxy || environment.NO_PROXY || '').split(',');
  return entries.map((entry) => entry.trim().toLowerCase()).filter((entry) => entry !== '');
}

/** Whether an entry is the host or a domain it is in, with its port where the entry has one; `*` is all. */
function isExcepted({ hostname, port }: URL, entries: readonly string[]): boolean {
  return entries.some((entry) => {
    if (entry === '*') return true;
    const [, name = '', entryPort] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? [];
    // `*.example.com` is how others write what is `.example.com` here.
    const domain = `.${name.replace(/^\*?\./, '')}`;
    return `.${hostname}`.endsWith(domain) && (!entryPort || entryPort === (port || '443'));
  });
}

/** Reads the address of a proxy, without the password in it; undefined for what VS Code does not use either. */
function parseProxy(address: string): HttpProxy | undefined {
  const trimmed = address.trim();
  if (!/^(https?|socks(4a?|5h?)?):\/\//i.test(trimmed) || !URL.canParse(trimmed)) return undefined;
  const { protocol, host, username, password } = new URL(trimmed);
  const uri = `${protocol}//${host}`;
  if (username === '' && password === '') return { uri };
  const credentials = `${decoded(username)}:${decoded(password)}`;
  return { uri, token: `Basic ${Buffer.from(credentials).toString('base64')}` };
}

/** A password with a percent sign in it that escapes nothing is meant as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that escapes nothing.
    return text;
  }
}
