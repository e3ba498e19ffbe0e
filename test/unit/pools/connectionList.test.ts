import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from '../../../src/pools/connection.ts';
import { ConnectionList } from '../../../src/pools/connectionList.ts';

const staging = pool('staging');
const production = pool('production');

describe('The list of connections of a window', () => {
  let stored: Connection[];
  let list: ConnectionList;

  beforeEach(() => {
    stored = [staging];
    list = new ConnectionList({ list: () => stored }, () => '示例用户池');
  });

  afterEach(() => list.dispose());

  it('is what was stored when it was loaded last', () => {
    stored = [staging, production];
    assert.deepEqual(list.connections, [staging]);
    list.reload();
    assert.deepEqual(list.connections, [staging, production]);
    assert.deepEqual(list.get('production'), production);
  });

  it('says what is different once it is loaded again, and only once', () => {
    const protectedPool = { ...staging, protection: 'readOnly' as const };
    stored = [protectedPool, production];
    assert.deepEqual(list.reload(), [
      { kind: 'updated', connection: protectedPool },
      { kind: 'added', connection: production },
    ]);
    assert.deepEqual(list.reload(), []);
    stored = [production];
    assert.deepEqual(list.reload(), [{ kind: 'removed', connection: protectedPool }]);
  });

  it('names the sample pool in the display language of now', () => {
    stored = [{ id: 'sample', kind: 'sample', name: 'Sample User Pool' }];
    list.reload();
    assert.equal(list.get('sample')?.name, '示例用户池');
  });

  for (const [kind, id, write] of [
    ['added', 'production', () => [staging, production]],
    ['removed', 'staging', () => []],
    ['updated', 'staging', () => [{ ...staging, name: 'Other' }]],
  ] as const) {
    it(`waits until a connection is ${kind} as another window has announced`, async () => {
      let hasEnded = false;
      const waiting = list.waitForStored({ kind, id }).then((isOpen) => {
        hasEnded = true;
        return isOpen;
      });
      await delay(20);
      assert.equal(hasEnded, false);
      stored = write();
      assert.equal(await waiting, true);
    });
  }

  it('waits no longer once the window closes', async () => {
    const waiting = list.waitForStored({ kind: 'added', id: 'production' });
    list.dispose();
    assert.equal(await waiting, false);
  });
});

function pool(id: string): Connection {
  return { id, kind: 'authing', name: id, host: 'https://id.example.com', userPoolId: id };
}
