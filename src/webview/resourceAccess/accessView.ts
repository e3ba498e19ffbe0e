import * as v from 'valibot';
import { scrollEntries, searchEntries, sortBy, viewReader } from '../shared/pageView.ts';
import { columns } from './accessRows.ts';

const sort = sortBy([...columns.groups, ...columns.people]);

/** Reads the view that was kept; the plain view if there is none. */
export const readAccessView = viewReader(
  v.object({
    ...scrollEntries,
    ...searchEntries,
    list: v.optional(v.picklist(['groups', 'people']), 'groups'),
    sort: v.optional(v.object({ groups: sort, people: sort }), {}),
  }),
);

/** How the user looks at the answer. It is the page's own and comes back after a reload. */
export type AccessView = ReturnType<typeof readAccessView>;
