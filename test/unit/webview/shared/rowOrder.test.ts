import assert from 'node:assert/strict';
import { nextSort, RowOrder, sortAsIn } from '../../../../src/webview/shared/rowOrder.ts';

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

describe('Rows', () => {
  const sortedIn = (language: string) => {
    sortAsIn(language);
    const rows = new RowOrder(['王芳', '10', '陈杰', 'b', '李娜', '9'], (row) => row);
    return rows.sorted({ column: 'name', direction: 'ascending' });
  };

  afterEach(() => sortAsIn('en'));

  it('stand where the readers of the display language look for them', () => {
    assert.deepEqual(sortedIn('zh-cn'), ['9', '10', '陈杰', '李娜', '王芳', 'b']);
    assert.deepEqual(sortedIn('en').slice(0, 3), ['9', '10', 'b']);
  });
});
