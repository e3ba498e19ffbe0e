// What the panel of a user's permissions and its page say to each other.
import * as v from 'valibot';
import { type Messages, nothing } from './envelope.ts';
import { groupsProgress } from './groupsRead.ts';
import {
  index,
  pageIntents,
  pageUpdates,
  readStatus,
  resourceOfRow,
  rowsToExport,
  snapshotEntries,
} from './page.ts';

const group = v.object({ code: v.string(), name: v.string() });

/** A group by its code, with its name. */
export type NamedGroup = v.InferOutput<typeof group>;

const heading = v.object({
  name: v.string(),
  /** What is known of the user, each with what it is called. */
  facts: v.pipe(v.array(v.object({ label: v.string(), text: v.string() })), v.readonly()),
  /** The name of the user pool's connection. */
  pool: v.string(),
  /** There is no such user any more; what was read stays on screen. */
  deleted: v.boolean(),
  /** The groups that the user is in; undefined until they are known. */
  groups: v.optional(v.pipe(v.array(group), v.readonly())),
  /** How many groups the server counts beyond those it gives. */
  groupsLeftOut: index,
  /** The namespaces of the pool by their codes; undefined where the server does not list them. */
  namespaces: v.optional(v.pipe(v.array(v.string()), v.readonly())),
});

/** Who the user is, and in which groups. */
export type UserHeading = v.InferOutput<typeof heading>;

const sourcesStatus = v.variant('state', [
  /** It is not being asked for. */
  v.object({ state: v.literal('none') }),
  v.object({ state: v.literal('loading') }),
  v.object({
    state: v.literal('known'),
    /** How many resources were not asked about, for there are so many. */
    left: index,
  }),
  v.object({ state: v.literal('unknown') /** Says why. */, sentence: v.string() }),
]);

/** How far it is known what comes directly, and what by which role or department. */
export type SourcesStatus = v.InferOutput<typeof sourcesStatus>;

const serverSum = v.variant('state', [
  v.object({ state: v.literal('loading') }),
  v.object({
    state: v.literal('known'),
    sources: sourcesStatus,
    /** How many resources that groups give it does not list, or not with all actions. */
    unlisted: index,
  }),
  /** It is not known what the user has directly or by roles. */
  v.object({
    state: v.literal('unknown'),
    /** A sentence that says why. */
    reason: v.string(),
  }),
]);

/** How far the server's own list of what the user may do is known. */
export type ServerSumStatus = v.InferOutput<typeof serverSum>;

const source = v.variant('kind', [
  v.object({ kind: v.literal('direct') }),
  v.object({ kind: v.picklist(['role', 'department']), name: v.string() }),
]);

const action = v.object({
  /** '' for a grant that names no action. */
  name: v.string(),
  /** Places among the groups of the table; none for what comes directly, or by a role. */
  through: v.pipe(v.array(index), v.readonly()),
  /** Where it comes from besides groups, as far as that is known: places among the sources of the table. */
  from: v.optional(v.pipe(v.array(index), v.readonly())),
});

const columns = v.object({
  /** Tells one table from the next, so that row numbers are not taken for those of another. */
  revision: index,
  groups: v.pipe(v.array(group), v.readonly()),
  /** Where something comes from besides groups, each once. */
  sources: v.pipe(v.array(source), v.readonly()),
  /** One entry a row. '' stands for an unknown namespace, and for no type. */
  namespace: v.array(v.string()),
  type: v.array(v.string()),
  code: v.array(v.string()),
  actions: v.pipe(v.array(v.pipe(v.array(action), v.readonly())), v.readonly()),
});

const table = v.pipe(columns, v.check(isWhole));

/** What the user may do, resource by resource. */
export type PermissionTable = v.InferOutput<typeof table>;

/** Whether each column has as many entries as the others, and each place is one. */
function isWhole({
  groups,
  sources,
  namespace,
  type,
  code,
  actions,
}: v.InferOutput<typeof columns>) {
  const rows = code.length;
  return (
    namespace.length === rows &&
    type.length === rows &&
    actions.length === rows &&
    actions.every((each) =>
      each.every(
        ({ through, from = [] }) =>
          through.every((place) => place < groups.length) &&
          from.every((place) => place < sources.length),
      ),
    )
  );
}

const question = v.object({ namespace: v.string(), resource: v.string(), action: v.string() });

/** May the user do this? */
export type Question = v.InferOutput<typeof question>;

const questionField = v.picklist(['action', 'resource', 'namespace']);

/** One part of a question. */
export type QuestionField = v.InferOutput<typeof questionField>;

const suggested = v.object({
  field: questionField,
  /** What stood in the form then. */
  question,
  list: v.pipe(v.array(v.object({ value: v.string(), detail: v.string() })), v.readonly()),
  /** How many there are beyond those. */
  more: index,
});

/** What may be meant by what stands in a field. */
export type Suggested = v.InferOutput<typeof suggested>;

const answer = v.object({
  question,
  verdict: v.picklist(['yes', 'no', 'unknown']),
  /** The answer by the grants of the groups, as one sentence. */
  sentence: v.string(),
  /** The rules it stands on: a sentence each. */
  rules: v.pipe(v.array(v.string()), v.readonly()),
  /** What the server says. */
  server: v.object({
    state: v.picklist(['asking', 'yes', 'no', 'failed']),
    sentence: v.string(),
    /** That it says another thing than the grants, and why that may be; '' where it does not. */
    difference: v.string(),
  }),
  /** The groups that would give it; undefined where that is not asked. */
  wouldGive: v.optional(
    v.object({
      progress: groupsProgress,
      reading: v.boolean(),
      sentence: v.string(),
      groups: v.pipe(v.array(group), v.readonly()),
      /** How many there are beyond those named. */
      more: index,
    }),
  ),
});

/** What is known of the answer so far. */
export type Answer = v.InferOutput<typeof answer>;

/** What the panel sends its page. */
export const updates = {
  ...pageUpdates,
  /** All there is to show. */
  snapshot: v.object({
    ...snapshotEntries,
    heading,
    progress: groupsProgress,
    serverSum,
    table: v.optional(table),
    answer: v.optional(answer),
    suggested: v.optional(suggested),
  }),
  heading,
  status: readStatus,
  progress: groupsProgress,
  serverSum,
  table,
  answer,
  suggested,
  /** What was asked for is on the clipboard. */
  copied: v.object({ what: v.picklist(['code', 'table', 'answer']), code: v.optional(v.string()) }),
} as const satisfies Messages;

export type Updates = typeof updates;

/** What the page asks of its panel. */
export const intents = {
  ...pageIntents,
  /** Read no more of what has not come yet. */
  cancel: nothing,
  /** Read what failed, or was cancelled. */
  readRest: nothing,
  /** Shows a group in the sidebar. */
  revealGroup: v.object({ code: v.string() }),
  ask: question,
  /** Suggest what may be meant by what stands in a field. */
  suggest: v.object({ field: questionField, question }),
  /** Look no further for groups that would give it. */
  cancelSearch: nothing,
  /** The answer was read. */
  closeAnswer: nothing,
  copyCode: v.object({ code: v.string() }),
  /** Finds which groups may use a resource. */
  findGroups: resourceOfRow,
  copyAnswer: nothing,
  copyMarkdown: v.object({ revision: index, rows: v.array(index) }),
  export: rowsToExport,
} as const satisfies Messages;

export type Intents = typeof intents;
