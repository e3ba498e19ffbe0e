import type { UserValue } from '../../../directory/userBatches.ts';
import { asSeen, trimmed, withoutUnseen } from './characters.ts';

/** A value that at most one user of a pool has, or should have. */
export interface UserKey extends UserValue {
  /** Of a phone number cut from its country code, that code: a user who has another one is not meant. */
  readonly countryCode?: string;
}

/** A user id of Authing: 24 hexadecimal digits, which it writes in lower case. */
const idShape = /^[0-9a-f]{24}$/i;
const emailShape = /^[^\s@]+@[^\s@]+$/u;
/** RFC 5321 allows 254 characters of an address, RFC 1035 253 of a domain; nobody has a longer name to log in by. */
const longestValue = 320;

export function isId(text: string): boolean {
  return idShape.test(text);
}

export function isEmail(text: string): boolean {
  return text.length <= longestValue && emailShape.test(text);
}

export function idKeys(text: string): readonly UserKey[] {
  return isId(text) ? [{ type: 'id', value: text.toLowerCase() }] : [];
}

/** In lower case, as the service has them, and as written, for a server that compares them as they are. */
export function emailKeys(text: string): readonly UserKey[] {
  if (!isEmail(text)) return [];
  return distinct([text.toLowerCase(), text]).map((value) => ({ type: 'email', value }));
}

/** As written and as it looks, for a username may hold what nobody sees, and may be copied without it. */
export function usernameKeys(text: string): readonly UserKey[] {
  if (text.length > longestValue) return [];
  const written = text.trim();
  const forms = [
    withoutUnseen(written).trim(),
    written,
    trimmed(written.normalize('NFC')),
    asSeen(written),
  ];
  return distinct(forms)
    .filter((value) => value !== '')
    .map((value) => ({ type: 'username', value }));
}

/** The keys of several readings, each once. */
export function distinctKeys(keys: readonly UserKey[]): readonly UserKey[] {
  return [...new Map(keys.map((key) => [keyText(key), key])).values()];
}

function keyText({ type, value, countryCode = '' }: UserKey): string {
  return `${type} ${countryCode} ${value}`;
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
