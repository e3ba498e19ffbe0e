import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { defaultUserPoolId } from '../../../src/sample/server.ts';
import {
  entryOf,
  groups,
  openWindow,
  type Window,
} from '../../support/directory/directoryWindow.ts';
import { type Alter, refusal } from '../../support/servers/recordingProxy.ts';

const namespaceList = `GET /api/v2/resource-namespace/${defaultUserPoolId}`;
const together = 'groupsAuthorizedResources';
const single = 'listGroupAuthorizedResources';

describe('The authorized resources of many groups', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow({ groups: 30, users: 5, resources: 60 });
    await window.directory.groups.loadAll();
    window.proxy.requests.length = 0;
    window.events.length = 0;
  });

  afterEach(() => window.close());

  const keys = () => groups(window.directory).map(({ key }) => key);
  const load = (options?: { again?: boolean; signal?: AbortSignal }) =>
    window.directory.loadResourcesOfMany(keys(), options);
  const content = (key: string) => window.directory.resources(key);
  const requestsOf = (name: string) =>
    window.proxy.requests.filter(({ operation }) => operation === name);

  /** Each group has what the server has, namespace by namespace. */
  async function allRead() {
    const { list: namespaces } = await window.other.resources.namespaces({ limit: 50 });
    for (const { key, group } of groups(window.directory)) {
      const lists = await Promise.all(
        namespaces.map(async ({ code: namespace }) => {
          const input = { namespace };
          const { list } = await window.other.groups.listAuthorizedResources(group.code, input);
          return list.map((resource) => ({ ...resource, namespace }));
        }),
      );
      assert.deepEqual(content(key).value?.resources, lists.flat(), group.code);
    }
  }

  it('come several groups in one request, each with all namespaces', async () => {
    await load();
    const { list } = await window.other.resources.namespaces({ limit: 50 });
    const groupsInRequest = Math.floor(50 / list.length);
    assert.ok(groupsInRequest > 1);
    assert.equal(requestsOf(together).length, Math.ceil(keys().length / groupsInRequest));
    assert.equal(window.proxy.requests.length, requestsOf(together).length + 1);
    await allRead();
  });

  it('are read sixteen requests at a time at most', async () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ code: `namespace-${index}` }));
    window.proxy.alter(namespaceList, async () => ({
      status: 200,
      body: { code: 200, message: 'ok', data: { total: many.length, list: many } },
    }));
    const slowly: Alter = async (_, forward) => {
      const answer = await forward();
      await delay(40);
      return answer;
    };
    window.proxy.alter(together, slowly);
    await load();
    assert.equal(requestsOf(together).length, keys().length);
    const most = window.proxy.mostAtOnce(together);
    assert.ok(most <= 16 && most > 8, `${most} at once`);
  });

  it('are not read again where they are known', async () => {
    await window.directory.loadResources('everyone');
    window.proxy.requests.length = 0;
    await load();
    const asked = requestsOf(together).flatMap(({ variables }) => Object.values(variables));
    assert.ok(!asked.includes('everyone'));
    window.proxy.requests.length = 0;
    await load();
    assert.deepEqual(window.proxy.operations(), []);
    await load({ again: true });
    assert.ok(requestsOf(together).length > 0);
    await allRead();
  });

  it('are told of group by group, as they come', async () => {
    const held = window.proxy.hold(together);
    const loading = load();
    await held.answered;
    const states = () => keys().map((key) => content(key).state);
    while (!states().includes('loaded')) await delay(2);
    assert.ok(states().includes('loading'));
    held.release();
    await loading;
    assert.deepEqual([...new Set(states())], ['loaded']);
  });

  it('are read one by one where the server refuses such a document, and so from then on', async () => {
    window.proxy.alter(together, async () => refusal(500, 'Query is too complex'));
    await load();
    assert.ok(requestsOf(single).length > keys().length);
    assert.ok(window.proxy.mostAtOnce(single) <= 16);
    await allRead();
    window.proxy.requests.length = 0;
    await load({ again: true });
    assert.equal(requestsOf(together).length, 0);
  });

  it('of a group that is gone fail alone, and the next ones come together again', async () => {
    const { key } = entryOf(window, 'everyone');
    await window.other.groups.delete('everyone');
    window.proxy.alter(together, async ({ variables }, forward) =>
      Object.values(variables).includes('everyone') ? refusal(404, 'No such group') : forward(),
    );
    await load();
    const failed = keys().filter((each) => content(each).state === 'failed');
    assert.deepEqual(failed, [key]);
    window.proxy.requests.length = 0;
    await load({ again: true });
    assert.ok(requestsOf(together).length > 0);
  });

  it('fail where the server is busy, without being asked for one by one', async () => {
    window.proxy.alter(together, async () => refusal(1000, 'Busy'));
    await load();
    assert.ok(keys().every((key) => content(key).state === 'failed'));
    assert.equal(requestsOf(single).length, 0);
  });

  it('are read of all namespaces in one where the server refuses to list these', async () => {
    window.proxy.alter(namespaceList, async () => ({
      status: 200,
      body: { code: 1001, message: 'Not for you', data: null },
    }));
    await load();
    assert.equal(requestsOf(together).length, 1);
    const { list } = await window.other.groups.listAuthorizedResources('everyone');
    assert.deepEqual(
      content('everyone').value?.resources,
      list.map((resource) => ({ ...resource, namespace: undefined })),
    );
    assert.equal(content('everyone').value?.namespaces, undefined);
  });

  it('are as before once all are cancelled, and the request is ended', async () => {
    const held = window.proxy.hold(together);
    const leaving = new AbortController();
    const loading = load({ signal: leaving.signal });
    await held.answered;
    leaving.abort();
    const ended = loading.then(() => requestsOf(together).map(({ gone }) => gone));
    const isEnded = ended.then((all) => Promise.all(all)).then(() => true);
    // The server has not let go of its answer: nothing else ends the request so soon.
    assert.ok(await Promise.race([isEnded, delay(2000, false)]), 'the request is ended');
    held.release();
    assert.ok(keys().some((key) => content(key).state === 'idle'));
  });

  it('go on being read for another who waits for one of them, until that one has gone, too', async () => {
    const held = window.proxy.hold(together);
    const [one, other] = [new AbortController(), new AbortController()];
    const { key } = entryOf(window, 'everyone');
    const loading = load({ signal: one.signal });
    const waiting = window.directory.loadResources(key, { signal: other.signal });
    await held.answered;
    one.abort();
    const others = keys().filter((each) => each !== key);
    assert.equal(content(key).state, 'loading');
    assert.ok(others.every((each) => content(each).state === 'idle'));
    held.release();
    await Promise.all([loading, waiting]);
    assert.equal(content(key).state, 'loaded');
    window.directory.reset();
    const heldAgain = window.proxy.hold(together);
    const again = window.directory.loadResources(key, { signal: other.signal });
    await heldAgain.answered;
    other.abort();
    assert.equal(content(key).state, 'idle');
    heldAgain.release();
    await again;
  });

  it('are found under the new code of a group that got one meanwhile', async () => {
    const { key, group } = entryOf(window, 'everyone');
    const held = window.proxy.hold(namespaceList);
    const loading = load();
    await held.answered;
    await window.other.groups.update('everyone', { newCode: 'all' });
    window.directory.apply({
      kind: 'groupUpdated',
      code: 'everyone',
      group: { ...group, code: 'all' },
    });
    held.release();
    await loading;
    assert.equal(content(key).state, 'loaded');
    assert.ok((content(key).value?.resources.length ?? 0) > 0);
  });
});
