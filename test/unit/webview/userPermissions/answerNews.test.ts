import assert from 'node:assert/strict';
import type { Answer } from '../../../../src/protocol/userPermissions.ts';
import { AnswerNews } from '../../../../src/webview/userPermissions/answerNews.ts';

const asking: Answer = {
  question: { namespace: 'default', resource: 'salaries:*', action: 'read' },
  verdict: 'yes',
  sentence: 'Yes, through “Finance”.',
  rules: [],
  server: { state: 'asking', sentence: 'Asking the server…', difference: '' },
};
const answered: Answer = {
  ...asking,
  server: { state: 'no', sentence: 'The server says no.', difference: 'A policy may forbid it.' },
};

describe('What is read out of an answer', () => {
  it('is each sentence once, as it comes, and never that the server is being asked', () => {
    const news = new AnswerNews();
    assert.deepEqual(news.of(asking), ['Yes, through “Finance”.']);
    assert.deepEqual(news.of(answered), ['The server says no.', 'A policy may forbid it.']);
  });

  it('is not how far groups have been looked through', () => {
    const news = new AnswerNews();
    news.of(answered);
    const progress = { read: 3, failed: 0, total: 13 };
    const wouldGive = { sentence: 'Reading.', groups: [], more: 0, reading: true, progress };
    assert.deepEqual(news.of({ ...answered, wouldGive }), []);
  });

  it('is all of it again where the same is asked again, or was closed', () => {
    const news = new AnswerNews();
    const all = news.of(answered);
    news.ask();
    assert.deepEqual(news.of(answered), all);
    news.of(undefined);
    assert.deepEqual(news.of(answered), all);
    assert.equal(all.length, 3);
  });
});
