import * as v from 'valibot';
import type { MatrixCriteria } from '../../permissions/matrixView.ts';
import { resourceFilterEntries, scrollEntries, viewReader } from '../shared/pageView.ts';
import { searchWords } from '../shared/rowSearch.ts';

/** Reads the view that was kept; the plain view if there is none. */
export const readMatrixPageView = viewReader(
  v.object({
    ...scrollEntries,
    scrollLeft: v.optional(v.number(), 0),
    resourceSearch: v.optional(v.string(), ''),
    groupSearch: v.optional(v.string(), ''),
    ...resourceFilterEntries,
    verb: v.optional(v.string()),
    onlyDifferences: v.optional(v.boolean(), false),
    /** Namespaces of which the heading alone is shown. */
    folded: v.optional(v.array(v.string()), []),
  }),
);

/** How the user looks at the matrix. It is the page's own and comes back after a reload. */
export type MatrixPageView = ReturnType<typeof readMatrixPageView>;

/** What of a view leaves something out. */
export const noFilters = {
  resourceSearch: '',
  groupSearch: '',
  namespace: undefined,
  types: [],
  verb: undefined,
  onlyDifferences: false,
} satisfies Partial<MatrixPageView>;

/** Which part of the matrix a view wants. */
export function criteriaOf(view: MatrixPageView): MatrixCriteria {
  const { namespace, types, verb, onlyDifferences } = view;
  return {
    resourceWords: searchWords(view.resourceSearch),
    groupWords: searchWords(view.groupSearch),
    namespace,
    types,
    verb,
    onlyDifferences,
  };
}
