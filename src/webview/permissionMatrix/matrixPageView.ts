import * as v from 'valibot';
import type { MatrixCriteria } from '../../permissions/matrixView.ts';
import { searchWords } from '../shared/rowSearch.ts';

const schema = v.object({
  resourceSearch: v.optional(v.string(), ''),
  groupSearch: v.optional(v.string(), ''),
  namespace: v.optional(v.string()),
  types: v.optional(v.array(v.string()), []),
  verb: v.optional(v.string()),
  onlyDifferences: v.optional(v.boolean(), false),
  /** Namespaces of which the heading alone is shown. */
  folded: v.optional(v.array(v.string()), []),
  /** In pixels. */
  scrollTop: v.optional(v.number(), 0),
  scrollLeft: v.optional(v.number(), 0),
});

/** How the user looks at the matrix. It is the page's own and comes back after a reload. */
export type MatrixPageView = Readonly<v.InferOutput<typeof schema>>;

/** Reads the view that was kept; the plain view if there is none. */
export function readMatrixPageView(kept: unknown): MatrixPageView {
  const parsed = v.safeParse(schema, kept);
  return parsed.success ? parsed.output : v.parse(schema, {});
}

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
