import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import {
  guarded,
  ignored,
  inBackground,
  logFailure,
  logFailuresTo,
  logged,
} from '../../../src/model/failureLog.ts';

describe('What fails where nobody waits for it', () => {
  const error = new TypeError('x is not it');
  let lines: unknown[] = [];
  let log: { dispose(): void };

  beforeEach(() => {
    lines = [];
    log = logFailuresTo((...line) => lines.push(line));
  });

  afterEach(() => log.dispose());

  it('is logged, and costs nothing where it is ignored', async () => {
    assert.equal(await Promise.reject(error).catch(ignored('a')), undefined);
    assert.equal(await Promise.reject(error).catch(ignored('b', 7)), 7);
    assert.equal(await Promise.reject(error).catch(logged('c')), undefined);
    assert.deepEqual(lines, [
      ['a', error, 'debug'],
      ['b', error, 'debug'],
      ['c', error, 'warn'],
    ]);
  });

  it('is logged where it runs in the background', async () => {
    inBackground('a', Promise.reject(error));
    inBackground('b', Promise.resolve(1));
    inBackground('c', undefined);
    await pause(0);
    assert.deepEqual(lines, [['a', error, 'error']]);
  });

  it('is logged where a listener throws, at once or later, and thrown at nobody', async () => {
    guarded('a', () => {
      throw error;
    })();
    guarded('b', async (text: string) => {
      throw new Error(text);
    })('later');
    guarded('c', () => 1)();
    await pause(0);
    assert.deepEqual(lines, [
      ['a', error, 'error'],
      ['b', new Error('later'), 'error'],
    ]);
  });

  it('goes nowhere without a log', () => {
    log.dispose();
    logFailure('a', error);
    assert.deepEqual(lines, []);
  });
});
