import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { type SamplePool, startSamplePool } from '../../src/sample/server.ts';
import { eventually } from '../support/eventually.ts';
import { connect, connectPool, defined } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { rowsBelow } from '../support/host/shownRows.ts';

const marker = 'a-secret-that-is-to-be-found-nowhere';

describe('A connection', () => {
  let server: SamplePool;

  before(async () => {
    server = await startSamplePool({ secret: marker });
  });
  afterEach(disconnectAll);
  after(() => server.close());

  it('keeps its secret in the secret storage, and in nothing else that is stored or logged', async () => {
    const { context } = await internals();
    const row = await connect(server);
    await rowsBelow(defined((await rowsBelow(row))[0], 'a group').row);
    assert.match((await secretOf(row.poolId)) ?? '', new RegExp(marker));

    for (const state of [context.globalState, context.workspaceState]) {
      const values = state.keys().map((key) => [key, state.get(key)]);
      assert.doesNotMatch(JSON.stringify(values), new RegExp(marker));
    }
    const files = await filesBelow(userDataFolder(context));
    assert.deepEqual(
      files.filter(({ bytes }) => bytes.includes(marker)).map(({ path }) => path),
      [],
    );
    const log = files.find(({ path }) => path.startsWith(context.logUri.fsPath));
    // That it was looked into is worth something only if it says anything.
    assert.match(log?.bytes.toString() ?? '', /groups: done, \d+ ms/);
  });

  it('is stored with its host and the id of its pool', async () => {
    const { context } = await internals();
    const { poolId: id } = await connect(server);
    const { host, userPoolId } = server;
    const stored = context.globalState.get<unknown[]>('authingGroups.connections') ?? [];
    assert.deepEqual(
      stored.map((connection) => ({ ...Object(connection), name: '', instance: '' })),
      [{ id, kind: 'authing', name: '', host, userPoolId, instance: '' }],
    );
  });

  it('leaves no secret behind where it cannot be saved', async () => {
    const { context, pools } = await internals();
    const { update } = context.globalState;
    const added = { id: 'not-saved', kind: 'authing', name: 'Not saved', ...server } as const;
    const { secret, ...connection } = added;
    context.globalState.update = () => Promise.reject(new Error('No space left'));
    try {
      await assert.rejects(pools.add(connection, secret), /No space left/);
    } finally {
      context.globalState.update = update;
    }
    assert.equal(pools.get('not-saved'), undefined);
    assert.equal(await secretOf('not-saved'), undefined);
  });

  it('leaves the sidebar, and its secret the storage, when it is disconnected', async () => {
    const { pools } = await internals();
    const staying = await connect(server);
    const going = await connect(server);
    assert.equal((await rowsBelow()).length, 2);
    await pools.disconnect(going.poolId);
    assert.deepEqual(
      (await rowsBelow()).map(({ row }) => row),
      [staying],
    );
    assert.equal(await secretOf(going.poolId), undefined);
    assert.notEqual(await secretOf(staying.poolId), undefined);
  });

  it('leaves no secret behind where it could not be stored', async () => {
    const { pools } = await internals();
    const id = 'never-stored';
    await withoutWrites(async () => {
      const { host, userPoolId } = server;
      await assert.rejects(
        pools.add({ id, kind: 'authing', name: 'Never', host, userPoolId }, marker),
        /no room/,
      );
    });
    assert.equal(await secretOf(id), undefined);
    assert.deepEqual(await rowsBelow(), []);
  });

  it('stays with its secret where it could not be disconnected, and can be at the next try', async () => {
    const { pools } = await internals();
    const row = await connect(server);
    await withoutWrites(() => assert.rejects(pools.disconnect(row.poolId), /no room/));
    assert.deepEqual(
      (await rowsBelow()).map(({ row: shown }) => shown),
      [row],
    );
    assert.match((await secretOf(row.poolId)) ?? '', new RegExp(marker));
    await pools.disconnect(row.poolId);
    assert.deepEqual(await rowsBelow(), []);
    assert.equal(await secretOf(row.poolId), undefined);
  });

  it('ends the requests that are under way when it is disconnected', async () => {
    const { pools, view } = await internals();
    const pool = await connectPool();
    const answer = pool.proxy.hold('groups');
    const refresh = view.refresh(pool.id);
    await answer.answered;
    const change = pool.proxy.hold('updateGroup');
    const client = await pools.clientForChanges(pool.id);
    const updated = assert.rejects(client.groups.update('oncall', { name: 'On duty' }), {
      kind: 'aborted',
    });
    await change.answered;
    const underWay = pool.proxy.requests.slice(-2);
    assert.deepEqual(
      underWay.map(({ operation }) => operation),
      ['groups', 'updateGroup'],
    );
    await pools.disconnect(pool.id);
    // The answers are still held back: only the client can have ended them.
    await Promise.all(underWay.map(({ gone }) => gone));
    await refresh;
    await updated;
    answer.release();
    change.release();
    await pool.close();
  });

  it('has nothing left of what was read when it is connected again', async () => {
    const { pools, directories } = await internals();
    const { poolId, ...row } = await connect(server);
    const connection = defined(pools.get(poolId), 'the connection');
    assert.equal(directories.get(poolId).groups.content.state, 'loaded', JSON.stringify(row));
    await pools.disconnect(poolId);
    await pools.add(connection, marker);
    assert.equal(directories.get(poolId).groups.content.state, 'idle');
  });

  it('goes on with another secret and the same settings when its secret is replaced', async () => {
    const { pools, view } = await internals();
    const first = await startSamplePool({ secret: 'the-first' });
    const row = await connect(first);
    const before = defined(pools.get(row.poolId), 'the connection');
    await first.close();
    const port = Number(new URL(first.host).port);
    const second = await startSamplePool({ port, secret: 'the-second' });
    try {
      await view.refresh(row.poolId);
      const [refused] = await rowsBelow(row);
      assert.equal(refused?.label, 'Secret refused');
      await pools.replaceSecret(row.poolId, 'the-second');
      await eventually(async () => {
        assert.ok((await rowsBelow(row)).every(({ kind }) => kind === 'group'));
      });
      assert.deepEqual(pools.get(row.poolId), before);
    } finally {
      await second.close();
    }
  });

  it('says that its secret is missing, and offers to replace it', async () => {
    const { host, userPoolId } = server;
    const row = await connect({ host, userPoolId });
    const [missing, ...others] = await rowsBelow(row);
    assert.deepEqual(
      [missing?.label, missing?.description, others],
      ['No secret', 'Replace Secret', []],
    );
    assert.equal(
      missing?.tooltip,
      'This window has no secret for this user pool. Replace the secret.',
    );
    assert.equal(missing?.command?.command, 'authingGroups.replaceSecret');
    assert.deepEqual(missing?.command?.arguments, [{ pool: row.poolId }]);
  });
});

async function disconnectAll(): Promise<void> {
  const { pools } = await internals();
  for (const { id } of pools.list()) await pools.disconnect(id);
}

/** Does something while VS Code cannot write what is stored for all windows. */
async function withoutWrites(work: () => Promise<void>): Promise<void> {
  const { globalState } = (await internals()).context;
  const { update } = globalState;
  globalState.update = () => Promise.reject(new Error('no room'));
  try {
    await work();
  } finally {
    globalState.update = update;
  }
}

async function secretOf(poolId: string): Promise<string | undefined> {
  const { context } = await internals();
  return context.secrets.get(`authingGroups.secret.${poolId}`);
}

/** VS Code's user data folder: it has the global storage of extensions below `User`, and the logs. */
function userDataFolder({ globalStorageUri }: vscode.ExtensionContext): string {
  return vscode.Uri.joinPath(globalStorageUri, '..', '..', '..').fsPath;
}

async function filesBelow(folder: string): Promise<{ path: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(path) })));
}
