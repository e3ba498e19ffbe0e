import * as v from 'valibot';
import type { Question, UserHeading } from '../../protocol/userPermissions.ts';
import {
  resourceFilterEntries,
  scrollEntries,
  searchEntries,
  sortBy,
  viewReader,
} from '../shared/pageView.ts';
import { columns } from './permissionRows.ts';

/** Reads the view that was kept; the plain view if there is none. */
export const readUserPageView = viewReader(
  v.object({
    ...scrollEntries,
    ...searchEntries,
    ...resourceFilterEntries,
    sort: sortBy(columns),
    /** Whether the picture is open. Who the user is, and the question, leave it no room at first. */
    overview: v.optional(v.boolean(), false),
    /** What stands in the form. */
    action: v.optional(v.string(), ''),
    resource: v.optional(v.string(), ''),
    /** In which namespace it is asked; undefined until one is chosen. */
    askedNamespace: v.optional(v.string()),
  }),
);

/** How the user looks at the permissions. It is the page's own and comes back after a reload. */
export type UserPageView = ReturnType<typeof readUserPageView>;

/** What of a view leaves something out. */
export const noFilters = {
  search: '',
  namespace: undefined,
  types: [],
} satisfies Partial<UserPageView>;

/** What stands in the form. It is asked where it was asked last, else in the namespace that is shown. */
export function questionOf(
  { action, resource, askedNamespace, namespace }: UserPageView,
  { namespaces = [] }: UserHeading,
): Question {
  const usual = namespaces.includes('default') ? 'default' : (namespaces[0] ?? '');
  return { action, resource, namespace: askedNamespace ?? (namespace || usual) };
}
