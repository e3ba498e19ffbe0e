import * as v from 'valibot';
import { columns } from './rows.ts';

const schema = v.object({
  search: v.optional(v.string(), ''),
  namespace: v.optional(v.string()),
  types: v.optional(v.array(v.string()), []),
  sort: v.optional(
    v.object({
      column: v.picklist(columns),
      direction: v.picklist(['ascending', 'descending']),
    }),
  ),
  /** Whether the picture is open; absent as long as the user has neither opened nor folded it. */
  overview: v.optional(v.boolean()),
  /** In pixels. */
  scrollTop: v.optional(v.number(), 0),
});

/** How the user looks at the resources. It is the page's own and comes back after a reload. */
export type ResourcesView = Readonly<v.InferOutput<typeof schema>>;

/** Reads the view that was kept; the plain view if there is none. */
export function readResourcesView(kept: unknown): ResourcesView {
  const parsed = v.safeParse(schema, kept);
  return parsed.success ? parsed.output : v.parse(schema, {});
}
