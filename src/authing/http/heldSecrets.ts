import { maskSecrets } from './redaction.ts';

/** What this process has sent as a secret or a token of late. */
const held = new Set<string>();

/** More than pools that anybody connects; each takes time to look for. */
const mostHeld = 20;

/** Has `withoutHeldSecrets` look for a secret, or for a token that does not look like one. */
export function holdSecret(secret: string): void {
  // Whatever looks like a token is masked in any case.
  if (secret.startsWith('eyJ')) return;
  held.delete(secret);
  held.add(secret);
  const [oldest] = held;
  if (held.size > mostHeld && oldest !== undefined) held.delete(oldest);
}

/** What goes before a secret: the scheme of a header, or the name of a field that is quoted or a parameter. */
const credentials =
  /\b(bearer|basic|digest)\s+[^\s"',;]+|((?:secret|token|password|passwd|authorization)\\*["']?\s*(?:[:=]\s*(?=\\*["'])|=))(?:\\*"[^"]*"|'[^']*'|[^\s,;}&]+)/gi;
/** The user and the password in an address, such as a proxy's. */
const inAddress = /(:\/\/)[^\s/@]+@/g;

/**
 * A text of whatever origin without the secrets and tokens that this process has held, and without
 * whatever looks like one.
 */
export function withoutHeldSecrets(text: string): string {
  const shown = text
    .replaceAll(inAddress, '$1***@')
    .replaceAll(credentials, (_, scheme?: string, field?: string) =>
      scheme === undefined ? `${field}***` : `${scheme} ***`,
    );
  return maskSecrets(shown, [...held]);
}
