import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { SearchAsYouType } from '../../../src/inputs/searchAsYouType.ts';

const typingDelayMs = 20;

/** A search whose answers the test gives, and what is heard of it. */
function open() {
  const asked: {
    readonly query: string;
    readonly signal: AbortSignal;
    readonly answer: (result: string) => void;
    readonly fail: (error: unknown) => void;
  }[] = [];
  const heard: string[] = [];
  const search = new SearchAsYouType<string>({
    search: (query, signal) =>
      new Promise((answer, fail) => {
        asked.push({ query, signal, answer, fail });
      }),
    onResult: (result, query) => heard.push(`${query}: ${result}`),
    onFailure: (error) => heard.push(`failed: ${error instanceof Error ? error.message : ''}`),
    onBusy: (busy) => heard.push(busy ? 'busy' : 'idle'),
    typingDelayMs,
  });
  const queries = () => asked.map(({ query }) => query);
  /** The request that was made last. */
  const last = () => {
    const request = asked.at(-1);
    assert.ok(request);
    return request;
  };
  return { search, asked, heard, queries, last };
}

/** Long enough for typing to have paused, and for an answer to be heard. */
const pause = () => delay(4 * typingDelayMs);

describe('A search as one types', () => {
  it('begins at once for what is there without typing', () => {
    const { search, queries } = open();
    search.searchNow();
    assert.deepEqual(queries(), ['']);
  });

  it('waits until typing pauses, and asks for the last text only, trimmed', async () => {
    const { search, queries } = open();
    search.type('e');
    search.type('em');
    search.type(' emma ');
    assert.deepEqual(queries(), []);
    await pause();
    assert.deepEqual(queries(), ['emma']);
  });

  it('is busy from the first letter to the answer', async () => {
    const { search, heard, last } = open();
    search.type('emma');
    assert.deepEqual(heard, ['busy']);
    await pause();
    last().answer('Emma Clarke');
    await pause();
    assert.deepEqual(heard, ['busy', 'emma: Emma Clarke', 'idle']);
  });

  it('ends as soon as one types on, and its late answer or failure is not heard', async () => {
    const { search, asked, heard, last } = open();
    search.type('liam');
    await pause();
    search.type('lucas');
    assert.equal(asked[0]?.signal.aborted, true);
    await pause();
    search.type('emma');
    asked[0]?.answer('too late');
    asked[1]?.fail(new Error('too late'));
    await pause();
    last().answer('Emma Clarke');
    await pause();
    assert.deepEqual(
      heard.filter((line) => line !== 'busy'),
      ['emma: Emma Clarke', 'idle'],
    );
  });

  it('stays busy where a search that was given up ends during the next one', async () => {
    const { search, asked, heard } = open();
    search.type('liam');
    await pause();
    search.type('lucas');
    await pause();
    asked[0]?.fail(new Error('aborted'));
    await pause();
    assert.ok(!heard.includes('idle'));
  });

  it('says that it failed, and asks for the same again', async () => {
    const { search, heard, queries, last } = open();
    search.type('emma');
    await pause();
    last().fail(new Error('busy server'));
    await pause();
    assert.deepEqual(heard, ['busy', 'failed: busy server', 'idle']);
    search.searchNow();
    last().answer('Emma Clarke');
    await pause();
    assert.deepEqual(queries(), ['emma', 'emma']);
    assert.deepEqual(heard.slice(3), ['busy', 'emma: Emma Clarke', 'idle']);
  });

  it('is over once its picker has gone, whether it waited or was under way', async () => {
    const waiting = open();
    waiting.search.type('emma');
    waiting.search.dispose();
    const underWay = open();
    underWay.search.searchNow();
    underWay.search.dispose();
    assert.equal(underWay.last().signal.aborted, true);
    underWay.last().answer('too late');
    await pause();
    assert.deepEqual(waiting.queries(), []);
    assert.deepEqual([...waiting.heard, ...underWay.heard], ['busy', 'busy']);
  });
});
