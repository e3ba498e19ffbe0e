import assert from 'node:assert/strict';
import type { Connection } from '../../../src/pools/connection.ts';
import { choosePool, nameOfPool, parseNamedPool } from '../../../src/pools/folderChoice.ts';

const host = 'https://core.authing.cn';
const staging: Connection = { id: 'a', kind: 'authing', name: 'Staging', host, userPoolId: 'p1' };
const production: Connection = { ...staging, id: 'b', name: 'Production', userPoolId: 'p2' };
const elsewhere: Connection = { ...staging, id: 'c', host: 'https://id.example.test' };
const sample: Connection = { id: 'sample', kind: 'sample', name: 'Sample' };
const all = [staging, production, elsewhere, sample];

describe('The user pool of a folder', () => {
  it('is the only one that is connected, where the settings name none', () => {
    assert.deepEqual(choosePool([staging], undefined), { kind: 'pool', connection: staging });
  });

  it('is to be chosen where several are connected, and there is none where none is', () => {
    assert.deepEqual(choosePool(all, undefined), { kind: 'unchosen' });
    assert.deepEqual(choosePool([], undefined), { kind: 'none' });
  });

  it('is the one that the settings name, by its id and its host', () => {
    for (const connection of all) {
      const named = parseNamedPool(nameOfPool(connection));
      assert.deepEqual(choosePool(all, named), { kind: 'pool', connection });
    }
  });

  it('is none where the one that is named is not connected, though another is', () => {
    const named = parseNamedPool({ userPoolId: 'p9', host });
    assert.deepEqual(choosePool([staging], named), { kind: 'notConnected', named });
    assert.deepEqual(choosePool([], named), { kind: 'notConnected', named });
    // The same id at another host is another pool.
    const there = parseNamedPool({ userPoolId: 'p2', host: elsewhere.host });
    assert.equal(choosePool(all, there).kind, 'notConnected');
  });

  it('is named by its host however that is written', () => {
    for (const written of ['core.authing.cn', 'https://core.authing.cn/', ' CORE.AUTHING.CN ']) {
      assert.deepEqual(parseNamedPool({ userPoolId: 'p1', host: written }), {
        kind: 'authing',
        host,
        userPoolId: 'p1',
      });
    }
  });

  it('is not named by anything else', () => {
    const values: unknown[] = [
      ...[undefined, null, 7, 'p1', [], {}, { host }, { userPoolId: 'p1' }, { userPoolId: '' }],
      ...['http://core.authing.cn', 'https://a:b@core.authing.cn', 'file:///etc', ''].map(
        (bad) => ({ userPoolId: 'p1', host: bad }),
      ),
      ...['p 1', '../p1', 'p1\n', '[p](command:x)'].map((userPoolId) => ({ userPoolId, host })),
    ];
    for (const value of values)
      assert.equal(parseNamedPool(value), undefined, JSON.stringify(value));
  });

  it('takes no secret from the settings', () => {
    const named = parseNamedPool({ userPoolId: 'p1', host, secret: 'mrk-1f2e' });
    assert.deepEqual(Object.keys(named ?? {}).sort(), ['host', 'kind', 'userPoolId']);
    assert.ok(!JSON.stringify(nameOfPool({ ...staging, instance: 'mrk-1f2e' })).includes('mrk'));
  });
});
