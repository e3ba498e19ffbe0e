import assert from 'node:assert/strict';
import {
  codes,
  loadToTheEnd,
  openWindow,
  serverCodes,
  type Window,
} from '../../support/directory/directoryWindow.ts';
import type { PassingAnswer } from '../../support/servers/recordingProxy.ts';

interface GroupsAnswer {
  totalCount: number;
  list: { code: string }[];
}

/** The page of groups inside an answer, to be altered in place. */
function pageIn(answer: PassingAnswer): GroupsAnswer {
  const { body }: { body: unknown } = answer;
  assert.ok(isGroups(body));
  return body.data.groups;
}

function isGroups(body: unknown): body is { data: { groups: GroupsAnswer } } {
  return typeof body === 'object' && body !== null && 'data' in body;
}

describe('A server whose pages do not fit together', () => {
  let window: Window;

  beforeEach(async () => {
    window = await openWindow({ groups: 60, users: 5 });
    window.pageSize = 20;
  });

  afterEach(() => window.close());

  const { loadMore, rows } = {
    loadMore: () => window.directory.groups.loadMore(),
    rows: () => window.directory.groups.content.value,
  };

  /** Alters every page of groups. */
  function alterPages(alter: (page: GroupsAnswer, number: unknown) => void) {
    window.proxy.alter('groups', async ({ variables }, forward) => {
      const answer = await forward();
      alter(pageIn(answer), variables.page);
      return answer;
    });
  }

  it('leaves no "Load More" behind where it promises more groups than it has', async () => {
    alterPages((page) => {
      page.totalCount = 500;
    });
    await window.directory.groups.load();
    await loadToTheEnd(() => rows()?.complete, loadMore);
    assert.deepEqual(codes(window), await serverCodes(window));
    assert.equal(rows()?.totalCount, 60);
  });

  it('shows a group once that stands on two pages', async () => {
    const first = (await serverCodes(window))[0];
    alterPages(({ list }, number) => {
      if (number === 2) list[0] = { ...list[0], code: String(first) };
    });
    await window.directory.groups.load();
    await loadToTheEnd(() => rows()?.complete, loadMore);
    assert.equal(codes(window).length, 59);
    assert.equal(new Set(codes(window)).size, 59);
    assert.equal(rows()?.totalCount, 59);
  });

  it('says another total on each page, and all groups are shown', async () => {
    alterPages((page, number) => {
      page.totalCount += Number(number);
    });
    await window.directory.groups.load();
    await loadToTheEnd(() => rows()?.complete, loadMore);
    assert.deepEqual(codes(window), await serverCodes(window));
  });

  it('gives no page at all where there are no groups', async () => {
    alterPages((page) => {
      page.list = [];
      page.totalCount = 0;
    });
    await window.directory.groups.load();
    assert.deepEqual(rows(), { groups: [], totalCount: 0, complete: true });
  });

  it('is read once more where the groups change between two pages of one read', async () => {
    window.proxy.alter('groups', async ({ variables }, forward) => {
      const answer = await forward();
      if (variables.page === 1) {
        window.proxy.pass('groups');
        await window.other.groups.delete(String((await serverCodes(window))[0]));
      }
      return answer;
    });
    await window.directory.groups.loadAll();
    assert.deepEqual(codes(window), await serverCodes(window));
    assert.equal(rows()?.complete, true);
  });
});
