import * as v from 'valibot';
import type { Question, UserHeading } from '../../protocol/userPermissions.ts';
import { columns } from './permissionRows.ts';

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
  /** Whether the picture is open. Who the user is, and the question, leave it no room at first. */
  overview: v.optional(v.boolean(), false),
  /** What stands in the form. */
  action: v.optional(v.string(), ''),
  resource: v.optional(v.string(), ''),
  /** In which namespace it is asked; undefined until one is chosen. */
  askedNamespace: v.optional(v.string()),
  /** In pixels. */
  scrollTop: v.optional(v.number(), 0),
});

/** How the user looks at the permissions. It is the page's own and comes back after a reload. */
export type UserPageView = Readonly<v.InferOutput<typeof schema>>;

/** Reads the view that was kept; the plain view if there is none. */
export function readUserPageView(kept: unknown): UserPageView {
  const parsed = v.safeParse(schema, kept);
  return parsed.success ? parsed.output : v.parse(schema, {});
}

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
