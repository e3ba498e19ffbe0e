import assert from 'node:assert/strict';
import { keptWhileSame, ShownTable } from '../../../../src/panels/shared/shownTable.ts';

describe('A table that a page shows', () => {
  const told: string[] = [];
  const made: string[] = [];
  const tell = { info: (message: string) => void told.push(message) };
  const tableOf = () =>
    new ShownTable(
      ({ code }: { readonly code: string }, revision) => {
        made.push(code);
        return { code, revision };
      },
      tell,
      'It was read again.',
    );

  beforeEach(() => {
    told.length = 0;
    made.length = 0;
  });

  it('is the same part while it is made of the same, and another one with another number after that', () => {
    const table = tableOf();
    const source = { code: 'a' };
    const part = table.show(source);
    assert.equal(table.show(source), part);
    const other = table.show({ code: 'a' });
    assert.notEqual(other, part);
    assert.notEqual(other.body().revision, part.body().revision);
  });

  it('is made when it is sent, not before', () => {
    const part = tableOf().show({ code: 'a' });
    assert.deepEqual(made, []);
    assert.equal(part.body().code, 'a');
    assert.deepEqual(made, ['a']);
  });

  it('gives its rows by its number, and tells the user where it is no longer shown', () => {
    const table = tableOf();
    const { revision } = table.show({ code: 'a' }).body();
    assert.equal(
      table.use(revision, ({ code }) => code),
      'a',
    );
    assert.deepEqual(told, []);
    table.show({ code: 'b' });
    assert.equal(
      table.use(revision, () => assert.fail('These are rows of another table.')),
      undefined,
    );
    assert.deepEqual(told, ['It was read again.']);
  });

  it('gives nothing while there is none', () => {
    const table = tableOf();
    assert.equal(table.show(undefined), undefined);
    table.use(0, () => assert.fail('There are no rows.'));
    assert.deepEqual(told, ['It was read again.']);
  });
});

describe('What is kept while it is the same', () => {
  it('is built anew only where any of what it is built of is another', () => {
    let count = 0;
    const pairOf = keptWhileSame((...of: readonly [object, object]) => {
      count += 1;
      return of;
    });
    const a = {};
    const b = {};
    assert.equal(pairOf(a, b), pairOf(a, b));
    assert.equal(count, 1);
    assert.deepEqual(pairOf(b, a), [b, a]);
    assert.equal(count, 2);
  });
});
