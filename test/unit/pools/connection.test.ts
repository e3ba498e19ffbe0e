import assert from 'node:assert/strict';
import { type Connection, parseConnections } from '../../../src/pools/connection.ts';
import { ConnectionStore } from '../../../src/pools/connectionStore.ts';

const pool: Connection = {
  id: 'a',
  kind: 'authing',
  name: 'Staging',
  host: 'https://core.authing.cn',
  userPoolId: '59f86b4832eb28071bdd9214',
};
const sample: Connection = { id: 'sample', kind: 'sample', name: 'Sample User Pool' };

/** globalState as two windows see it: what is kept goes through JSON. */
class State {
  readonly #values = new Map<string, string>();
  keys(): readonly string[] {
    return [...this.#values.keys()];
  }
  get<T>(key: string): T | undefined;
  get<T>(key: string, fallback: T): T;
  get(key: string, fallback?: unknown): unknown {
    const value = this.#values.get(key);
    return value === undefined ? fallback : JSON.parse(value);
  }
  async update(key: string, value: unknown): Promise<void> {
    this.#values.set(key, JSON.stringify(value));
  }
}

describe('The stored connections', () => {
  it('are read back as they were', () => {
    assert.deepEqual(parseConnections([pool, sample]), [pool, sample]);
  });

  it('lose only the entries that are none', () => {
    const stored = [null, 'x', { ...pool, kind: 'other' }, { ...pool, host: 7 }, sample];
    assert.deepEqual(parseConnections(stored), [sample]);
    assert.deepEqual(parseConnections('junk'), []);
    assert.deepEqual(parseConnections(undefined), []);
  });

  it('never carry a secret or, for the sample pool, a host, whatever was written beside', () => {
    const parsed = parseConnections([
      { ...pool, secret: 's3cret' },
      { ...sample, host: 'http://127.0.0.1:1', secret: 's3cret' },
    ]);
    assert.deepEqual(parsed, [pool, sample]);
  });

  it('keep how they are protected, and are not protected where nothing says so', () => {
    const stored = [
      { ...pool, protection: 'production' },
      { ...sample, protection: 'readOnly' },
    ];
    assert.deepEqual(parseConnections(stored), stored);
    assert.ok(parseConnections([pool, sample]).every((each) => !('protection' in each)));
  });

  it('are read-only under a protection that this version does not know', () => {
    for (const protection of ['askTwice', '', 7, null]) {
      const [parsed] = parseConnections([{ ...pool, protection }]);
      assert.deepEqual(parsed, { ...pool, protection: 'readOnly' }, String(protection));
    }
  });

  it('count an id once', () => {
    assert.deepEqual(parseConnections([pool, { ...pool, name: 'Twin' }]), [pool]);
  });

  it('keep what another window has stored in between', async () => {
    const state = new State();
    const here = new ConnectionStore(state);
    const there = new ConnectionStore(state);
    await here.save(pool);
    await there.save(sample);
    await here.save({ ...pool, name: 'Renamed' });
    assert.deepEqual(there.list(), [{ ...pool, name: 'Renamed' }, sample]);
    await there.remove('a');
    assert.deepEqual(here.list(), [sample]);
  });

  it('take a protection and lose it again, whatever else another window has changed', async () => {
    const state = new State();
    const here = new ConnectionStore(state);
    const there = new ConnectionStore(state);
    await here.save(pool);
    await there.save({ ...pool, name: 'Renamed' });
    assert.equal(await here.setProtection('a', 'readOnly'), true);
    assert.deepEqual(there.list(), [{ ...pool, name: 'Renamed', protection: 'readOnly' }]);
    assert.equal(await there.setProtection('a', undefined), true);
    assert.deepEqual(here.list(), [{ ...pool, name: 'Renamed' }]);
  });

  it('do not come back by a protection after they were disconnected', async () => {
    const store = new ConnectionStore(new State());
    await store.save(sample);
    assert.equal(await store.setProtection('a', 'production'), false);
    assert.deepEqual(store.list(), [sample]);
  });
});

describe('The hosts used last', () => {
  it('are five at most, the newest first, each once', async () => {
    const store = new ConnectionStore(new State());
    for (const host of ['a', 'b', 'c', 'd', 'e', 'f', 'c']) {
      await store.rememberHost(`https://${host}.example`);
    }
    assert.deepEqual(
      store.recentHosts().map((host) => host.charAt('https://'.length)),
      ['c', 'f', 'e', 'd', 'b'],
    );
  });
});
