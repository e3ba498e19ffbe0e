/** Authing's public service, where a pool lives unless its owner runs a private deployment. */
export const PUBLIC_HOST = 'https://core.authing.cn';

/** Why a text cannot be used as a host. */
export type HostProblem =
  /** Nothing but blanks. */
  | 'empty'
  /** Not a URL. */
  | 'malformed'
  /** A scheme other than http and https. */
  | 'scheme'
  /** Plain http to another machine, which would send the secret in the clear. */
  | 'insecure'
  /** A user name or password in the URL. */
  | 'credentials'
  /** A query or fragment, which no host has. */
  | 'query';

export type ParsedHost =
  | {
      readonly ok: true;
      /** The host in its one written form, without a trailing slash, such as `https://core.authing.cn`. */
      readonly host: string;
    }
  | { readonly ok: false; readonly reason: HostProblem };

/**
 * Reads a host as a person types or pastes it. `https://` is assumed where no scheme is given. A path
 * is kept, because a private deployment may live below one behind a proxy. Only https is accepted,
 * and plain http to the machine itself.
 */
export function parseHost(text: string): ParsedHost {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, reason: 'empty' };
  // URL leaves these out, wherever they stand: what was read would not be what was written.
  if (/[\t\r\n]/.test(trimmed)) return { ok: false, reason: 'malformed' };
  const withScheme = beginsWithScheme.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(withScheme)) return { ok: false, reason: 'malformed' };
  const url = new URL(withScheme);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { ok: false, reason: 'scheme' };
  if (url.username !== '' || url.password !== '') return { ok: false, reason: 'credentials' };
  if (url.search !== '' || url.hash !== '') return { ok: false, reason: 'query' };
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return { ok: false, reason: 'insecure' };
  }
  return { ok: true, host: url.origin + url.pathname.replace(trailingSlashes, '') };
}

/** Not the port of a name, though URL needs no slashes after http and https, and takes other ones. */
const beginsWithScheme = /^(?:https?:|[a-z][a-z0-9+.-]*:[/\\])/i;

/** Looked for from the first of them only: from each, a long run of them would take minutes. */
const trailingSlashes = /(?<!\/)\/+$/;

/** Whether the name of a URL's host (IPv6 in brackets) is this machine itself. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
