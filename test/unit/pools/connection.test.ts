import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
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

/**
 * globalState as VS Code keeps it: each window has a copy of its own, writes it as a whole, and hears of
 * what others wrote later.
 */
class SharedState {
  #json = '{}';
  readonly #windows: { read: () => void }[] = [];

  /** Lets all windows have what was written last. */
  spread(): void {
    for (const window of this.#windows) window.read();
  }

  window(): State {
    const state = new State();
    const update = state.update.bind(state);
    state.update = async (key, value) => {
      await update(key, value);
      this.#json = JSON.stringify({ [key]: value });
    };
    this.#windows.push({
      read: () => {
        const values: Record<string, unknown> = JSON.parse(this.#json);
        for (const [key, value] of Object.entries(values)) void update(key, value);
      },
    });
    return state;
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
    const renamed = { ...pool, name: 'Renamed' };
    assert.deepEqual(there.list(), [{ ...renamed, protection: 'readOnly', protectionVersion: 1 }]);
    assert.equal(await there.setProtection('a', undefined), true);
    assert.deepEqual(here.list(), [{ ...renamed, protectionVersion: 2 }]);
  });

  describe('where another window writes before it has heard of a change', () => {
    let shared: SharedState;
    let here: ConnectionStore;
    let there: ConnectionStore;
    let restored: number;

    beforeEach(async () => {
      shared = new SharedState();
      restored = 0;
      here = new ConnectionStore(shared.window(), () => (restored += 1), [5, 20, 50]);
      there = new ConnectionStore(shared.window(), () => {}, []);
      await here.save(pool);
      shared.spread();
    });

    afterEach(() => {
      here.dispose();
      there.dispose();
    });

    const until = async (holds: () => boolean) => {
      while (!holds()) {
        await delay(5);
        shared.spread();
      }
    };

    it('keep a protection', async () => {
      await here.setProtection('a', 'readOnly');
      await there.save(sample);
      shared.spread();
      assert.equal(here.list()[0]?.protection, undefined);
      await until(() => restored > 0);
      assert.deepEqual(
        there.list().map(({ id, protection }) => [id, protection]),
        [
          ['a', 'readOnly'],
          [sample.id, undefined],
        ],
      );
    });

    it('keep a new connection, and stay without one that was disconnected', async () => {
      await there.save(sample);
      await here.save({ ...pool, id: 'b' });
      await here.remove('a');
      await there.setProtection(sample.id, 'production');
      shared.spread();
      await until(() => restored > 0);
      assert.deepEqual(
        there
          .list()
          .map(({ id }) => id)
          .sort(),
        ['b', sample.id].sort(),
      );
    });

    it('do not come back once they are disconnected, here or in another window', async () => {
      await here.save({ ...pool, id: 'b' });
      shared.spread();
      await here.remove('b');
      shared.spread();
      await there.remove('a');
      here.stopChecking('a');
      shared.spread();
      await delay(120);
      shared.spread();
      assert.deepEqual(here.list(), []);
      assert.equal(restored, 0);
    });

    it('keep the later protection of two', async () => {
      await here.setProtection('a', 'readOnly');
      shared.spread();
      await there.setProtection('a', undefined);
      shared.spread();
      await delay(120);
      shared.spread();
      assert.equal(here.list()[0]?.protection, undefined);
      assert.equal(restored, 0);
    });
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
