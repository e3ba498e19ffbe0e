// What the views of several pages keep, and how all of them are read.
import * as v from 'valibot';

/** Where the grid has been scrolled to, in pixels. */
export const scrollEntries = { scrollTop: v.optional(v.number(), 0) };

/** The search of a page that has one for all its rows. */
export const searchEntries = { search: v.optional(v.string(), '') };

/** The filters of rows about resources. */
export const resourceFilterEntries = {
  namespace: v.optional(v.string()),
  types: v.optional(v.array(v.string()), []),
};

/** The order of the rows, by one of some columns; none where they stand as the server gave them out. */
export function sortBy<const C extends readonly string[]>(columns: C) {
  return v.optional(
    v.object({
      column: v.picklist(columns),
      direction: v.picklist(['ascending', 'descending']),
    }),
  );
}

/** What reads a view that was kept; it gives the plain view if there is none. */
export function viewReader<S extends v.GenericSchema>(
  schema: S,
): (kept: unknown) => Readonly<v.InferOutput<S>> {
  return (kept) => {
    const parsed = v.safeParse(schema, kept);
    return parsed.success ? parsed.output : v.parse(schema, {});
  };
}

/** The values with one more, or without it where it is among them: such as headings that are folded. */
export function toggled(values: readonly string[], value: string): string[] {
  const others = values.filter((each) => each !== value);
  return others.length < values.length ? others : [...others, value];
}
