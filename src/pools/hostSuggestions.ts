import { isIPv6 } from 'node:net';
import { type HostProblem, isLoopback, PUBLIC_HOST, parseHost } from '../authing/host.ts';

// What commands know of hosts: they import nothing of authing/.
export { type HostProblem, PUBLIC_HOST };

/** Why another host is suggested than the one that was typed. */
export type Correction =
  /** It cannot be used as it was typed. */
  | { readonly kind: 'refused'; readonly problem: HostProblem }
  /** Quotes, blanks or other texts stood around it or in it. */
  | { readonly kind: 'tidied' }
  /** It had the path of a page or of the API itself. */
  | { readonly kind: 'path'; readonly path: string }
  /** It is of the public service, but not where its API is. */
  | { readonly kind: 'public'; readonly name: string }
  /** Letters of other scripts, which a host has in another form. */
  | { readonly kind: 'international'; readonly name: string };

/** A host that may be meant by what was typed. */
export interface HostSuggestion {
  /** As `parseHost` gives it. */
  readonly host: string;
  /** Absent where it is what was typed. */
  readonly correction?: Correction;
}

/** The hosts that a text may mean, the likeliest first, or why it can mean none. */
export type HostSuggestions =
  | { readonly ok: true; readonly hosts: readonly [HostSuggestion, ...HostSuggestion[]] }
  /** `credential`: it looks like the ID of a user pool or a secret. */
  | { readonly ok: false; readonly problem: HostProblem | 'credential' };

const mostSuggestions = 3;
/** A longer text is no host, and takes long to search. */
const longestText = 2000;

/**
 * Finds out which host is meant by what was typed or pasted: an address of the console, one from source
 * code, a mail or a chat. What is suggested is always a host that `parseHost` takes.
 */
export function suggestHosts(text: string): HostSuggestions {
  const problem = problemOf(text);
  if (problem === 'empty') return { ok: false, problem };
  if (text.length > longestText) return { ok: false, problem: problem ?? 'malformed' };
  const tidy = tidied(text);
  if (credential.test(withoutQuotes(tidy))) return { ok: false, problem: 'credential' };
  const found = candidates(tidy).flatMap((candidate) => suggestionsFor(candidate, text.trim()));
  const [first, ...others] = found.filter(
    ({ host }, index) => found.findIndex((other) => other.host === host) === index,
  );
  return first === undefined
    ? { ok: false, problem: problem ?? 'malformed' }
    : { ok: true, hosts: [first, ...others.slice(0, mostSuggestions - 1)] };
}

/** The ID of a user pool and its secret: to look for a host of this name would show the secret around. */
const credential = /^(?:[0-9a-f]{24}|[0-9a-f]{32})$/i;

function problemOf(text: string): HostProblem | undefined {
  const parsed = parseHost(text);
  return parsed.ok ? undefined : parsed.reason;
}

/** In the characters that addresses are made of, without those that nobody sees. */
function tidied(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll('。', '.')
    .trim()
    .replace(/^(https?)[;,.](?=\/\/)/i, '$1:');
}

const hasScheme = /^[a-z][a-z0-9+.-]*:[/\\]/i;

/** What can stand around an address. */
const around = '"\'`“”„‘’«»‹›「」『』《》〈〉【】<>(){}|*';
const address = new RegExp(
  `[a-z][a-z0-9+.-]*:[/\\\\]{1,4}[^\\s,;、/\\\\${around}][^\\s,;、${around}]*`,
  'gi',
);
const separators = new RegExp(`[\\s,;、=${around}]+`);
const oneSeparator = new RegExp(`[\\s,;=${around}]`);
const leading = new RegExp(`^[\\s,;${around}]+`);
const trailing = new RegExp(`[\\s,;.!?、:${around}]+$`);

/** The pieces of a text that may be addresses. */
function candidates(text: string): string[] {
  const bare = withoutQuotes(text);
  const joined = bare.replaceAll(/\s*([.:/])\s*/g, '$1');
  if (isOneAddress(joined)) return [joined];
  const addresses = text.match(address) ?? [];
  if (addresses.length > 0) return addresses.map(withoutQuotes);
  // Without a scheme only what has the dots of a name is told from other words.
  return bare
    .split(separators)
    .map(withoutQuotes)
    .filter((word) => !word.includes('@') && /^[^.:/]+\.[^.]|^localhost\b|^\[.+\]/i.test(word));
}

function withoutQuotes(text: string): string {
  if (isIPv6(text)) return text;
  return text.replace(leading, '').replace(trailing, '');
}

