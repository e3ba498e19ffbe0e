import * as v from 'valibot';

const code = v.string();
const userIds = v.pipe(v.array(v.string()), v.readonly());
/** Distinguishes the group from another that has its code later. */
const createdAt = v.exactOptional(v.string());

const ChangeSchema = v.variant('kind', [
  v.object({
    kind: v.literal('connection'),
    what: v.picklist(['added', 'removed', 'secretReplaced', 'updated']),
  }),
  v.object({ kind: v.literal('groupCreated'), code }),
  v.object({ kind: v.literal('groupUpdated'), code, newCode: v.exactOptional(code), createdAt }),
  v.object({
    kind: v.literal('groupsDeleted'),
    codes: v.pipe(v.array(code), v.readonly()),
    createdAt: v.exactOptional(v.record(code, v.string())),
  }),
  v.object({ kind: v.literal('membersAdded'), code, userIds, createdAt }),
  v.object({ kind: v.literal('membersRemoved'), code, userIds, createdAt }),
  v.object({ kind: v.literal('grantsChanged'), code, createdAt }),
]);

const RevisionSchema = v.object({
  /** The id of the connection. */
  pool: v.string(),
  change: ChangeSchema,
});

/** What a change did, for the other windows: ids only, nothing private. */
export type Revision = v.InferOutput<typeof RevisionSchema>;

/** One line of the revision file: the window that wrote it, and that window's line number. */
const LineSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    window: v.string(),
    // JSON has a negative zero.
    seq: v.pipe(
      v.number(),
      v.safeInteger(),
      v.transform((seq) => seq + 0),
    ),
    ...RevisionSchema.entries,
  }),
);

export type RevisionLine = v.InferOutput<typeof LineSchema>;

/** Reads one line; undefined for what is not one, for any program may have written to the file. */
export function parseRevisionLine(line: string): RevisionLine | undefined {
  const parsed = v.safeParse(LineSchema, line);
  return parsed.success ? parsed.output : undefined;
}
