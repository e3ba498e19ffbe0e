import * as v from 'valibot';
import { columns } from './accessRows.ts';

const sort = v.optional(
  v.object({
    column: v.picklist([...columns.groups, ...columns.people]),
    direction: v.picklist(['ascending', 'descending']),
  }),
);

const schema = v.object({
  list: v.optional(v.picklist(['groups', 'people']), 'groups'),
  search: v.optional(v.string(), ''),
  sort: v.optional(v.object({ groups: sort, people: sort }), {}),
  /** In pixels. */
  scrollTop: v.optional(v.number(), 0),
});

/** How the user looks at the answer. It is the page's own and comes back after a reload. */
export type AccessView = Readonly<v.InferOutput<typeof schema>>;

/** Reads the view that was kept; the plain view if there is none. */
export function readAccessView(kept: unknown): AccessView {
  const parsed = v.safeParse(schema, kept);
  return parsed.success ? parsed.output : v.parse(schema, {});
}