/** Whether a text is nothing but an address. */
function isOneAddress(text: string): boolean {
  const bare = text.replace(/[?#].*$/, '');
  if (bare === '' || oneSeparator.test(bare)) return false;
  if (isIPv6(bare) || hasScheme.test(bare) || /^https?:/i.test(bare)) return true;
  // A key before a value as in `host:core.authing.cn`, a mail address, the path of a file.
  return !/^[a-z]+:[^\d]|@|^[/\\](?![/\\])/i.test(bare);
}

function suggestionsFor(candidate: string, typed: string): HostSuggestion[] {
  const host = repaired(candidate);
  if (host === undefined) return [];
  const suggestion = withCorrection(host, candidate, typed);
  const { hostname } = new URL(suggestion.host);
  if (hasScheme.test(candidate) || !isLoopback(hostname)) return [suggestion];
  // On this machine a server is as likely without TLS.
  return [suggestion, { ...suggestion, host: suggestion.host.replace(/^https:/, 'http:') }];
}

/** The host of a text after one fault of it after the other was mended; undefined where one cannot be. */
function repaired(candidate: string): string | undefined {
  let text = withScheme(candidate);
  for (let left = 6; left > 0; left -= 1) {
    const parsed = parseHost(text);
    if (parsed.ok) return withoutPlainPort(parsed.host);
    const mended = mend(text, parsed.reason);
    if (mended === undefined || mended === text) return undefined;
    text = mended;
  }
  return undefined;
}

/** With one scheme, that is written as it has to be. */
function withScheme(text: string): string {
  if (isIPv6(text)) return `https://[${text}]`;
  const once = text.replace(/^(?:https?:[/\\]*)+(?=https?:)/i, '');
  if (/^https?:/i.test(once)) return once;
  // "https//", "htps://", "https;//", "://" and the like.
  const named = once.replace(
    /^(?:[htps]{3,8}(?:[:;.,]?[/\\]{2,}|[:;][/\\])|[:;]?[/\\]{2,})/i,
    'https://',
  );
  return hasScheme.test(named) ? named : `https://${named}`;
}

/** @returns the text without the fault; undefined where nobody can know what was meant */
function mend(text: string, problem: HostProblem): string | undefined {
  switch (problem) {
    case 'insecure':
      return text.replace(/^http:/i, 'https:');
    case 'scheme':
      // Others name no server, or a file on it.
      return /^(?:wss?|ftps?|sftp|ssh|git|tcp|tls):/i.test(text)
        ? text.replace(/^[a-z]+:/i, 'https:')
        : undefined;
    case 'credentials': {
      const [, before = '', user = '', rest = ''] =
        /^(\w+:[/\\]*)([^/\\?#]*)@(.*)$/.exec(text) ?? [];
      // "core.authing.cn@example.com" looks like one host and is another.
      return user.includes('.') ? undefined : before + rest;
    }
    case 'query':
      return text.replace(/[?#].*$/, '');
    case 'port':
      return text.replace(/^(\w+:[/\\]*(?:\[[^\]]*\]|[^/\\?#:]*)):[^/\\?#]*/, '$1');
    case 'name':
      // Several dots for one, or too many at the end.
      return text.replace(/^(\w+:[/\\]*[^/\\?#:]*?)\.{2,}/, '$1.');
    case 'malformed':
    case 'empty':
      return undefined;
  }
}

/** Nobody serves https at the port of http. */
function withoutPlainPort(host: string): string {
  const url = new URL(host);
  if (url.protocol === 'https:' && url.port === '80') url.port = '';
  return url.origin + url.pathname.replace(/\/$/, '');
}

/** Pages of the console or of an application, and the API, of which a base path is only what is before. */
const page =
  /\/(?:graphql(?:\/.*)?|api\/v\d.*|console(?:\/.*)?|login(?:\/.*)?|register(?:\/.*)?|oidc(?:\/.*)?|oauth(?:\/.*)?|\.well-known\/.*|userpool\/.*)$/i;

/** Where of the public service's names the API that is used here is. */
const publicName = /^(?:.+\.)?authing\.(?:cn|com)$/;
const apiName = /(?:^|[.-])core(?:[.-]|$)/;

/** Where requests have to go for a host, and why not where it was typed. */
function withCorrection(host: string, candidate: string, typed: string): HostSuggestion {
  const { hostname, origin, pathname } = new URL(host);
  if (publicName.test(hostname) && !apiName.test(hostname)) {
    return { host: PUBLIC_HOST, correction: { kind: 'public', name: hostname } };
  }
  const path = page.exec(pathname)?.[0];
  if (path !== undefined) {
    return {
      host: origin + pathname.slice(0, -path.length).replace(/\/+$/, ''),
      correction: { kind: 'path', path },
    };
  }
  const parsed = parseHost(candidate);
  if (!parsed.ok && !isIPv6(candidate)) {
    return { host, correction: { kind: 'refused', problem: parsed.reason } };
  }
  if (parsed.ok && parsed.host !== host) {
    return { host, correction: { kind: 'refused', problem: 'port' } };
  }
  if (candidate !== typed) return { host, correction: { kind: 'tidied' } };
  if (/(?:^|\.)xn--/.test(hostname) && !/xn--/i.test(typed)) {
    return { host, correction: { kind: 'international', name: nameIn(typed) } };
  }
  return { host };
}

function nameIn(text: string): string {
  return text.replace(/^\w+:[/\\]*/, '').replace(/[/\\?#:].*$/, '');
}
