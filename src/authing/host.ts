import { domainToUnicode } from 'node:url';

/** Authing's public service, where a pool lives unless its owner runs a private deployment. */
export const PUBLIC_HOST = 'https://core.authing.cn';

/** Why a text cannot be used as a host. */
export type HostProblem =
  /** Nothing but blanks. */
  | 'empty'
  /** Not a URL, or with blanks or invisible characters in it. */
  | 'malformed'
  /** A name or address that no server can have, such as `core..authing.cn` or `0.0.0.0`. */
  | 'name'
  /** A port that there is not, such as 0. */
  | 'port'
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
  if (trimmed === '') return refuse('empty');
  // URL leaves these out, wherever they stand: what was read would not be what was written.
  if (unseen.test(trimmed) || isPathAlone.test(trimmed)) return refuse('malformed');
  const withScheme = beginsWithScheme.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (!URL.canParse(withScheme)) {
    return refuse(URL.canParse(withScheme.replace(port, '$1')) ? 'port' : 'malformed');
  }
  const url = new URL(withScheme);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('scheme');
  if (url.username !== '' || url.password !== '') return refuse('credentials');
  if (url.search !== '' || url.hash !== '') return refuse('query');
  // The dot of the root: certificates and servers know the name without it.
  url.hostname = url.hostname.replace(/\.$/, '');
  // What a scheme becomes where there is one already, or its colon is missing.
  if (url.hostname === 'http' || url.hostname === 'https') return refuse('malformed');
  if (!canBeNamed(url.hostname, trimmed)) return refuse('name');
  if (url.port === '0') return refuse('port');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return refuse('insecure');
  return { ok: true, host: url.origin + url.pathname.replace(trailingSlashes, '') };
}

function refuse(reason: HostProblem): ParsedHost {
  return { ok: false, reason };
}

/** Blanks within, and characters that nobody sees. */
const unseen = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** URL would take the first folder for the host. */
const isPathAlone = /^[/\\](?![/\\])/;

/** The port of a URL with slashes after its scheme, behind what is before it. */
const port = /^([a-z]+:\/\/(?:\[[^\]]*\]|[^/?#\\@:[\]]+)):\w*(?=[/?#\\]|$)/i;

/** Not the port of a name, though URL needs no slashes after http and https, and takes other ones. */
const beginsWithScheme = /^(?:https?:|[a-z][a-z0-9+.-]*:[/\\])/i;

/** Looked for from the first of them only: from each, a long run of them would take minutes. */
const trailingSlashes = /(?<!\/)\/+$/;

/** Whether the name of a URL's host (IPv6 in brackets) is this machine itself. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** A label of a host's name; underscores are in the names of some intranets. */
const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;
/** All but the signs that stand in names, the dots of Catalan and Japanese ones among them. */
const punctuation = /(?![-._\u00b7\u30fb])\p{P}/u;
const ipv4 = /^(\d+)\.\d+\.\d+\.\d+$/;

/**
 * Whether a server can have this name or address, as URL gives it, which lets nearly every character pass.
 * @param text what it was read from
 */
function canBeNamed(hostname: string, text: string): boolean {
  // Any address, and those of groups of machines.
  if (hostname.startsWith('[')) return hostname !== '[::]' && !hostname.startsWith('[ff');
  const [, first] = ipv4.exec(hostname) ?? [];
  if (first !== undefined) {
    // URL makes an address of "10.1" and "1.2.3", too, which is not what was written.
    const isWritten = text.normalize('NFKC').replaceAll('。', '.').includes(hostname);
    return isWritten && Number(first) > 0 && Number(first) < 224;
  }
  // Quotes, commas and the like are letters to URL where they are not those of ASCII.
  if (punctuation.test(domainToUnicode(hostname))) return false;
  return hostname.length <= 253 && hostname.split('.').every((part) => label.test(part));
}
