import * as v from 'valibot';

const texts = v.pipe(v.array(v.string()), v.readonly());

const groupFields = {
  code: v.string(),
  name: v.string(),
  description: v.exactOptional(v.string()),
};

/** As the server wrote it: distinguishes the group from another that has its code later. */
const createdAt = v.exactOptional(v.string());

const GroupFieldsSchema = v.object(groupFields);

const DeletedGrantSchema = v.object({
  /** The code of the namespace that the resource is in. */
  namespace: v.string(),
  /** The resource's code. */
  resource: v.string(),
  resourceType: v.exactOptional(v.string()),
  actions: v.exactOptional(texts),
});

const DeletedGroupSchema = v.object({
  ...groupFields,
  createdAt,
  userIds: texts,
  grants: v.pipe(v.array(DeletedGrantSchema), v.readonly()),
  /**
   * How far an undo got that stopped half way: the group is about to be created again, or exists again
   * with another creation time. Then `userIds` and `grants` are what it still lacks.
   */
  recreation: v.exactOptional(
    v.variant('state', [
      v.object({
        state: v.literal('underway'),
        /** When it was begun, in milliseconds since the epoch. */
        at: v.exactOptional(v.number()),
      }),
      v.object({ state: v.literal('made'), createdAt }),
    ]),
  ),
});

const members = {
  code: v.string(),
  createdAt,
  groupName: v.string(),
  /** The users who were really added or removed, not those who were requested. */
  userIds: texts,
  /** The users for whom the outcome is unknown. */
  unsettled: v.exactOptional(texts),
};

const GrantStepSchema = v.object({
  /** The code of the namespace that the resource is in. */
  namespace: v.string(),
  /** The resource's code. */
  resource: v.string(),
  resourceType: v.exactOptional(v.string()),
  /** The actions that were granted before; none where the grant named none; absent where there was no grant. */
  before: v.exactOptional(texts),
  /** The same afterwards. */
  after: v.exactOptional(texts),
  /** An undo was about to replace the grant: it may be gone, or be as it was before, already. */
  restoring: v.exactOptional(v.literal(true)),
});

const grants = {
  code: v.string(),
  createdAt,
  groupName: v.string(),
  /** What really became of each grant that is another than before, not what was requested. */
  grants: v.pipe(v.array(GrantStepSchema), v.readonly()),
  /** Those of which the outcome is unknown, as they were to become. */
  unsettled: v.exactOptional(v.pipe(v.array(GrantStepSchema), v.readonly())),
};

const UndoableChangeSchema = v.variant('kind', [
  v.object({
    kind: v.literal('groupsDeleted'),
    /** `underway` is written before the delete, so that a crash in the middle of it loses nothing. */
    state: v.picklist(['underway', 'made']),
    groups: v.pipe(v.array(DeletedGroupSchema), v.readonly()),
  }),
  v.object({
    kind: v.literal('groupCreated'),
    createdAt,
    /** As it was created: with no members, authorized for nothing. */
    group: GroupFieldsSchema,
  }),
  v.object({
    kind: v.literal('groupUpdated'),
    createdAt,
    /** `underway` where the outcome is unknown. */
    state: v.exactOptional(v.literal('underway')),
    before: GroupFieldsSchema,
    after: GroupFieldsSchema,
  }),
  v.object({ kind: v.literal('membersAdded'), ...members }),
  v.object({ kind: v.literal('membersRemoved'), ...members }),
  v.object({ kind: v.literal('resourcesGranted'), ...grants }),
  v.object({ kind: v.literal('grantsRevoked'), ...grants }),
]);

const UndoRecordSchema = v.object({
  version: v.literal(1),
  id: v.pipe(v.string(), v.uuid()),
  /** The id of the connection. */
  pool: v.string(),
  /** The instance of the pool's connection; absent for records made before connections had instances. */
  connection: v.exactOptional(v.string()),
  /** When the change was made, in milliseconds since the epoch. */
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** Which session of a window made it: another one each time a window is opened or reloaded. */
  window: v.string(),
  change: UndoableChangeSchema,
});

/** A group's own fields, as far as they can be changed. */
export type GroupFields = v.InferOutput<typeof GroupFieldsSchema>;
/** What a group was authorized for, in one namespace. */
export type DeletedGrant = v.InferOutput<typeof DeletedGrantSchema>;
/** What becomes of one grant of a group. */
export type GrantStep = v.InferOutput<typeof GrantStepSchema>;
/** All of a group that can be brought back. */
export type DeletedGroup = v.InferOutput<typeof DeletedGroupSchema>;
/** A change that can be undone, with what it takes to undo it. */
export type UndoableChange = v.InferOutput<typeof UndoableChangeSchema>;
/** A change that can be undone, as it is kept on disk. */
export type UndoRecord = v.InferOutput<typeof UndoRecordSchema>;

/**
 * Whether nothing but the record still holds what the change removed. Such a record is kept the longest,
 * and the user is asked before it is discarded.
 */
export function isOnlyCopy({ kind }: UndoableChange): boolean {
  switch (kind) {
    case 'groupsDeleted':
      return true;
    case 'groupCreated':
    case 'groupUpdated':
    case 'membersAdded':
    case 'membersRemoved':
    case 'resourcesGranted':
    case 'grantsRevoked':
      return false;
  }
}

/** Reads a record's file; undefined for what is none, for any program may have written it. */
export function parseUndoRecord(json: string): UndoRecord | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), UndoRecordSchema), json);
  return parsed.success ? parsed.output : undefined;
}
