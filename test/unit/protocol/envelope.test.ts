import assert from 'node:assert/strict';
import * as v from 'valibot';
import { dispatch, nothing, parseIntent, parseUpdate } from '../../../src/protocol/envelope.ts';

const messages = { ready: nothing, copy: v.object({ code: v.string() }) };

describe('A message between a panel and its page', () => {
  let called: unknown[];
  const handlers = {
    ready: () => called.push('ready'),
    copy: ({ code }: { code: string }) => called.push(code),
  };
  /** As it arrives after its way through JSON. */
  const receive = (message: unknown) => {
    const intent = parseIntent(JSON.parse(JSON.stringify(message)));
    return intent !== undefined && dispatch(messages, handlers, intent);
  };

  beforeEach(() => {
    called = [];
  });

  it('reaches the handler of its type with its body', () => {
    assert.equal(receive({ type: 'copy', body: { code: 'a' } }), true);
    assert.deepEqual(called, ['a']);
  });

  it('may have no body where its type says all', () => {
    assert.equal(receive({ type: 'ready' }), true);
    assert.deepEqual(called, ['ready']);
  });

  it('is ignored where its type is unknown', () => {
    assert.equal(receive({ type: 'other', body: {} }), false);
    assert.equal(receive({ type: 'toString' }), false);
    assert.equal(receive({ type: '__proto__' }), false);
    assert.deepEqual(called, []);
  });

  it('is ignored where its body is of another shape', () => {
    assert.equal(receive({ type: 'copy', body: { code: 1 } }), false);
    assert.equal(receive({ type: 'copy' }), false);
    assert.equal(receive({ type: 'ready', body: 1 }), false);
    assert.deepEqual(called, []);
  });

  it('is ignored where it is no message at all', () => {
    for (const raw of [null, 'ready', 5, [], {}, { type: 5 }]) assert.equal(receive(raw), false);
    assert.deepEqual(called, []);
  });

  it('of the host is none without its number', () => {
    assert.equal(parseUpdate({ type: 'copy', body: {} }), undefined);
    assert.equal(parseUpdate({ type: 'copy', body: {}, sequence: 1.5 }), undefined);
    assert.equal(parseUpdate({ type: 'copy', sequence: 1 })?.sequence, 1);
  });
});
