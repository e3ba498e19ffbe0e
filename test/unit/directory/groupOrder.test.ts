import assert from 'node:assert/strict';
import { type GroupOrder, sortGroups } from '../../../src/directory/groupOrder.ts';
import {
  at,
  codes,
  groups,
  loadToTheEnd,
  openWindow,
  requests,
  type Window,
} from '../../support/directory/directoryWindow.ts';

describe('The order of groups', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow({ groups: 120, users: 30 });
  });

  afterEach(() => window.close());

  const sortBy = (order: GroupOrder) => window.directory.groups.sortBy(order, 'en');
  const directory = () => window.directory;

  async function read(order: GroupOrder): Promise<string[]> {
    await sortBy(order);
    await directory().groups.load();
    return codes(window);
  }

  async function asServed(sortBy: 'CREATEDAT_ASC' | 'UPDATEDAT_DESC' | 'UPDATEDAT_ASC') {
    const { list } = await window.other.groups.list({ limit: 1000, sortBy });
    return list.map(({ code }) => code);
  }

  const served = [
    ['oldest', 'CREATEDAT_ASC'],
    ['lastUpdated', 'UPDATEDAT_DESC'],
    ['firstUpdated', 'UPDATEDAT_ASC'],
  ] as const;
  for (const [order, sortBy] of served) {
    it(`is the server's, a page at a time, where it has one: ${order}`, async () => {
      await read('newest');
      window.proxy.requests.length = 0;
      assert.deepEqual(await read(order), (await asServed(sortBy)).slice(0, 50));
      assert.deepEqual(
        requests(window).map(({ variables }) => variables),
        [{ page: 1, limit: 50, sortBy }],
      );
      await loadToTheEnd(
        () => directory().groups.content.value?.complete,
        () => directory().groups.loadMore(),
      );
      assert.deepEqual(codes(window), await asServed(sortBy));
    });
  }

  it('by name or code is made of what is read, and is read no more for that', async () => {
    await read('newest');
    await directory().groups.loadAll();
    window.proxy.requests.length = 0;
    const byCode = await read('code');
    assert.deepEqual(byCode, byCode.toSorted());
    await read('name');
    const names = groups(directory()).map(({ group }) => group.name);
    assert.deepEqual(names, names.toSorted(new Intl.Collator('en', { numeric: true }).compare));
    assert.deepEqual(requests(window), []);
    assert.ok(directory().groups.needsAll);
  });

  it('puts names where the readers of the language look for them', () => {
    const named = (name: string) => ({ key: name, group: { code: name, name } });
    const names = (language: string) =>
      sortGroups(['张', 'Öl', 'Zoo', 'team 10', 'team 9', '李'].map(named), 'name', language).map(
        ({ key }) => key,
      );
    assert.deepEqual(names('de'), ['Öl', 'team 9', 'team 10', 'Zoo', '张', '李']);
    assert.deepEqual(names('sv').slice(0, 4), ['team 9', 'team 10', 'Zoo', 'Öl']);
    assert.deepEqual(names('zh-cn').slice(0, 2), ['李', '张']);
  });

  it('by time is made of all groups where the server does not sort by it', async () => {
    const { abilities } = window.reader;
    Object.defineProperty(window.reader, 'abilities', {
      value: { ...abilities, groupOrders: ['CREATEDAT_DESC'] },
    });
    await read('lastUpdated');
    assert.ok(directory().groups.needsAll);
    await directory().groups.loadAll();
    assert.deepEqual(codes(window), await asServed('UPDATEDAT_DESC'));
  });

  it('by members has those without a count last, both ways', () => {
    const counted = (code: string, memberCount?: number) => ({
      key: code,
      group: { code, name: code },
      ...(memberCount === undefined ? {} : { memberCount }),
    });
    const list = [counted('none'), counted('few', 2), counted('many', 30), counted('some', 9)];
    const sorted = (order: GroupOrder) => sortGroups(list, order, 'en').map(({ key }) => key);
    assert.deepEqual(sorted('mostMembers'), ['many', 'some', 'few', 'none']);
    assert.deepEqual(sorted('fewestMembers'), ['few', 'some', 'many', 'none']);
  });

  describe('holds through a change:', () => {
    it('a new group stands last where the oldest are first, once it is reached', async () => {
      await read('oldest');
      const created = await window.other.groups.create({ code: 'created', name: 'Created' });
      directory().apply({ kind: 'groupCreated', group: created });
      assert.ok(!codes(window).includes('created'));
      assert.equal(directory().groups.content.value?.totalCount, 121);
      await directory().groups.loadAll();
      assert.equal(codes(window).at(-1), 'created');
      const another = await window.other.groups.create({ code: 'another', name: 'Another' });
      directory().apply({ kind: 'groupCreated', group: another });
      assert.equal(codes(window).at(-1), 'another');
    });

    it('an updated group comes first where the last updated are, wherever it was', async () => {
      await read('lastUpdated');
      const unread = at(await asServed('UPDATEDAT_ASC'), 0);
      for (const code of [at(codes(window), 20), unread]) {
        window.events.length = 0;
        const group = await window.other.groups.update(code, { name: 'Updated' });
        directory().apply({ kind: 'groupUpdated', code, group });
        assert.equal(codes(window)[0], code);
        assert.ok(window.events.includes('groups'));
      }
      await directory().groups.loadAll();
      assert.deepEqual(codes(window), await asServed('UPDATEDAT_DESC'));
    });

    it('an updated group goes last where those not updated for long are first', async () => {
      await read('firstUpdated');
      const code = at(codes(window), 3);
      const group = await window.other.groups.update(code, { name: 'Updated' });
      directory().apply({ kind: 'groupUpdated', code, group });
      assert.ok(!codes(window).includes(code));
      assert.deepEqual(codes(window), (await asServed('UPDATEDAT_ASC')).slice(0, 49));
      await directory().groups.loadAll();
      assert.deepEqual(codes(window), await asServed('UPDATEDAT_ASC'));
    });

    it('a renamed group, and one with other members, move to their place', async () => {
      await read('name');
      await directory().groups.loadAll();
      const code = at(codes(window), -1);
      const group = await window.other.groups.update(code, { name: '! First' });
      directory().apply({ kind: 'groupUpdated', code, group });
      assert.equal(codes(window)[0], code);
      assert.ok(window.events.includes('groups'));
      window.events.length = 0;
      const last = at(codes(window), -1);
      await window.other.groups.update(last, { name: '! Before the first' });
      await directory().readGroup(last);
      assert.deepEqual(codes(window).slice(0, 2), [last, code]);
      assert.ok(window.events.includes('groups'));
      await sortBy('mostMembers');
      const keys = groups(directory()).map(({ key }) => key);
      await directory().counts.count(keys);
      assert.equal(codes(window)[0], 'everyone');
      window.events.length = 0;
      const { list } = await window.other.groups.listUsers('everyone', { limit: 50 });
      const userIds = list.map(({ id }) => id);
      await window.other.groups.removeUsers('everyone', userIds);
      directory().apply({ kind: 'membersRemoved', code: 'everyone', userIds });
      await directory().counts.count(keys, { again: true });
      assert.notEqual(codes(window)[0], 'everyone');
      assert.ok(window.events.includes('groups'));
    });
  });
});
