// What the authorized-resources panel and its page tell each other.
import * as v from 'valibot';
import { type Messages, nothing } from './envelope.ts';

const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const group = v.object({
  code: v.string(),
  name: v.string(),
  description: v.optional(v.string()),
  /** The name of the user pool's connection. */
  pool: v.string(),
  /** The group is gone from the pool; what was read of it stays on screen. */
  deleted: v.boolean(),
});

/** The group whose resources are shown. */
export type GroupHeading = v.InferOutput<typeof group>;

const status = v.variant('state', [
  v.object({ state: v.literal('loading') }),
  v.object({ state: v.literal('loaded') }),
  v.object({
    state: v.literal('failed'),
    /** A sentence for the user. */
    message: v.string(),
    /** What may help. */
    remedy: v.picklist(['retry', 'replaceSecret']),
  }),
  /** The user pool is no longer connected. */
  v.object({ state: v.literal('disconnected') }),
]);

/** How reading the resources stands. */
export type ReadStatus = v.InferOutput<typeof status>;

const columns = v.object({
  /** Tells one reading from the next, so that row numbers are not taken for those of another. */
  revision: index,
  /** False where the server refuses its list of namespaces: one is typed then. */
  namespacesListed: v.boolean(),
  /** Each namespace that occurs, once; '' stands for an unknown one. */
  namespaces: v.array(v.string()),
  /** Each resource type that occurs, once; '' stands for none. */
  types: v.array(v.string()),
  /** Each list of actions that occurs, once. */
  actionLists: v.array(v.array(v.string())),
  /** One entry a row. The first three are indexes into the lists above. */
  namespace: v.array(index),
  type: v.array(index),
  actions: v.array(index),
  code: v.array(v.string()),
  /** '' where the resource has none. */
  apiIdentifier: v.array(v.string()),
});

const table = v.pipe(columns, v.check(isWhole));

/** The resources by column, with what repeats told once: a large group has tens of thousands. */
export type ResourceTable = v.InferOutput<typeof table>;

/** Whether each column has as many entries as the others, and each index leads to a value. */
function isWhole(table: v.InferOutput<typeof columns>): boolean {
  const { namespace, type, actions, code, apiIdentifier } = table;
  const leads = (indexes: readonly number[], values: readonly unknown[]) =>
    indexes.length === code.length && indexes.every((each) => each < values.length);
  return (
    leads(namespace, table.namespaces) &&
    leads(type, table.types) &&
    leads(actions, table.actionLists) &&
    apiIdentifier.length === code.length
  );
}

/** What the host tells the page. */
export const updates = {
  /** All there is to show. */
  snapshot: v.object({
    /** Stays the same through reloads of the window. */
    panelId: v.string(),
    /** What the page last gave as `look`. */
    view: v.optional(v.unknown()),
    group,
    status,
    table: v.optional(table),
  }),
  group,
  status,
  table,
  /** The code is on the clipboard. */
  copied: v.object({ code: v.string() }),
} as const satisfies Messages;

export type Updates = typeof updates;

/** Characters that a view takes as JSON at most. */
const longestView = 20_000;

/** How the user looks at the resources, which the page alone understands. */
const view = v.pipe(v.unknown(), v.check(isSmall));

/** Whether it can be kept: it goes into the state of the workspace, with each change of it. */
function isSmall(value: unknown): boolean {
  try {
    return (JSON.stringify(value)?.length ?? 0) <= longestView;
  } catch {
    // What is no JSON cannot be kept.
    return false;
  }
}

/** What the page asks of the host. */
export const intents = {
  /** The page wants a snapshot: it has just begun, or it has missed an update. */
  ready: nothing,
  /**
   * Keep how the user looks at the resources, for when the page is made anew; the host does not look
   * into it. What `setState` keeps would be older, or gone, after a reload of the window.
   */
  look: v.object({ view }),
  /** Read the resources again. */
  refresh: nothing,
  replaceSecret: nothing,
  loadNamespace: v.object({ namespace: v.pipe(v.string(), v.trim(), v.nonEmpty()) }),
  copyCode: v.object({ code: v.string() }),
  /** Save these rows of the table of this revision, in this order. */
  export: v.object({
    format: v.picklist(['csv', 'json']),
    revision: index,
    rows: v.array(index),
  }),
} as const satisfies Messages;

export type Intents = typeof intents;

/** What the page has VS Code keep (`setState`) for the panel: what the host knows it by after a reload. */
export const keptState = v.object({ panelId: v.string() });

export type KeptState = v.InferOutput<typeof keptState>;
