import assert from 'node:assert/strict';
import type { ReactiveController } from 'lit';
import { TypingPause } from '../../../../src/webview/shared/typingPause.ts';
import { eventually } from '../../../support/eventually.ts';

describe('The wait for a pause in typing', () => {
  let controller: ReactiveController | undefined;
  let pause: TypingPause;
  const done: string[] = [];

  beforeEach(() => {
    done.length = 0;
    pause = new TypingPause({
      addController: (added) => {
        controller = added;
      },
      removeController: () => {},
      requestUpdate: () => {},
      updateComplete: Promise.resolve(true),
    });
  });

  it('does once what the last letter asked for', async () => {
    for (const word of ['o', 'or', 'ord']) pause.wait(() => done.push(word));
    assert.deepEqual(done, []);
    await eventually(async () => assert.deepEqual(done, ['ord']));
  });

  it('ends with the page', async () => {
    const another = new TypingPause({
      addController: () => {},
      removeController: () => {},
      requestUpdate: () => {},
      updateComplete: Promise.resolve(true),
    });
    pause.wait(() => done.push('gone'));
    controller?.hostDisconnected?.();
    // Asked for later, so that the other would have been done by then.
    another.wait(() => done.push('there'));
    await eventually(async () => assert.deepEqual(done, ['there']));
  });
});
