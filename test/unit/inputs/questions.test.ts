import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { askedBy, questionClosed, withInputOpen } from '../../../src/inputs/questions.ts';
import { eventually } from '../../support/eventually.ts';

describe('The focus after a modal question', () => {
  let givenBack: string[];
  const forPage = <T>(page: string, run: () => T) => askedBy(() => givenBack.push(page), run);

  beforeEach(() => {
    givenBack = [];
  });

  it('goes back at once to the page that asked for what has asked, where it was declined', async () => {
    await Promise.all([
      forPage('matrix', async () => {
        await delay(1);
        questionClosed(false);
      }),
      forPage('comparison', () => delay(1)),
    ]);
    assert.deepEqual(givenBack, ['matrix']);
  });

  it('goes back to nobody where no page has asked', () => {
    questionClosed(false);
    assert.deepEqual(givenBack, []);
  });

  it('stays with an input that follows', async () => {
    await forPage('matrix', async () => {
      questionClosed(true);
      await withInputOpen(() => delay(300));
    });
    assert.deepEqual(givenBack, []);
  });

  it('goes back where no input follows', async () => {
    forPage('matrix', () => questionClosed(true));
    assert.deepEqual(givenBack, []);
    await eventually(async () => assert.deepEqual(givenBack, ['matrix']));
  });
});
