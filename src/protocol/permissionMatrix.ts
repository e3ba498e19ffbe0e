// What the panel of a permission matrix and its page say to each other.
import * as v from 'valibot';
import { type Messages, nothing } from './envelope.ts';
import { grantAbilities } from './grants.ts';
import { groupsHeading, groupsProgress } from './groupsRead.ts';
import {
  exportFormat,
  index,
  pageIntents,
  readStatus,
  resourceOfRow,
  snapshotEntries,
} from './page.ts';

const places = v.custom<Uint32Array>((value) => value instanceof Uint32Array);

const texts = v.pipe(v.array(v.string()), v.readonly());

const columns = v.object({
  /** Tells one table from the next, so that places are not taken for those of another. */
  revision: index,
  groups: v.pipe(v.array(v.object({ code: v.string(), name: v.string() })), v.readonly()),
  namespaces: texts,
  types: texts,
  actionLists: v.pipe(v.array(texts), v.readonly()),
  resources: v.object({
    code: texts,
    namespaceIndex: places,
    typeIndex: places,
    definedIndex: places,
  }),
  grants: v.object({ groupIndex: places, resourceIndex: places, actionsIndex: places }),
});

/** A `MatrixTable`. VS Code copies its numbers as they are, without writing them out. */
const table = v.pipe(columns, v.check(isWhole));

/** The matrix as the page gets it. */
export type SentMatrix = v.InferOutput<typeof table>;

/** Whether each column has as many entries as the others, and each place is one. */
function isWhole(given: v.InferOutput<typeof columns>): boolean {
  const { groups, namespaces, types, actionLists, resources, grants } = given;
  const { groupIndex, resourceIndex, actionsIndex } = grants;
  const leads = (indexes: Uint32Array, count: number, values: readonly unknown[]) =>
    indexes.length === count && indexes.every((each) => each < values.length);
  return (
    leads(resources.namespaceIndex, resources.code.length, namespaces) &&
    leads(resources.typeIndex, resources.code.length, types) &&
    leads(resources.definedIndex, resources.code.length, [undefined, ...actionLists]) &&
    leads(groupIndex, groupIndex.length, groups) &&
    leads(resourceIndex, groupIndex.length, resources.code) &&
    leads(actionsIndex, groupIndex.length, actionLists)
  );
}

/** What the panel sends its page. */
export const updates = {
  /** All there is to show. */
  snapshot: v.object({
    ...snapshotEntries,
    heading: groupsHeading,
    progress: groupsProgress,
    changes: grantAbilities,
    table: v.optional(table),
  }),
  heading: groupsHeading,
  status: readStatus,
  progress: groupsProgress,
  changes: grantAbilities,
  table,
  /** What was asked for is on the clipboard. */
  copied: v.object({ what: v.picklist(['cell', 'matrix']) }),
} as const satisfies Messages;

export type Updates = typeof updates;

/** What a group has of a resource. */
const grantOfGroup = v.object({ group: v.string(), resource: resourceOfRow });

/** A part of the matrix: places in the table of this revision, in the order wanted. */
const part = { revision: index, resources: v.array(index), groups: v.array(index) };

/** What the page asks of its panel. */
export const intents = {
  ...pageIntents,
  /** Read no more of what has not come yet. */
  cancel: nothing,
  /** Read what failed, or was cancelled. */
  readRest: nothing,
  /** Opens the panel of a group. */
  openGroup: v.object({ code: v.string() }),
  /** Finds which groups may use a resource. */
  findGroups: resourceOfRow,
  /** Grant a group more of a resource. */
  grant: grantOfGroup,
  /** Revoke what a group has of a resource. */
  revoke: grantOfGroup,
  copyCell: v.object({ revision: index, resource: index, group: index }),
  copyMarkdown: v.object(part),
  export: v.object({ ...part, format: exportFormat }),
} as const satisfies Messages;

export type Intents = typeof intents;
