import * as v from 'valibot';

// Reads values of another kind than promised as what they were meant to be, where that is clear. One odd
// field must not cost the page it stands on: what cannot be read is left out, and noted for the log.

/** How many odd things are noted of one answer. */
const mostNoted = 5;

let noted: string[] | undefined;

/**
 * Reads an answer, and notes what in it was odd: names of fields and what kind of value was found, never a
 * value.
 */
export function noteOddities<T>(read: () => T): { readonly value: T; readonly oddities: string[] } {
  const before = noted;
  const oddities: string[] = [];
  noted = oddities;
  try {
    return { value: read(), oddities };
  } finally {
    noted = before;
  }
}

function note(name: string, value: unknown): void {
  if (noted === undefined || noted.length >= mostNoted) return;
  const oddity = `${name}: ${kindOf(value)}`;
  if (!noted.includes(oddity)) noted.push(oddity);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Reads a value; undefined where it cannot be read. */
export type Coerce = (value: unknown) => unknown;

/** Reads an identifier, which is a text or a number. */
export const toIdentifier: Coerce = (value) => toText(value);

const bothKinds: ReadonlySet<Coerce> = new Set([toIdentifier]);

/** Reads a field; undefined, and noted, where it cannot be read. */
export function coerced(name: string, value: unknown, coerce: Coerce): unknown {
  const read = coerce(value);
  const isAsPromised = read === value || (read !== undefined && bothKinds.has(coerce));
  if (!isAsPromised) note(name, value);
  return read;
}

/** A text, which some servers write as a number. */
export function toText(value: unknown): unknown {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** A flag, which some servers write as 0 or 1, or as a word. */
export function toFlag(value: unknown): unknown {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === 'true' || value === '1') return true;
  return value === 0 || value === 'false' || value === '0' ? false : undefined;
}

/** A number, which some servers write as a text. */
export function toNumber(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !/^-?\d+(\.\d+)?$/.test(value)) return undefined;
  return Number(value);
}

const [firstSecond, lastSecond] = [Date.UTC(2001, 8, 10) / 1000, Date.UTC(2100, 0, 1) / 1000];

/** A time, which some servers write in seconds or milliseconds since the epoch. */
export function toTime(value: unknown): unknown {
  if (typeof value === 'string')
    return digits.test(value) ? (fromEpoch(Number(value)) ?? value) : value;
  return typeof value === 'number' ? fromEpoch(value) : undefined;
}

const digits = /^\d{10,13}$/;

function fromEpoch(value: number): string | undefined {
  const seconds = value > lastSecond ? value / 1000 : value;
  if (!(seconds >= firstSecond && seconds <= lastSecond)) return undefined;
  return new Date(Math.round(seconds * 1000)).toISOString();
}

/** A list of texts, without what is none. */
export function toTexts(value: unknown): unknown {
  if (!Array.isArray(value)) return undefined;
  if (value.every((item) => typeof item === 'string')) return value;
  return value.flatMap((item) => toText(item) ?? []);
}

/** A list of items, without those that cannot be read. */
export function itemsOf<TItem extends v.GenericSchema>(name: string, item: TItem) {
  return v.pipe(
    v.array(v.unknown()),
    v.transform((items) => {
      const read: v.InferOutput<TItem>[] = [];
      for (const each of items) {
        const parsed = v.safeParse(item, each);
        if (parsed.success) read.push(parsed.output);
        else note(`${name} left out`, each);
      }
      return { read, leftOut: items.length - read.length };
    }),
  );
}

/** How many there are; undefined where that cannot be a count. */
export function countOf(value: unknown): number | undefined {
  const count = toNumber(value);
  if (typeof count === 'number' && Number.isSafeInteger(count) && count >= 0) {
    if (count !== value) note('totalCount', value);
    return count;
  }
  if (value !== undefined) note('totalCount', value);
  return undefined;
}
