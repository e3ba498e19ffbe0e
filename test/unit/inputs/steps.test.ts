import assert from 'node:assert/strict';
import { runSteps, type StepPosition, type StepResult } from '../../../src/inputs/steps.ts';

type Name = 'host' | 'secret' | 'name';

/** Runs three steps that end as the script says, and tells the order in which they were shown. */
async function walk(script: StepResult<Name>[]) {
  const shown: string[] = [];
  const step = (name: Name) =>
    [
      name,
      async ({ step: number, totalSteps, canGoBack }: StepPosition) => {
        shown.push(`${name} ${number}/${totalSteps}${canGoBack ? ' back' : ''}`);
        return script.shift() ?? 'cancelled';
      },
    ] as const;
  const done = await runSteps<Name>([step('host'), step('secret'), step('name')]);
  return { done, shown };
}

describe('The steps of a wizard', () => {
  it('follow one another to the end', async () => {
    const { done, shown } = await walk(['next', 'next', 'next']);
    assert.equal(done, true);
    assert.deepEqual(shown, ['host 1/3', 'secret 2/3 back', 'name 3/3 back']);
  });

  it('go back one', async () => {
    const { shown } = await walk(['next', 'next', 'back', 'next', 'next']);
    assert.deepEqual(
      shown.map((line) => line.split(' ')[0]),
      ['host', 'secret', 'name', 'secret', 'name'],
    );
  });

  it('stay at the first when one goes back from there', async () => {
    const { shown } = await walk(['back']);
    assert.deepEqual(shown, ['host 1/3', 'host 1/3']);
  });

  it('return to the step at fault and go on from there', async () => {
    const { done, shown } = await walk(['next', { to: 'host' }, 'next', 'next', 'next']);
    assert.equal(done, true);
    assert.deepEqual(
      shown.map((line) => line.split(' ')[0]),
      ['host', 'secret', 'host', 'secret', 'name'],
    );
  });

  it('end without a result when the user gives up', async () => {
    const { done, shown } = await walk(['next', 'cancelled']);
    assert.equal(done, false);
    assert.equal(shown.length, 2);
  });
});
