// What the panel of a permission matrix and its page say to each other.
import * as v from 'valibot';
import { type Messages, nothing } from './envelope.ts';
import { grantAbilities } from './grants.ts';
import { groupsHeading, groupsProgress } from './groupsRead.ts';
import { sentMatrix } from './matrixTable.ts';
import {
  exportFormat,
  index,
  pageIntents,
  pageUpdates,
  readStatus,
  resourceOfRow,
  snapshotEntries,
} from './page.ts';

/** What the panel sends its page. */
export const updates = {
  ...pageUpdates,
  /** All there is to show. */
  snapshot: v.object({
    ...snapshotEntries,
    heading: groupsHeading,
    progress: groupsProgress,
    changes: grantAbilities,
    table: v.optional(sentMatrix),
  }),
  heading: groupsHeading,
  status: readStatus,
  progress: groupsProgress,
  changes: grantAbilities,
  table: sentMatrix,
  /** What was asked for is on the clipboard. */
  copied: v.object({ what: v.picklist(['cell', 'matrix']) }),
} as const satisfies Messages;

export type Updates = typeof updates;

/** What a group has of a resource, or all that it has, or what groups have of a resource: these are asked for. */
const grantOfGroup = v.pipe(
  v.object({ group: v.optional(v.string()), resource: v.optional(resourceOfRow) }),
  v.check(({ group, resource }) => group !== undefined || resource !== undefined),
);

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
  /** Grant a group more of a resource, or anything; or a resource to groups. */
  grant: grantOfGroup,
  /** Revoke what a group has of a resource, or anything; or what groups have of a resource. */
  revoke: grantOfGroup,
  copyCell: v.object({ revision: index, resource: index, group: index }),
  copyMarkdown: v.object(part),
  export: v.object({ ...part, format: exportFormat }),
} as const satisfies Messages;

export type Intents = typeof intents;
