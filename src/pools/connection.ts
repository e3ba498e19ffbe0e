import * as v from 'valibot';

const id = v.pipe(v.string(), v.nonEmpty());
const name = v.pipe(v.string(), v.nonEmpty());

/**
 * What keeps a pool from being changed by mistake; absent for nothing. A value this version does not know
 * was meant to keep something from happening, so it counts as the strictest.
 */
const protection = v.exactOptional(v.fallback(v.picklist(['production', 'readOnly']), 'readOnly'));

/**
 * Distinguishes this connection from an earlier or later one of the same id, as the sample pool has; absent
 * for those made before connections had instances.
 */
const instance = v.exactOptional(v.pipe(v.string(), v.nonEmpty()));

/** Grows with every change of the protection, so that an older list that is written later is noticed. */
const protectionVersion = v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));

/**
 * The ids of the sample pool and of its staging pool, in this order. They are the same in all windows, so that
 * opening one in two of them makes one.
 */
export const samplePoolIds = ['sample', 'sampleStaging'] as const;

export type SamplePoolId = (typeof samplePoolIds)[number];

const authingConnection = v.object({
  id,
  kind: v.literal('authing'),
  name,
  /** The origin requests go to, such as `https://core.authing.cn`; no trailing slash. */
  host: v.pipe(v.string(), v.nonEmpty()),
  userPoolId: v.pipe(v.string(), v.nonEmpty()),
  protection,
  protectionVersion,
  instance,
});

const sampleConnection = v.object({
  id: v.picklist(samplePoolIds),
  kind: v.literal('sample'),
  name,
  protection,
  protectionVersion,
  instance,
});

/**
 * A connected user pool, as kept in globalState. It never holds the secret (see secretStore.ts), and
 * for the sample pool no host either: each window runs a server of its own.
 */
export const ConnectionSchema = v.variant('kind', [authingConnection, sampleConnection]);

export type Connection = v.InferOutput<typeof ConnectionSchema>;
export type AuthingConnection = v.InferOutput<typeof authingConnection>;

/**
 * `production`: deleting a group asks for its code to be typed. `readOnly`: nothing in the pool can be
 * changed.
 */
export type Protection = NonNullable<Connection['protection']>;

/** Reads the stored list of connections; an entry of another shape is left out, not fatal. */
export function parseConnections(stored: unknown): Connection[] {
  if (!Array.isArray(stored)) return [];
  const connections: Connection[] = [];
  for (const entry of stored) {
    const parsed = v.safeParse(ConnectionSchema, entry);
    if (parsed.success && !connections.some((known) => known.id === parsed.output.id)) {
      connections.push(parsed.output);
    }
  }
  return connections;
}
