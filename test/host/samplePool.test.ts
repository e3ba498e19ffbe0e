import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { defined } from '../support/host/connectedPool.ts';
import { hideView, internals } from '../support/host/extension.ts';
import { rowsBelow, type ShownRow } from '../support/host/shownRows.ts';

const sample = 'sample';
const staging = 'sampleStaging';

describe('The sample user pool', () => {
  afterEach(async () => {
    const { pools } = await internals();
    await pools.disconnect(sample, { resetSampleData: true });
    await pools.disconnect(staging, { resetSampleData: true });
  });

  it('opens with its groups, each with its name, its code and, a moment later, its member count', async () => {
    await openSamplePool();
    const pool = await onlyPool();
    assert.equal(pool.label, 'Sample User Pool');
    assert.equal(pool.kind, 'samplePool');
    const groups = await rowsBelow(pool.row);
    assert.equal(groups.length, 13);
    assert.ok(groups.every(({ kind, label }) => kind === 'group' && label !== ''));
    await eventually(async () => {
      const shown = (await rowsBelow(pool.row)).map((row) => `${row.label}, ${row.description}`);
      assert.equal(shown[0], 'Alumni 前员工, 0 · alumni');
      assert.equal(shown.at(-1), '全体员工, 60 · all-staff');
      assert.ok(
        shown.every((text) => /, \d+ · /.test(text)),
        shown.join('\n'),
      );
    });
  });

  it('is one pool however often it is opened', async () => {
    await openSamplePool();
    await openSamplePool();
    assert.equal((await rowsBelow()).length, 1);
  });

  it('has a staging pool, which opens beside it with data and a server of its own', async () => {
    const { pools } = await internals();
    await openSamplePool();
    await vscode.commands.executeCommand('authingGroups.openStagingSamplePool');
    const [first, second, ...others] = await rowsBelow();
    assert.deepEqual(
      [first?.label, second?.label, others.length],
      ['Sample User Pool', 'Sample User Pool (Staging)', 0],
    );
    const labels = async (pool: ShownRow | undefined) =>
      (await rowsBelow(defined(pool, 'a pool').row)).map(({ label }) => label);
    assert.equal((await labels(first))[0], 'Alumni 前员工');
    assert.equal((await labels(second))[0], '退货受理 Returns desk');

    const client = await pools.clientForChanges(staging);
    await client.groups.delete('returns-desk');
    await pools.disconnect(staging);
    await vscode.commands.executeCommand('authingGroups.openStagingSamplePool');
    assert.ok(!(await labels((await rowsBelow())[1])).includes('退货受理 Returns desk'));
    await pools.disconnect(staging, { resetSampleData: true });
    await vscode.commands.executeCommand('authingGroups.openStagingSamplePool');
    assert.equal((await labels((await rowsBelow())[1]))[0], '退货受理 Returns desk');
    assert.equal((await labels((await rowsBelow())[0]))[0], 'Alumni 前员工');
  });

  it('is stored without host and secret, since every window runs a server of its own', async () => {
    const { context } = await internals();
    await openSamplePool();
    await rowsBelow((await onlyPool()).row);
    const stored = context.globalState.get<object[]>('authingGroups.connections') ?? [];
    assert.deepEqual(
      stored.map((connection) => ({ ...connection, instance: '' })),
      [{ id: sample, kind: 'sample', name: 'Sample User Pool', instance: '' }],
    );
    assert.equal(await context.secrets.get(`authingGroups.secret.${sample}`), undefined);
  });

  it('keeps its data when it is disconnected, until they are reset', async () => {
    const { pools } = await internals();
    await openSamplePool();
    const client = await pools.clientForChanges(sample);
    await client.groups.create({ code: 'kept', name: 'Kept' });

    await pools.disconnect(sample);
    assert.deepEqual(await rowsBelow(), []);
    await openSamplePool();
    assert.equal((await rowsBelow((await onlyPool()).row))[0]?.label, 'Kept');

    await pools.disconnect(sample, { resetSampleData: true });
    await openSamplePool();
    assert.equal((await rowsBelow((await onlyPool()).row))[0]?.label, 'Alumni 前员工');
  });

  it('stays connected where its data cannot be reset, and says so', async () => {
    const { pools, context } = await internals();
    await openSamplePool();
    await pools.disconnect(sample);
    // A folder in the place of the data file.
    const data = vscode.Uri.joinPath(context.globalStorageUri, 'samplePool.json');
    await vscode.workspace.fs.delete(data);
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(data, 'in the way'));
    await openSamplePool();
    await assert.rejects(pools.disconnect(sample, { resetSampleData: true }), {
      name: 'UserError',
      message: 'The data of the sample user pool could not be reset.',
    });
    assert.notEqual(pools.get(sample), undefined);
    await vscode.workspace.fs.delete(data, { recursive: true });
  });

  it('shows nothing of former data where it was reset and opened again before the view was seen', async () => {
    const { pools, view } = await internals();
    await openSamplePool();
    await rowsBelow((await onlyPool()).row);
    const client = await pools.clientForChanges(sample);
    await client.groups.update('alumni', { name: 'Renamed' });
    await view.refresh(sample);
    const firstRow = async () => (await rowsBelow((await onlyPool()).row))[0]?.label;
    assert.equal(await firstRow(), 'Renamed');

    await hideView();
    await pools.disconnect(sample, { resetSampleData: true });
    await pools.openSamplePool();
    assert.equal(await firstRow(), 'Alumni 前员工');
  });
});

async function openSamplePool(): Promise<void> {
  await vscode.commands.executeCommand('authingGroups.openSamplePool');
}

async function onlyPool(): Promise<ShownRow> {
  const [pool, ...others] = await rowsBelow();
  assert.equal(others.length, 0);
  return defined(pool, 'a pool');
}
