import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { PagedList } from '../../../src/directory/pagedList.ts';

/** A list of numbers that is read by page; `onRead` happens while a page is on its way. */
function listOf(count: number, pageSize: number, onRead: () => unknown) {
  return new PagedList<number>({
    pageSize: () => pageSize,
    read: async (page, limit) => {
      await onRead();
      const rows = Array.from({ length: count }, (_, index) => index);
      return { totalCount: count, list: rows.slice((page - 1) * limit, page * limit) };
    },
    idOf: String,
    accept: () => {},
  });
}

describe('A list that is read by page', () => {
  it('reads sixteen pages at a time at most, and as many where it can', async () => {
    let now = 0;
    let most = 0;
    const list = listOf(400, 10, async () => {
      now += 1;
      most = Math.max(most, now);
      await turn();
      now -= 1;
    });
    await list.readAll(new AbortController().signal);
    assert.equal(list.ids.length, 400);
    assert.equal(most, 16);
  });

  it('takes in nothing of an answer that comes together with the cancel', async () => {
    const cancelling = new AbortController();
    const list = listOf(10, 10, () => cancelling.abort());
    await assert.rejects(list.refresh(cancelling.signal), { name: 'AbortError' });
    assert.deepEqual(list.ids, []);
  });

  it('gives up where it is cancelled, also while changes overtake it', async () => {
    const cancelling = new AbortController();
    const list = listOf(10, 10, () => {
      list.insertFirst('new');
      cancelling.abort();
    });
    await assert.rejects(list.refresh(cancelling.signal), { name: 'AbortError' });
    assert.deepEqual(list.ids, ['new']);
  });
});
