import assert from 'node:assert/strict';
import { commandIds } from '../../../src/ids.ts';
import { manifest } from '../../support/project/manifest.ts';

const { keybindings } = manifest.contributes;

/** In the tree, not while its find box is open, and by what is selected. */
const selected = (kind: string) =>
  `focusedView == authingGroups.groups && !inputFocus && !treeFindOpen && authingGroups.selectedKind == '${kind}'`;

describe('The keys', () => {
  it('rename, delete and remove what is selected in the tree, and do nothing elsewhere', () => {
    const bound = keybindings.map(({ command, key, when }) => [key, command, when]);
    assert.deepEqual(bound, [
      ['f2', commandIds.renameGroup, selected('group')],
      ['delete', commandIds.deleteGroups, selected('group')],
      ['cmd+backspace', commandIds.deleteGroups, `isMac && ${selected('group')}`],
      ['delete', commandIds.removeMembers, selected('member')],
      ['cmd+backspace', commandIds.removeMembers, `isMac && ${selected('member')}`],
    ]);
  });

  it('tell their command that it is run on the selection, for VS Code gives it no row', () => {
    for (const { args } of keybindings) assert.deepEqual(args, { on: 'selection' });
  });
});
