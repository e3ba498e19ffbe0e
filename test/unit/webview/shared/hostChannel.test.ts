import assert from 'node:assert/strict';
import * as v from 'valibot';
import type { nothing } from '../../../../src/protocol/envelope.ts';
import { HostChannel } from '../../../../src/webview/shared/hostChannel.ts';

const updates = { snapshot: v.object({ text: v.string() }), text: v.string() };
type Intents = { ready: typeof nothing; copy: v.GenericSchema<{ code: string }> };

describe("A page's channel", () => {
  let posted: unknown[];
  let shown: string[];
  let window: EventTarget;
  let channel: HostChannel<typeof updates, Intents>;
  const receive = (data: unknown) => {
    window.dispatchEvent(new MessageEvent('message', { data }));
  };
  const snapshot = (sequence: number) =>
    receive({ sequence, type: 'snapshot', body: { text: `snapshot ${sequence}` } });
  const update = (sequence: number) =>
    receive({ sequence, type: 'text', body: `update ${sequence}` });

  beforeEach(() => {
    posted = [];
    shown = [];
    window = new EventTarget();
    channel = new HostChannel({ postMessage: (message) => posted.push(message) }, updates, {
      snapshot: ({ text }) => shown.push(text),
      text: (text) => shown.push(text),
    });
    channel.open(window);
  });

  it('asks for a snapshot when it opens', () => {
    assert.deepEqual(posted, [{ type: 'ready' }]);
  });

  it('takes updates in after the snapshot, in their order', () => {
    snapshot(7);
    update(8);
    update(9);
    assert.deepEqual(shown, ['snapshot 7', 'update 8', 'update 9']);
    assert.equal(posted.length, 1);
  });

  it('takes no update in before the first snapshot', () => {
    update(1);
    snapshot(2);
    assert.deepEqual(shown, ['snapshot 2']);
    assert.equal(posted.length, 1);
  });

  it('asks once for a snapshot when an update is missing, and goes on from it', () => {
    snapshot(1);
    update(3);
    update(4);
    assert.deepEqual(shown, ['snapshot 1']);
    assert.deepEqual(posted, [{ type: 'ready' }, { type: 'ready' }]);
    snapshot(5);
    update(6);
    assert.deepEqual(shown, ['snapshot 1', 'snapshot 5', 'update 6']);
    assert.equal(posted.length, 2);
  });

  it('asks for a snapshot in place of an update it does not understand', () => {
    snapshot(1);
    receive({ sequence: 2, type: 'newer', body: 1 });
    assert.equal(posted.length, 2);
  });

  it('ignores what is no message of the host', () => {
    snapshot(1);
    for (const raw of [undefined, 'text', {}, { type: 'text', body: 'x' }]) receive(raw);
    update(2);
    assert.deepEqual(shown, ['snapshot 1', 'update 2']);
    assert.equal(posted.length, 1);
  });

  it('posts what the page asks for', () => {
    channel.post('copy', { code: 'a' });
    assert.deepEqual(posted.at(-1), { type: 'copy', body: { code: 'a' } });
  });
});
