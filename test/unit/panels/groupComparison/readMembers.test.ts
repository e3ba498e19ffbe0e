import assert from 'node:assert/strict';
import { readMembers } from '../../../../src/panels/groupComparison/readMembers.ts';
import { entryOf, openWindow, type Window } from '../../../support/directory/directoryWindow.ts';
import { refusal } from '../../../support/servers/recordingProxy.ts';

const operation = 'groupWithUsersWithCustomData';

describe('The members of a group that is compared', () => {
  let window: Window;
  let key: string;

  beforeEach(async () => {
    window = await openWindow({ groups: 3, users: 320 });
    await window.directory.groups.load();
    key = entryOf(window, 'everyone').key;
    window.proxy.requests.length = 0;
  });

  afterEach(() => window.close());

  const rows = () => window.directory.members.content(key).value;
  const read = ({ upTo = 1000, again = false, signal = new AbortController().signal } = {}) =>
    readMembers(window.directory, key, { upTo, again, signal });

  it('are read page by page, as far as is wanted, and from there on to the end', async () => {
    await read({ upTo: 100 });
    assert.equal(rows()?.users.length, 100);
    assert.equal(rows()?.complete, false);
    const count = window.proxy.requests.length;
    await read({ upTo: 100 });
    assert.equal(window.proxy.requests.length, count);
    await read();
    assert.equal(rows()?.users.length, 320);
    assert.ok(rows()?.complete);
  });

  it('are not read again where they are known, unless that is wanted', async () => {
    await read();
    window.proxy.requests.length = 0;
    await read();
    assert.equal(window.proxy.requests.length, 0);
    await read({ again: true });
    assert.ok(window.proxy.requests.length > 0);
    assert.ok(rows()?.complete);
  });

  it('are read no further than the page under way once that is cancelled', async () => {
    const cancelling = new AbortController();
    window.proxy.alter(operation, async (_, forward) => {
      cancelling.abort();
      return forward();
    });
    await read({ signal: cancelling.signal });
    assert.equal(rows()?.users.length, 50);
  });

  it('are read on although somebody closes the row of the group in the sidebar', async () => {
    const held = window.proxy.hold(operation);
    const reading = read();
    await held.answered;
    window.directory.members.cancel(key);
    held.release();
    await reading;
    assert.equal(rows()?.users.length, 320);
  });

  it('stay as far as they were read where a page fails, and go on from there', async () => {
    let count = 0;
    window.proxy.alter(operation, async (_, forward) => {
      count += 1;
      return count === 3 ? refusal(1000, 'Busy') : forward();
    });
    await read();
    assert.equal(window.directory.members.content(key).state, 'failed');
    assert.equal(rows()?.users.length, 100);
    await read();
    assert.equal(rows()?.users.length, 320);
  });
});
