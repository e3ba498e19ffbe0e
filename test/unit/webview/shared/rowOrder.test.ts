import assert from 'node:assert/strict';
import { nextSort } from '../../../../src/webview/shared/rowOrder.ts';

describe('A click on a header', () => {
  it('sorts up, then down, then not at all', () => {
    const up = nextSort(undefined, 'code');
    assert.deepEqual(up, { column: 'code', direction: 'ascending' });
    const down = nextSort(up, 'code');
    assert.deepEqual(down, { column: 'code', direction: 'descending' });
    assert.equal(nextSort(down, 'code'), undefined);
  });

  it('begins anew with another column', () => {
    const other = nextSort({ column: 'type', direction: 'descending' }, 'code');
    assert.deepEqual(other, { column: 'code', direction: 'ascending' });
  });
});
