import type { UserKeyType } from '../../../directory/userBatches.ts';
import { asSeen, boundary, trimmed, trimWhere } from './characters.ts';
import type { Column } from './columnNames.ts';
import { readBrackets, readLabel, unwrapped, withoutBullet } from './entryMarks.ts';
import { isPhone, phoneKeys } from './phoneNumbers.ts';
import {
  distinctKeys,
  emailKeys,
  idKeys,
  isEmail,
  isId,
  type UserKey,
  usernameKeys,
} from './userKeys.ts';

/** What stands for one user, as far as can be seen. */
export interface PastedEntry {
  /** As it stands in the list. */
  readonly text: string;
  /** What to look up. Read when it is asked for, since a text may hold a hundred thousand entries. */
  readonly read: () => EntryKeys;
  /** Whether it has the shape of an id, an email or a phone number, so that it is no name of somebody. */
  readonly isStrong: boolean;
}

/** What an entry may be. */
export interface EntryKeys {
  /** What to look up; whoever matches may be meant. */
  readonly keys: readonly UserKey[];
  /** What to look up where there is nobody with those: other ways to read the same. */
  readonly otherKeys: readonly UserKey[];
}

/** Between ids and emails that stand in other text. */
const between =
  /[\s<>()[\]{}"\u00ab\u00bb\u2018-\u201f\u2039\u203a\u3000-\u3002\u3008-\u3011\uff01\uff08\uff09\uff1a\uff1b\uff1c\uff1e\uff1f\uff3b\uff3d:;?!|,`]+/u;

/** What can be seen at once of an id or an email, for most of a list is neither. */
const mayBeStrong = /[@\ufe6b\uff20]|.{24}/u;

/** Nothing that is longer is one id, email, number or name. */
const longestEntry = 1000;

/**
 * Reads what stands between two separators: one entry as a rule, several where it holds several ids or emails.
 * @param column what the heading above says that it is
 */
export function readEntries(text: string, column?: Column): readonly PastedEntry[] {
  const raw = trimmed(text);
  if (unwrapped(raw) === '') return [];
  const readings = withoutBullet(raw);
  const tokens = strongTokens(readings[0] ?? raw);
  if (tokens.filter(isEmail).length > 1 || tokens.filter(isId).length > 1) {
    return tokens.map((token) => newEntry(token, true, () => strong([token], [], column)));
  }
  if (tokens.length > 0) {
    return [newEntry(raw, true, () => strong(tokens, [...readings, raw], column))];
  }
  if (raw.length > longestEntry) return [newEntry(raw, false, () => noKeys)];
  const words = raw.split(/\s+/u);
  if (words.length > 1 && words.every((word) => isPhone(word, 7))) {
    return words.flatMap((word) => readEntries(word, column));
  }
  const isNumber = readings.some((reading) => isPhone(unwrapped(withoutPrefix(reading))));
  return [newEntry(raw, isNumber, () => plain(raw, readings, column))];
}

const noKeys: EntryKeys = { keys: [], otherKeys: [] };

/** @param read is called once */
export function newEntry(text: string, isStrong: boolean, read: () => EntryKeys): PastedEntry {
  let keys: EntryKeys | undefined;
  return {
    text,
    isStrong,
    read() {
      keys ??= read();
      return keys;
    },
  };
}

/** What a user is looked up by where a column of a table holds this. */
export function keysOfCell(cell: string, type: UserKeyType): readonly UserKey[] {
  switch (type) {
    case 'email':
      return strongTokens(cell).flatMap(emailKeys);
    case 'id':
      return strongTokens(cell).flatMap(idKeys);
    case 'phone':
      return phoneKeys(unwrapped(withoutPrefix(cell))).keys;
    case 'username':
      return usernameKeys(unwrapped(trimmed(cell)));
  }
}

/** Of which kind a cell looks. */
export function kindOf(cell: string): Exclude<UserKeyType, 'username'> | undefined {
  const [token] = strongTokens(cell);
  if (token !== undefined) return isId(token) ? 'id' : 'email';
  return isPhone(unwrapped(withoutPrefix(cell))) ? 'phone' : undefined;
}

/** The ids and emails in a text, each once, as they look. */
function strongTokens(text: string): readonly string[] {
  const tokens = text
    .split(between)
    .filter((token) => token.length <= longestEntry && mayBeStrong.test(token))
    .map(cleanToken)
    .filter((token) => isEmail(token) || isId(token));
  return [...new Map(tokens.map((token) => [token.toLowerCase(), token])).values()];
}

/** What stands around an email in text, such as `**mia@example.com**` and the full stop of a sentence. */
const isLoose = (character: string) => "'*".includes(character);
const isLooseEnd = (character: string) => "'*_.".includes(character);

function cleanToken(token: string): string {
  const bare = trimWhere(asSeen(token), isLoose, isLooseEnd);
  const at = bare.indexOf('@');
  return at < 0 ? bare : bare.slice(0, at) + bare.slice(at).replaceAll('\u3002', '.');
}

/**
 * An entry with an id, an email or both.
 * @param readings all of it: with what stands before it, it may be the address, such as `1.mia@example.com`
 */
function strong(
  tokens: readonly string[],
  readings: readonly string[],
  column: Column | undefined,
): EntryKeys {
  const found = tokens.flatMap((token) => [...idKeys(token), ...emailKeys(token)]);
  const names = tokens.flatMap((token) => [
    ...usernameKeys(token),
    ...usernameKeys(token.toLowerCase()),
  ]);
  const hasColumn = found.some(({ type }) => type === column);
  const whole = readings.flatMap((reading) => emailKeys(asSeen(unwrapped(withoutPrefix(reading)))));
  return {
    keys: distinctKeys([...found, ...whole, ...(hasColumn ? [] : names)]),
    otherKeys: distinctKeys([...(hasColumn ? names : []), ...readings.flatMap(usernameKeys)]),
  };
}

/** A phone number or a username, with what may stand before it and around. */
function plain(raw: string, readings: readonly string[], column: Column | undefined): EntryKeys {
  const [bare = raw, ...doubtful] = readings;
  const label = readLabel(bare);
  const hint = label?.column ?? column;
  const rest = label?.rest ?? bare;
  const brackets = readBrackets(rest);
  const main = brackets?.isAddress ? brackets.inside : rest;
  const forms = [main, ...doubtful].map(unwrapped).filter((form) => form !== '');
  const phones = [...forms, raw].map(phoneKeys);
  const asPhone = phones.flatMap(({ keys }) => keys);
  const asName = forms.flatMap(usernameKeys);
  const isPhoneColumn = hint === 'phone' && asPhone.length > 0;
  const keys = isPhoneColumn ? asPhone : hint === 'username' ? asName : [...asPhone, ...asName];
  return {
    keys: distinctKeys(keys),
    otherKeys: distinctKeys([
      ...asPhone,
      ...asName,
      ...phones.flatMap(({ otherKeys }) => otherKeys),
      ...numberIn(raw),
      ...usernameKeys(raw),
      ...(brackets === undefined ? [] : [brackets.before, brackets.inside].flatMap(plainKeys)),
      ...partsOf(unwrapped(rest)).flatMap(plainKeys),
    ]),
  };
}

function plainKeys(text: string): readonly UserKey[] {
  return [...phoneKeys(text).keys, ...usernameKeys(unwrapped(text))];
}

/** A quoted entry may hold separators. */
function partsOf(text: string): readonly string[] {
  const parts = text.split(boundary).map(trimmed);
  return parts.length > 1 ? parts.filter((part) => part !== '') : [];
}

/** A phone number beside a name, such as `陈伟 139 0000 1111`. */
function numberIn(text: string): readonly UserKey[] {
  const rest = trimmed(text.replace(/[\p{L}\p{M}'"()<>:\uff08\uff09\uff1a]+/gu, ' '));
  return rest !== text && isPhone(rest, 7) ? phoneKeys(rest).keys : [];
}

function withoutPrefix(text: string): string {
  const bare = trimmed(text);
  return readLabel(bare)?.rest ?? bare;
}
