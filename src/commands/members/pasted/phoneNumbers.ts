import { asSeen } from './characters.ts';
import type { UserKey } from './userKeys.ts';

/** A phone number as one types it, with what people put between the digits. */
const typed = /^[+\d\s().\-/\u00b7\u2010-\u2015\u2212\u30fc]+$/u;
/** E.164 allows 15 digits; before them may stand `00`. */
const digitCount = { least: 5, most: 17 };

/** The country codes of two digits; those of one are 1 and 7, all others have three (ITU-T E.164). */
const twoDigitCodes = new Set(
  (
    '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 ' +
    '81 82 84 86 90 91 92 93 94 95 98'
  ).split(' '),
);

/** A mobile number of mainland China, as it is mostly written without the country code. */
const chineseMobile = /^1[3-9]\d{9}$/;

/** A number of North America with its country code: neither the area nor the exchange begins with 0 or 1. */
const northAmerican = /^1[2-9]\d{2}[2-9]\d{6}$/;

/** Under which numbers a pool may have a phone number that was pasted. */
export interface PhoneKeys {
  /** Those that say the same. */
  readonly keys: readonly UserKey[];
  /** Those it may mean where there is nobody with the others, such as with a `+` that a sheet dropped. */
  readonly otherKeys: readonly UserKey[];
}

/** Whether a text can be a phone number. */
export function isPhone(text: string, least = digitCount.least): boolean {
  if (text.length > 60) return false;
  const seen = asSeen(text);
  const { length } = seen.replace(/\D/g, '');
  return typed.test(seen) && length >= least && length <= digitCount.most;
}

/**
 * A pool has a number with its country code (`+8613900001111`), or without it, the code in a field of its own
 * or nowhere; the list may have it in either way.
 */
export function phoneKeys(text: string): PhoneKeys {
  if (!isPhone(text)) return { keys: [], otherKeys: [] };
  // In `+44 (0)20 …` the zero is dialled only inside of the country.
  const seen = asSeen(text).replace(/^(\+\d{1,3}\s*)\(0\)/, '$1');
  const digits = seen.replace(/\D/g, '');
  if (/^[\s(]*\+/.test(seen)) return international(digits, [digits]);
  if (digits.startsWith('00')) return international(digits.slice(2), [digits]);
  if (chineseMobile.test(digits)) {
    const otherKeys = northAmerican.test(digits) ? [phone(`+${digits}`)] : [];
    return { keys: [phone(digits), phone(`+86${digits}`)], otherKeys };
  }
  if (digits.startsWith('86') && chineseMobile.test(digits.slice(2))) {
    return { keys: [phone(digits), ...international(digits, []).keys], otherKeys: [] };
  }
  return { keys: [phone(digits)], otherKeys: [phone(`+${digits}`)] };
}

function international(digits: string, others: readonly string[]): PhoneKeys {
  const code = countryCode(digits);
  const national = digits.slice(code.length);
  const keys = [phone(`+${digits}`)];
  if (national.length >= digitCount.least) keys.push({ ...phone(national), countryCode: code });
  return { keys, otherKeys: others.map(phone) };
}

function countryCode(digits: string): string {
  if (/^[17]/.test(digits)) return digits.slice(0, 1);
  return twoDigitCodes.has(digits.slice(0, 2)) ? digits.slice(0, 2) : digits.slice(0, 3);
}

function phone(value: string): UserKey {
  return { type: 'phone', value };
}
