import assert from 'node:assert/strict';
import { ManagementClient } from '../../../src/authing/index.ts';
import type { PoolDirectory } from '../../../src/directory/poolDirectory.ts';
import { type SamplePoolOptions, startSamplePool } from '../../../src/sample/server.ts';
import type { GroupRow } from '../../../src/tree/groupRow.ts';
import type { PoolRow } from '../../../src/tree/poolRow.ts';
import { eventually } from '../eventually.ts';
import { type RecordingProxy, startProxy } from '../servers/recordingProxy.ts';
import { internals, showView } from './extension.ts';
import { rowsBelow } from './shownRows.ts';

/** A user pool of the test's own that this window is connected to, through a proxy. */
export interface ConnectedPool {
  /** The id of the connection. */
  readonly id: string;
  /** As Authing knows it. */
  readonly userPoolId: string;
  readonly proxy: RecordingProxy;
  /** Somebody else, who changes the pool without this window's knowing. */
  readonly other: ManagementClient;
  readonly directory: PoolDirectory;
  /** Its row in the sidebar. */
  readonly row: PoolRow;
  /** The row of a group that the list has got to. */
  groupRow(code: string): GroupRow;
  /** The codes of the groups whose rows are shown, from top to bottom. */
  codes(): Promise<string[]>;
  /** Disconnects it and ends the servers. */
  close(): Promise<void>;
}

let connected = 0;

/**
 * Connects this window to a pool and has its groups read, however that ends.
 * @returns the pool's row
 */
export async function connect({
  host,
  userPoolId,
  secret,
}: {
  readonly host: string;
  readonly userPoolId: string;
  /** None where the connection is to be one whose secret is missing. */
  readonly secret?: string | undefined;
}): Promise<PoolRow> {
  const { pools, view } = await internals();
  connected += 1;
  const id = `pool-${connected}`;
  await pools.add({ id, kind: 'authing', name: `Pool ${connected}`, host, userPoolId }, secret);
  await showView();
  const row = await eventually(async () => {
    await view.tree.getChildren();
    return defined(view.tree.poolRow(id), `a row of ${id}`);
  });
  await view.tree.getChildren(row);
  return row;
}

/** Starts a server and a proxy before it, connects this window to it, and reads its groups. */
export async function connectPool(options: SamplePoolOptions = {}): Promise<ConnectedPool> {
  const { pools, directories, view } = await internals();
  const server = await startSamplePool(options);
  const proxy = await startProxy(server.host);
  const other = new ManagementClient(server);
  const row = await connect({ ...server, host: proxy.host });
  const pool = row.poolId;
  return {
    id: pool,
    userPoolId: server.userPoolId,
    proxy,
    other,
    directory: directories.get(pool),
    row,
    groupRow(code) {
      const key = directories.get(pool).findByCode(code)?.key ?? code;
      return defined(view.tree.groupRow(pool, key), `a row of the group ${code}`);
    },
    async codes() {
      const groups = (await rowsBelow(row)).filter(({ kind }) => kind === 'group');
      return groups.map(({ id = '' }) => {
        const key = decodeURIComponent(id.slice(id.lastIndexOf('/') + 1));
        return defined(directories.get(pool).entry(key), `a group of the key ${key}`).group.code;
      });
    },
    async close() {
      await pools.disconnect(pool);
      await other.close();
      await proxy.close();
      await server.close();
    },
  };
}

/** Connects a pool for the tests of the suite it is called in. */
export function usePool(options: SamplePoolOptions = {}): () => ConnectedPool {
  let pool: ConnectedPool | undefined;
  before(async () => {
    pool = await connectPool(options);
  });
  after(() => pool?.close());
  return () => defined(pool, 'a pool while tests run');
}

/** What must be there. */
export function defined<T>(value: T | undefined, what: string): T {
  assert.ok(value !== undefined, `There is not: ${what}`);
  return value;
}
