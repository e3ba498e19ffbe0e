import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { moveCell } from '../../../src/webview/permissionMatrix/cellFocus.ts';
import { moveInBands } from '../../../src/webview/shared/countBands.ts';
import { moveFocus } from '../../../src/webview/shared/gridFocus.ts';
import { manifest, textOf } from '../../support/project/manifest.ts';

/** The table of keys in the README: where, which keys, what for. */
const rows = readFileSync('README.md', 'utf8')
  .split('## Keyboard and screen readers')[1]
  ?.split('\n## ')[0]
  ?.split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Where'))
  .map((line) => {
    const [where = '', keys = '', what = ''] = line.split(' | ');
    return {
      where: where.replace('| ', ''),
      keys: [...keys.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key),
      what,
    };
  });

const keysOf = (where: string) =>
  (rows ?? []).filter((row) => row.where === where).flatMap(({ keys }) => keys);

/** The keys that may move something, by their names in the table. */
const moving = {
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  'Page Up': 'PageUp',
  'Page Down': 'PageDown',
  Home: 'Home',
  End: 'End',
};

/** Those by which something is moved, by their names in the table. */
const movedBy = (move: (key: string) => unknown) =>
  Object.entries(moving)
    .filter(([, key]) => move(key) !== undefined)
    .map(([name]) => name)
    .sort();

const movingOf = (where: string) =>
  keysOf(where)
    .filter((key) => key in moving)
    .sort();

describe('The table of keys in the README', () => {
  it('has each key that is bound, with the title of its command, and no other command', () => {
    const bound = manifest.contributes.keybindings.map(({ key, command }) => {
      const title = manifest.contributes.commands.find((each) => each.command === command)?.title;
      return `${key} ${textOf(title ?? '')}`;
    });
    const written = (rows ?? [])
      .filter(({ where }) => where === 'Sidebar')
      .flatMap(({ keys, what }) =>
        [...what.matchAll(/\*\*([^*]+…)\*\*/g)].flatMap(([, title = '']) =>
          keys.map((key) => `${key.toLowerCase()} ${title}`),
        ),
      );
    assert.deepEqual(written.sort(), bound.sort());
  });

  const size = { rows: 10, columns: 4, rowsPerPage: 5 };

  it('has the keys that move the focus in lists, their headers, matrices and pictures', () => {
    const row = { part: 'row', row: 5, column: 1 } as const;
    assert.deepEqual(
      movingOf('Lists'),
      movedBy((key) => moveFocus(row, key, size)),
    );
    assert.deepEqual(
      movingOf('Headers of columns'),
      movedBy((key) => moveFocus({ ...row, part: 'header' }, key, size)),
    );
    assert.deepEqual(
      movingOf('Matrix'),
      movedBy((key) => moveCell({ row: 5, column: 1 }, key, false, size)),
    );
    assert.deepEqual(
      movingOf('Picture'),
      movedBy((key) => moveInBands({ band: 1, part: 0 }, key, [2, 2, 2])),
    );
  });
});
