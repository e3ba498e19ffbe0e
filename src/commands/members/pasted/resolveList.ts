import type { User } from '../../../model/user.ts';
import { asSeen } from './characters.ts';
import type { ListedEntry, PastedLine } from './pastedList.ts';
import type { UserKey } from './userKeys.ts';

/** What entries of a pasted list stand for; `texts` are those that stand for the same. */
export type Resolved =
  | {
      /** Exactly one user, who is a member or not. */
      readonly kind: 'found' | 'member';
      readonly texts: readonly string[];
      readonly user: User;
      /** What they were found by, such as the phone number in another notation. */
      readonly by: string;
    }
  | {
      readonly kind: 'ambiguous';
      readonly texts: readonly string[];
      readonly users: readonly User[];
    }
  /** Nobody; a line above others that says what they are; one of which it is not known yet. */
  | { readonly kind: 'unknown' | 'heading' | 'waiting'; readonly texts: readonly string[] };

/** Who matches a key; undefined where nobody was asked yet. */
export type Known = (key: UserKey) => readonly User[] | undefined;

/** What one entry, or a line of several, came to. */
type Reading =
  | { readonly text: string; readonly users: readonly User[]; readonly by: string }
  | { readonly text: string; readonly kind: 'heading' | 'waiting' }
  /** Found, but perhaps not meant. */
  | { readonly text: string; readonly kind: 'doubtful'; readonly users: readonly User[] };

/** Says for each entry whom it stands for, the same user once. Where that can be several, it is not guessed. */
export function resolveList(
  lines: readonly PastedLine[],
  known: Known,
  members: ReadonlySet<string>,
): readonly Resolved[] {
  const results = new Map<string, Resolved>();
  const add = (key: string, text: string, resolved: (texts: readonly string[]) => Resolved) => {
    const texts = results.get(key)?.texts ?? [];
    results.set(key, resolved(texts.includes(text) ? texts : [...texts, text]));
  };
  for (const reading of lines.flatMap((line) => readingsOf(line, known))) {
    const { text } = reading;
    if ('kind' in reading && reading.kind !== 'doubtful') {
      const { kind } = reading;
      add(`${kind} ${text}`, text, (texts) => ({ kind, texts }));
      continue;
    }
    const { users } = reading;
    const [user, ...others] = users;
    if (user === undefined) {
      add(`unknown ${text}`, text, (texts) => ({ kind: 'unknown', texts }));
    } else if (others.length > 0 || !('by' in reading)) {
      const ids = users.map(({ id }) => id).join(' ');
      add(`ambiguous ${ids}`, text, (texts) => ({ kind: 'ambiguous', texts, users }));
    } else {
      const kind = members.has(user.id) ? 'member' : 'found';
      const { by } = reading;
      add(`found ${user.id}`, text, (texts) => ({ kind, texts, user, by }));
    }
  }
  return [...results.values()];
}

/** Who matches an entry: by what it is, or else by what it may be; undefined where that is not all known. */
export function usersOf(entry: ListedEntry, known: Known): readonly User[] | undefined {
  const { keys, otherKeys } = entry.read();
  const users = matches(keys, known);
  return users?.length === 0 ? matches(otherKeys, known) : users;
}

function readingsOf(line: PastedLine, known: Known): readonly Reading[] {
  const found = line.entries.map((entry) => ({ entry, users: usersOf(entry, known) }));
  const { text } = line;
  if (line.isHeading) {
    const users = unique(found.flatMap(({ users }) => users ?? []));
    return [users.length === 0 ? { text, kind: 'heading' } : { text, kind: 'doubtful', users }];
  }
  if (line.whole.length > 0 && found.some(({ users }) => users?.length === 0)) {
    const whole = matches(line.whole, known);
    if (whole === undefined) return [{ text, kind: 'waiting' }];
    const all = unique([...whole, ...found.flatMap(({ users }) => users ?? [])]);
    if (whole.length > 0) return [{ text, users: all, by: text }];
  }
  const single = found.flatMap(({ users }) => (users?.length === 1 ? users : []));
  return found.flatMap(({ entry, users }, index): readonly Reading[] => {
    if (users === undefined) return [{ text: entry.text, kind: 'waiting' }];
    const next = found[index + 1]?.users;
    if (entry.isName) return readName(entry, users, next);
    if (users.length === 0 && !entry.isStrong) {
      const named = single.find((user) => isNamed(user, entry.text));
      if (named !== undefined) return [{ text: entry.text, users: [named], by: entry.text }];
    }
    return [{ text: entry.text, users, by: matchedBy(entry, known) }];
  });
}

/**
 * The first half of a name before a mail address: it shows with the address, unless it is also a username of
 * somebody else.
 */
function readName(
  { text }: ListedEntry,
  users: readonly User[],
  addressed: readonly User[] | undefined,
): readonly Reading[] {
  const isOther = users.some(({ id }) => !addressed?.some((user) => user.id === id));
  const isTheirs = addressed?.some((user) => isNamed(user, text)) ?? false;
  return isOther && !isTheirs ? [{ text, kind: 'doubtful', users }] : [];
}

/** Whether people call a user by this, or by a part of it. */
function isNamed(user: User, text: string): boolean {
  const wanted = folded(text);
  const { name, nickname, givenName, familyName, preferredUsername, username, phone, email } = user;
  const full = [name, nickname, preferredUsername, username, phone, email, givenName, familyName];
  const names = full.filter((each) => each !== undefined);
  const parts = names.flatMap((each) => each.split(/\s+/u));
  const both = `${givenName ?? ''}${familyName ?? ''}`;
  return [...names, ...parts, both, `${familyName ?? ''}${givenName ?? ''}`].some(
    (each) => folded(each) === wanted,
  );
}

function folded(text: string): string {
  return asSeen(text).toLowerCase().replace(/\s/gu, '');
}

function matchedBy(entry: ListedEntry, known: Known): string {
  const { keys, otherKeys } = entry.read();
  const key = [...keys, ...otherKeys].find((each) => isMatched(each, known));
  return key?.value ?? entry.text;
}

function isMatched(key: UserKey, known: Known): boolean {
  return (matches([key], known)?.length ?? 0) > 0;
}

function matches(keys: readonly UserKey[], known: Known): readonly User[] | undefined {
  const users: User[] = [];
  for (const key of keys) {
    const found = known(key);
    if (found === undefined) return undefined;
    users.push(...found.filter((user) => isOfCountry(user, key)));
  }
  return unique(users);
}

/** Whether a user's phone number is of the country that the list says, as far as the pool says it. */
function isOfCountry({ phoneCountryCode = '' }: User, { countryCode }: UserKey): boolean {
  const code = phoneCountryCode.replace(/\D/g, '');
  return countryCode === undefined || code === '' || code === countryCode;
}

function unique(users: readonly User[]): readonly User[] {
  return [...new Map(users.map((user) => [user.id, user])).values()];
}
