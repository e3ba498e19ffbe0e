// What the panel of a comparison of groups and its page say to each other.
import * as v from 'valibot';
import { type Messages, nothing } from './envelope.ts';
import { sentMatrix } from './matrixTable.ts';
import { index, pageIntents, pageUpdates, readStatus, snapshotEntries } from './page.ts';

const comparedGroup = v.object({
  /** Tells it from the others: its name, and where that is not enough its pool or its code. */
  label: v.string(),
  status: readStatus,
  /** Whether its resources have been read, so that it is compared. */
  known: v.boolean(),
  /** It is gone from its pool; what was read of it stays. */
  deleted: v.boolean(),
  members: v.object({
    read: index,
    /** How many there are, as far as is known. */
    total: index,
    complete: v.boolean(),
    /** Why the rest could not be read: a sentence. */
    failure: v.optional(v.string()),
  }),
});

/** A group that is compared, and how far it has been read. */
export type ComparedGroupState = v.InferOutput<typeof comparedGroup>;

const groups = v.pipe(v.array(comparedGroup), v.readonly());

const membership = v.picklist([
  'member',
  'email',
  'username',
  'phone',
  'externalId',
  'absent',
  'unread',
  'incomparable',
]);

const parts = v.object({
  /** The groups whose resources are known, with these; a column of the page each. */
  table: sentMatrix,
  people: v.pipe(
    v.array(
      v.object({
        name: v.string(),
        /** '' where there is none. */
        handle: v.string(),
        /** One for each group of the table. */
        memberships: v.pipe(v.array(membership), v.readonly()),
      }),
    ),
    v.readonly(),
  ),
});

const comparison = v.pipe(
  parts,
  v.check(({ table, people }) =>
    people.every(({ memberships }) => memberships.length === table.groups.length),
  ),
);

/** Groups side by side. */
export type SentComparison = v.InferOutput<typeof comparison>;

/** What the panel sends its page. */
export const updates = {
  ...pageUpdates,
  /** All there is to show. */
  snapshot: v.object({ ...snapshotEntries, groups, comparison: v.optional(comparison) }),
  groups,
  status: readStatus,
  comparison,
  /** What was asked for is on the clipboard. */
  copied: v.object({ what: v.picklist(['code', 'comparison']) }),
} as const satisfies Messages;

export type Updates = typeof updates;

/** A resource, by its place in the table of this revision. */
const resourcePlace = v.object({ revision: index, resource: index });

/** What the page asks of its panel. */
export const intents = {
  ...pageIntents,
  /** Replaces the secret of the pool of the group at this place. */
  replaceSecretOf: v.object({ group: index }),
  /** Read no more of what has not come yet. */
  cancel: nothing,
  /** Read what failed or was cancelled, and more members where not all have been read. */
  readRest: nothing,
  /** Give one of the groups that are compared what another has. */
  copyToOther: nothing,
  /** The same of a resource alone: its place in the table of this revision. */
  copyResourceToOther: resourcePlace,
  /** The same of a member: the place among the people. */
  copyMemberToOther: v.object({ revision: index, person: index }),
  /** Find the groups that may use a resource. */
  findGroups: resourcePlace,
  copyCode: resourcePlace,
  /** A part of the comparison: places in the table of this revision, and among the people, in their order. */
  copyMarkdown: v.object({ revision: index, resources: v.array(index), people: v.array(index) }),
} as const satisfies Messages;

export type Intents = typeof intents;
