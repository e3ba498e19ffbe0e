// What the authorized-resources panel and its page say to each other.
import * as v from 'valibot';
import { type Messages, nothing } from './envelope.ts';
import { grantAbilities } from './grants.ts';
import {
  index,
  pageIntents,
  pageUpdates,
  readStatus,
  resourceOfRow,
  rowsToExport,
  snapshotEntries,
} from './page.ts';

const group = v.object({
  code: v.string(),
  name: v.string(),
  description: v.optional(v.string()),
  /** The name of the user pool's connection. */
  pool: v.string(),
  /** The group is gone from the pool; what was read of it stays on screen. */
  deleted: v.boolean(),
  changes: grantAbilities,
});

/** The group whose resources are shown. */
export type GroupHeading = v.InferOutput<typeof group>;

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

/** The resources by column, with each repeated value sent once: a large group has tens of thousands. */
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

/** What the panel sends its page. */
export const updates = {
  ...pageUpdates,
  /** All there is to show. */
  snapshot: v.object({ ...snapshotEntries, group, table: v.optional(table) }),
  group,
  status: readStatus,
  table,
  /** The code is on the clipboard. */
  copied: v.object({ code: v.string() }),
} as const satisfies Messages;

export type Updates = typeof updates;

/** What the page asks of its panel. */
export const intents = {
  ...pageIntents,
  /** Read the resources of this namespace alone. */
  loadNamespace: v.object({ namespace: v.pipe(v.string(), v.trim(), v.nonEmpty()) }),
  copyCode: v.object({ code: v.string() }),
  /** Finds which groups may use a resource. */
  findGroups: resourceOfRow,
  /** Ask for resources to grant to the group. */
  grant: nothing,
  /** Revoke the grant of a resource. */
  revoke: resourceOfRow,
  export: rowsToExport,
} as const satisfies Messages;

export type Intents = typeof intents;
