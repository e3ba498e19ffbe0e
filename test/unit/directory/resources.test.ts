import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { defaultUserPoolId } from '../../../src/sample/server.ts';
import {
  entryOf,
  groups,
  openWindow,
  type Window,
} from '../../support/directory/directoryWindow.ts';
import { refusal } from '../../support/servers/recordingProxy.ts';

const namespaceList = `GET /api/v2/resource-namespace/${defaultUserPoolId}`;
const read = 'groupsAuthorizedResources';
const single = 'listGroupAuthorizedResources';

describe('The authorized resources of a group', () => {
  let window: Window;
  let key: string;

  beforeEach(async () => {
    window = await openWindow({ groups: 2, users: 5, resources: 60 });
    await window.directory.groups.load();
    key = entryOf(window, 'everyone').key;
    window.proxy.requests.length = 0;
    window.events.length = 0;
  });

  afterEach(() => window.close());

  const load = (options?: { again?: boolean; namespace?: string; signal?: AbortSignal }) =>
    window.directory.loadResources(key, options);
  const content = () => window.directory.resources(key);
  const reads = () => window.proxy.requests.filter(({ operation }) => operation === read);

  /** The codes by namespace, as the server has them. */
  async function serverResources(namespace?: string) {
    const input = namespace === undefined ? {} : { namespace };
    const { list } = await window.other.groups.listAuthorizedResources('everyone', input);
    return list.map((resource) => ({ ...resource, namespace }));
  }

  it('are read of all namespaces in one request, and each says its own', async () => {
    await load();
    const { list } = await window.other.resources.namespaces({ limit: 50 });
    assert.deepEqual(content().value?.namespaces, list);
    const expected = await Promise.all(list.map(({ code }) => serverResources(code)));
    assert.ok(new Set(expected.flat().map(({ namespace }) => namespace)).size > 1);
    assert.deepEqual(content().value?.resources, expected.flat());
    assert.deepEqual(
      reads().map(({ variables }) => Object.values(variables)),
      [['everyone', ...list.map(({ code }) => code)]],
    );
    assert.equal(window.proxy.requests.length, 2);
  });

  it('are read sixteen namespaces at a time at most where the server refuses them in one', async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ code: `namespace-${index}` }));
    window.proxy.alter(namespaceList, async () => ({
      status: 200,
      body: { code: 200, message: 'ok', data: { total: many.length, list: many } },
    }));
    window.proxy.alter(read, async () => refusal(500, 'Query is too complex'));
    window.proxy.alter(single, async (_, forward) => {
      const answer = await forward();
      await delay(20);
      return answer;
    });
    await load();
    assert.equal(window.proxy.requests.filter(({ operation }) => operation === single).length, 40);
    const most = window.proxy.mostAtOnce(single);
    assert.ok(most > 4 && most <= 16, `${most} at once`);
  });

  it('are read once of each namespace of a server that lists them again and again, and counts too many', async () => {
    const few = ['one', 'two'].map((code) => ({ code }));
    window.proxy.alter(namespaceList, async () => ({
      status: 200,
      body: { code: 200, message: 'ok', data: { total: 1_000_000, list: few } },
    }));
    await load();
    assert.deepEqual(Object.keys(reads()[0]?.variables ?? {}), ['c0', 'n0', 'n1']);
  });

  it('are read of all namespaces where these are more than a page', async () => {
    window.proxy.alter(namespaceList, async ({ variables }) => {
      const first = (Number(variables.page) - 1) * 50;
      const list = Array.from({ length: Math.min(50, 70 - first) }, (_, index) => ({
        code: `namespace-${first + index}`,
      }));
      return { status: 200, body: { code: 200, data: { totalCount: 70, list } } };
    });
    await load();
    assert.equal(content().value?.namespaces?.length, 70);
    assert.equal(Object.keys(reads()[0]?.variables ?? {}).length, 71);
  });

  for (const [how, answer] of [
    ['by a code', { status: 200, body: { code: 1001, message: 'Not for you', data: null } }],
    ['by HTTP', { status: 404, body: 'Not found' }],
    ['with a page of its own', { status: 200, body: '<html>Sign in</html>' }],
    ['as if nobody had signed in', { status: 401, body: { code: 2020, message: 'Sign in' } }],
  ] as const) {
    it(`are read in one where the list of namespaces is refused ${how}`, async () => {
      window.proxy.alter(namespaceList, async () => answer);
      await load();
      assert.equal(content().value?.namespaces, undefined);
      assert.deepEqual(content().value?.resources, await serverResources());
      assert.equal(reads().length, 1);
      assert.deepEqual(reads()[0]?.variables, { c0: 'everyone' });
    });
  }

  it('fail where the server is too busy for the list of namespaces', async () => {
    window.proxy.alter(namespaceList, async () => ({
      status: 200,
      body: { code: 1000, message: 'Busy', data: null },
    }));
    await load();
    assert.equal(content().state, 'failed');
    assert.equal(reads().length, 0);
  });

  it('fail where the host is not reached for the list of namespaces', async () => {
    window.proxy.alter(namespaceList, async () => {
      throw new Error('broken connection');
    });
    await load();
    assert.equal(content().state, 'failed');
    assert.equal(reads().length, 0);
  });

  it('are read of a namespace that is typed, without asking for the list', async () => {
    await load({ namespace: 'default' });
    assert.deepEqual(content().value, {
      resources: await serverResources('default'),
      namespaces: undefined,
    });
    assert.deepEqual(window.proxy.operations(), [single]);
  });

  it('fail as a whole where one namespace cannot be read', async () => {
    window.proxy.alter(read, async ({ variables }, forward) =>
      Object.values(variables).includes('default') ? refusal(1000, 'Busy') : forward(),
    );
    await load();
    assert.equal(content().state, 'failed');
    assert.equal(content().value, undefined);
    window.proxy.pass(read);
    await load();
    assert.equal(content().state, 'loaded');
  });

  it('stay as they were where reading them again fails', async () => {
    await load();
    const before = content().value;
    window.proxy.alter(read, async () => refusal(1000, 'Busy'));
    await load({ again: true });
    assert.equal(content().state, 'failed');
    assert.deepEqual(content().value, before);
  });

  it('are told of by the key of the group when a read begins and ends', async () => {
    await load();
    assert.deepEqual(window.events, [`resources ${key}`, `resources ${key}`]);
  });

  it('of each group stand by themselves', async () => {
    const other = groups(window.directory).find((entry) => entry.key !== key);
    await window.directory.loadResources(String(other?.key));
    assert.equal(content().state, 'idle');
  });

  it('are as before where reading them is cancelled, and can be asked for again at once', async () => {
    const held = window.proxy.hold(read);
    const leaving = new AbortController();
    const reading = load({ signal: leaving.signal });
    await held.answered;
    leaving.abort();
    assert.deepEqual(content(), { state: 'idle' });
    await load();
    held.release();
    await reading;
    assert.equal(content().state, 'loaded');
  });

  it('are forgotten when the pool is, also while they are read', async () => {
    const held = window.proxy.hold(read);
    const reading = load();
    await held.answered;
    window.directory.reset();
    held.release();
    await reading;
    assert.equal(content().state, 'idle');
  });
});
