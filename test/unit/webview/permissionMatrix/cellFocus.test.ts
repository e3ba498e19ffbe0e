import assert from 'node:assert/strict';
import { keptPlace, moveCell } from '../../../../src/webview/permissionMatrix/cellFocus.ts';

const size = { rows: 20, columns: 6, rowsPerPage: 8 };

describe('The focus in a matrix', () => {
  const move = (row: number, column: number, key: string, toEdge = false) => {
    const focus = moveCell({ row, column }, key, toEdge, size);
    return focus && [focus.row, focus.column];
  };

  it('goes by the arrows through the cells, into the headers, and no further', () => {
    assert.deepEqual(move(3, 2, 'ArrowDown'), [4, 2]);
    assert.deepEqual(move(3, 2, 'ArrowUp'), [2, 2]);
    assert.deepEqual(move(3, 2, 'ArrowRight'), [3, 3]);
    assert.deepEqual(move(3, 0, 'ArrowLeft'), [3, -1]);
    assert.deepEqual(move(0, 2, 'ArrowUp'), [-1, 2]);
    assert.deepEqual(move(19, 5, 'ArrowDown'), [19, 5]);
    assert.deepEqual(move(19, 5, 'ArrowRight'), [19, 5]);
  });

  it('never goes into the corner, where the headers meet', () => {
    assert.deepEqual(move(0, -1, 'ArrowUp'), [0, -1]);
    assert.deepEqual(move(-1, 0, 'ArrowLeft'), [-1, 0]);
  });

  it('goes to the edge of the cells with Ctrl, and from there to the headers', () => {
    assert.deepEqual(move(3, 2, 'ArrowDown', true), [19, 2]);
    assert.deepEqual(move(3, 2, 'ArrowRight', true), [3, 5]);
    assert.deepEqual(move(3, 2, 'ArrowUp', true), [0, 2]);
    assert.deepEqual(move(0, 2, 'ArrowUp', true), [-1, 2]);
    assert.deepEqual(move(3, 2, 'ArrowLeft', true), [3, 0]);
    assert.deepEqual(move(3, 0, 'ArrowLeft', true), [3, -1]);
  });

  it('goes by Home and End to the ends of the row, with Ctrl to the first and the last cell', () => {
    assert.deepEqual(move(3, 2, 'Home'), [3, 0]);
    assert.deepEqual(move(3, 2, 'End'), [3, 5]);
    assert.deepEqual(move(3, 2, 'Home', true), [0, 0]);
    assert.deepEqual(move(3, 2, 'End', true), [19, 5]);
  });

  it('goes by pages, and stays among the cells', () => {
    assert.deepEqual(move(3, 2, 'PageDown'), [11, 2]);
    assert.deepEqual(move(15, 2, 'PageDown'), [19, 2]);
    assert.deepEqual(move(15, 2, 'PageUp'), [7, 2]);
    assert.deepEqual(move(3, 2, 'PageUp'), [0, 2]);
    assert.deepEqual(move(-1, 2, 'PageUp'), [-1, 2]);
  });

  it('is moved by no other key', () => {
    assert.equal(move(3, 2, 'x'), undefined);
    assert.equal(move(3, 2, 'Tab'), undefined);
  });

  it('has a place where there is nothing', () => {
    const empty = { rows: 0, columns: 0, rowsPerPage: 1 };
    const moved = moveCell({ row: 0, column: 0 }, 'ArrowDown', false, empty);
    assert.deepEqual(moved, { row: -1, column: -1 });
  });
});

describe('The place of the focus in a list that became another', () => {
  const same = (item: string) => item;
  const kept = (place: number, before: string[], items: string[]) =>
    keptPlace(place, before, same, items, same);

  it('is that of the same item', () => {
    assert.equal(kept(1, ['a', 'b'], ['x', 'a', 'b']), 2);
  });

  it('is the first one where the item is gone', () => {
    assert.equal(kept(1, ['a', 'b'], ['x', 'y']), 0);
  });

  it('is the first one of a list that was empty for a while', () => {
    assert.equal(kept(1, ['a', 'b'], []), 0);
    assert.equal(kept(0, [], ['a']), 0);
    assert.equal(kept(5, [], ['a']), 0);
  });

  it('stays a header', () => {
    assert.equal(kept(-1, ['a'], ['x']), -1);
  });
});
