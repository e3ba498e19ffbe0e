import * as v from 'valibot';
import {
  resourceFilterEntries,
  scrollEntries,
  searchEntries,
  sortBy,
  viewReader,
} from '../shared/pageView.ts';
import { columns } from './rows.ts';

/** Reads the view that was kept; the plain view if there is none. */
export const readResourcesView = viewReader(
  v.object({
    ...scrollEntries,
    ...searchEntries,
    ...resourceFilterEntries,
    sort: sortBy(columns),
    /** Whether the picture is open; absent as long as the user has neither opened nor folded it. */
    overview: v.optional(v.boolean()),
  }),
);

/** How the user looks at the resources. It is the page's own and comes back after a reload. */
export type ResourcesView = ReturnType<typeof readResourcesView>;
