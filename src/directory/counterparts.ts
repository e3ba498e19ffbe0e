import pMap from 'p-map';
import type { User } from '../model/user.ts';
import {
  type IdentifierKind,
  identifierKinds,
  identifierOf,
} from '../permissions/memberComparison.ts';
import type { UserBatches } from './userBatches.ts';

/** The server looks up at most so many users a call. */
const batchSize = 80;
const batchesAtOnce = 4;

/** The signal that ends it, and the callback for its progress. */
export interface CounterpartOptions {
  readonly signal: AbortSignal;
  /** Called with how many of the users were looked up. */
  readonly onProgress?: (users: number) => void;
}

/**
 * Looks up in one pool users of another: by email, username, phone and external id, but not by what somebody found
 * already has as well.
 * @param lookUp of the pool to look in
 * @returns by the id of each user, all who may be that one
 * @throws AuthingError
 */
export async function findCounterparts(
  lookUp: UserBatches,
  users: readonly User[],
  { signal, onProgress = () => {} }: CounterpartOptions,
): Promise<ReadonlyMap<string, readonly User[]>> {
  const found = new Map<string, readonly User[]>(users.map(({ id }) => [id, []]));
  const find = async (part: readonly User[]) => {
    for (const kind of identifierKinds) {
      const open = part.filter((user) => {
        const value = identifierOf(user, kind);
        const others = found.get(user.id) ?? [];
        return value !== undefined && !others.some((other) => identifierOf(other, kind) === value);
      });
      await ask(lookUp, kind, open, signal);
      for (const user of open) {
        const matches = formsOf(user, kind).flatMap(
          (value) => lookUp.known({ type: kind, value }) ?? [],
        );
        const all = [...(found.get(user.id) ?? []), ...matches];
        found.set(user.id, [...new Map(all.map((each) => [each.id, each])).values()]);
      }
    }
  };
  let done = 0;
  const findAndReport = async (part: readonly User[]) => {
    signal.throwIfAborted();
    await find(part);
    done += part.length;
    onProgress(done);
  };
  const [first = [], ...others] = inParts(users);
  // By itself: how it goes says how to ask for the others.
  await findAndReport(first);
  await pMap(others, findAndReport, { concurrency: batchesAtOnce });
  return found;
}

/** Asks for what is not known yet. */
async function ask(
  lookUp: UserBatches,
  kind: IdentifierKind,
  users: readonly User[],
  signal: AbortSignal,
): Promise<void> {
  const values = users
    .flatMap((user) => formsOf(user, kind))
    .filter((value) => lookUp.known({ type: kind, value }) === undefined);
  for (const part of inParts([...new Set(values)])) await lookUp.ask(kind, part, signal);
}

/** In which ways a pool may have what tells who a user is. */
function formsOf(user: User, kind: IdentifierKind): readonly string[] {
  const text = user[kind]?.trim() ?? '';
  if (text === '' || kind !== 'phone') return text === '' ? [] : [text];
  // With the country code, or without it and that in a field of its own.
  const countryCode = (user.phoneCountryCode ?? '').replaceAll(/\D/g, '');
  const digits = text.replaceAll(/\D/g, '');
  if (countryCode === '') return [text];
  if (!text.startsWith('+')) return [text, `+${countryCode}${digits}`];
  return digits.startsWith(countryCode) ? [text, digits.slice(countryCode.length)] : [text];
}

function inParts<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / batchSize) }, (_, index) =>
    items.slice(index * batchSize, (index + 1) * batchSize),
  );
}
