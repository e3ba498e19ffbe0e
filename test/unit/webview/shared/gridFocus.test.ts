import assert from 'node:assert/strict';
import { type GridFocus, moveFocus } from '../../../../src/webview/shared/gridFocus.ts';

const size = { rows: 100, columns: 5, rowsPerPage: 10 };
const row = (index: number, column = 0): GridFocus => ({ part: 'row', row: index, column });
const header = (column: number, index = 0): GridFocus => ({ part: 'header', row: index, column });

describe('The focus in the grid', () => {
  const moves: [from: GridFocus, key: string, to: GridFocus | undefined][] = [
    [row(3), 'ArrowDown', row(4)],
    [row(3), 'ArrowUp', row(2)],
    [row(99), 'ArrowDown', row(99)],
    [row(3), 'PageDown', row(13)],
    [row(95), 'PageDown', row(99)],
    [row(13), 'PageUp', row(3)],
    [row(3), 'PageUp', row(0)],
    [row(50), 'Home', row(0)],
    [row(50), 'End', row(99)],
    [row(0, 2), 'ArrowUp', header(2)],
    [row(3), 'ArrowRight', undefined],
    [row(3), 'x', undefined],
    [header(2, 7), 'ArrowDown', row(7, 2)],
    [header(2), 'ArrowRight', header(3)],
    [header(4), 'ArrowRight', header(4)],
    [header(0), 'ArrowLeft', header(0)],
    [header(2), 'Home', header(0)],
    [header(2), 'End', header(4)],
    [header(2), 'ArrowUp', undefined],
  ];
  for (const [from, key, to] of moves) {
    const name = ({ part, row: index, column }: GridFocus) =>
      part === 'row' ? `row ${index}` : `header ${column}`;
    it(`goes from ${name(from)} by ${key} to ${to === undefined ? 'nowhere' : name(to)}`, () => {
      assert.deepEqual(moveFocus(from, key, size), to);
    });
  }

  it('stays in the headers where there are no rows', () => {
    assert.equal(moveFocus(header(0), 'ArrowDown', { ...size, rows: 0 }), undefined);
  });
});
