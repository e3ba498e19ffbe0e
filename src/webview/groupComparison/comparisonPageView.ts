import * as v from 'valibot';
import { scrollEntries, searchEntries, viewReader } from '../shared/pageView.ts';
import { foldedAtFirst } from './comparisonRows.ts';

/** Reads the view that was kept; the plain view if there is none. */
export const readComparisonPageView = viewReader(
  v.object({
    ...scrollEntries,
    ...searchEntries,
    /** The ids of headings below which nothing is shown. */
    folded: v.optional(v.array(v.string()), [...foldedAtFirst]),
  }),
);

/** How the user looks at the comparison. It is the page's own and comes back after a reload. */
export type ComparisonPageView = ReturnType<typeof readComparisonPageView>;
