import * as v from 'valibot';
import { foldedAtFirst } from './comparisonRows.ts';

const schema = v.object({
  search: v.optional(v.string(), ''),
  /** The ids of headings below which nothing is shown. */
  folded: v.optional(v.array(v.string()), [...foldedAtFirst]),
  /** In pixels. */
  scrollTop: v.optional(v.number(), 0),
});

/** How the user looks at the comparison. It is the page's own and comes back after a reload. */
export type ComparisonPageView = Readonly<v.InferOutput<typeof schema>>;

/** Reads the view that was kept; the plain view if there is none. */
export function readComparisonPageView(kept: unknown): ComparisonPageView {
  const parsed = v.safeParse(schema, kept);
  return parsed.success ? parsed.output : v.parse(schema, {});
}
