import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startSamplePool } from '../../src/sample/server.ts';
import { connect, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { rowsBelow } from '../support/host/shownRows.ts';

const changed = new Set<string>();

describe('The setting', () => {
  const pool = usePool({ groups: 60 });

  afterEach(async () => {
    for (const name of changed) await set(name, undefined);
    changed.clear();
  });

  it('"pageSize" says how many groups a page has', async () => {
    await set('pageSize', 10);
    assert.equal(await firstPage(), 10);
  });

  for (const value of [9, 51, 20.5, 'ten']) {
    it(`"pageSize" counts as not set where it is ${JSON.stringify(value)}`, async () => {
      await set('pageSize', value);
      assert.equal(await firstPage(), 50);
    });
  }

  it('"language" is the language of what the server says', async () => {
    const { pools, view } = await internals();
    const server = await startSamplePool();
    const row = await connect({ ...server, secret: 'wrong' });
    const said = async () => (await rowsBelow(row))[0]?.tooltip ?? '';
    // As the window's own language.
    assert.match(await said(), /The server said: [\x20-\x7e]+$/);
    await set('language', 'zh-CN');
    await view.refresh(row.poolId);
    assert.match(await said(), /The server said: .*\p{Script=Han}/u);
    await set('language', 'en-US');
    await view.refresh(row.poolId);
    assert.match(await said(), /The server said: [\x20-\x7e]+$/);
    await pools.disconnect(row.poolId);
    await server.close();
  });

  it('"requestTimeout" ends a request that takes longer, in a sentence that names it', async () => {
    const { view } = await internals();
    const { id, row, proxy } = pool();
    await set('requestTimeout', 1);
    const answer = proxy.hold('groups');
    await view.refresh(id);
    const [reason] = await rowsBelow(row);
    assert.equal(
      reason?.tooltip,
      'The server did not answer in time. Retry, or increase the setting "Authing Groups: Request Timeout".',
    );
    assert.equal(reason?.description, 'Retry');
    answer.release();
  });

  /** How many groups are shown at first. */
  async function firstPage(): Promise<number> {
    const { directory, codes } = pool();
    directory.reset();
    return (await codes()).length;
  }
});

async function set(name: string, value: unknown): Promise<void> {
  changed.add(name);
  await vscode.workspace
    .getConfiguration('authingGroups')
    .update(name, value, vscode.ConfigurationTarget.Global);
}
