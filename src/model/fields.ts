import * as v from 'valibot';

// The kinds of fields that groups, users and resources have. Each thing lists its fields once, by these:
// its type is inferred from the list, what is selected of it is its names, and how a client reads a field
// follows from its kind. A field that a server leaves empty is absent.

export const text = v.exactOptional(v.string());
/** As the server writes it, mostly ISO 8601 with `Z` or an offset such as `+08:00`. */
export const time = v.exactOptional(v.string());
export const flag = v.exactOptional(v.boolean());
export const number = v.exactOptional(v.number());
export const texts = v.exactOptional(v.pipe(v.array(v.string()), v.readonly()));
/** What a thing is known by, which is always there. */
export const key = v.string();
/** An id that is not always there, and a number on some servers. */
export const identifier = v.exactOptional(v.string());
/** A name that is there, though it may be empty. */
export const name = v.exactOptional(v.string(), '');

/** A list of things with fields of their own. */
export function listOf<const TEntries extends v.ObjectEntries>(fields: TEntries) {
  return v.exactOptional(v.pipe(v.array(v.pipe(v.object(fields), v.readonly())), v.readonly()));
}

/** What has these fields. */
export type WithFields<TEntries extends v.ObjectEntries> = Readonly<
  v.InferOutput<v.ObjectSchema<TEntries, undefined>>
>;
