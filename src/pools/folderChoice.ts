import * as v from 'valibot';
import { parseHost } from '../authing/host.ts';
import { type Connection, type SamplePoolId, samplePoolIds } from './connection.ts';

/** Which user pool a folder's settings name. It can be one that is not connected. */
export type NamedPool =
  | { readonly kind: 'authing'; readonly host: string; readonly userPoolId: string }
  | { readonly kind: 'sample'; readonly id: SamplePoolId };

/** The user pool that source files of a folder are about. */
export type FolderPool =
  | { readonly kind: 'pool'; readonly connection: Connection }
  /** The settings name one that is not connected. */
  | { readonly kind: 'notConnected'; readonly named: NamedPool }
  /** Several are connected, and none is chosen. */
  | { readonly kind: 'unchosen' }
  /** None is connected. */
  | { readonly kind: 'none' };

const setting = v.object({
  userPoolId: v.pipe(v.string(), v.regex(/^[\w-]+$/)),
  host: v.optional(v.string()),
});

/**
 * Reads the setting `userPool`. What names no pool counts as not set; a secret has no place in it.
 * @param value as VS Code has it
 */
export function parseNamedPool(value: unknown): NamedPool | undefined {
  const parsed = v.safeParse(setting, value);
  if (!parsed.success) return undefined;
  const { userPoolId, host } = parsed.output;
  if (host === undefined) {
    const id = samplePoolIds.find((each) => each === userPoolId);
    return id && { kind: 'sample', id };
  }
  const read = parseHost(host);
  return read.ok ? { kind: 'authing', host: read.host, userPoolId } : undefined;
}

/** How a connected pool is named in the settings of a folder. */
export function nameOfPool(connection: Connection): Readonly<Record<string, string>> {
  return connection.kind === 'sample'
    ? { userPoolId: connection.id }
    : { userPoolId: connection.userPoolId, host: connection.host };
}

/** The pool that is named, or else the only one that is connected. */
export function choosePool(
  connections: readonly Connection[],
  named: NamedPool | undefined,
): FolderPool {
  if (named !== undefined) {
    const connection = connections.find((each) => isNamed(each, named));
    return connection === undefined
      ? { kind: 'notConnected', named }
      : { kind: 'pool', connection };
  }
  const [connection, ...others] = connections;
  if (connection === undefined) return { kind: 'none' };
  return others.length === 0 ? { kind: 'pool', connection } : { kind: 'unchosen' };
}

function isNamed(connection: Connection, named: NamedPool): boolean {
  if (named.kind === 'sample') return connection.id === named.id;
  return (
    connection.kind === 'authing' &&
    connection.host === named.host &&
    connection.userPoolId === named.userPoolId
  );
}
