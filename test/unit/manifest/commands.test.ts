import assert from 'node:assert/strict';
import { commandIds, internalCommandIds } from '../../../src/ids.ts';
import { manifest, menu, textOf, welcomeLinks } from '../../support/project/manifest.ts';

/** The commands as people know them: their titles, and where each can be run. */
const table: Readonly<Record<string, readonly [title: string, where: string]>> = {
  connect: ['Connect User Pool…', 'welcome, view title, palette'],
  openSamplePool: ['Open Sample User Pool', 'welcome, palette'],
  openStagingSamplePool: ['Open Sample User Pool (Staging)', 'palette'],
  disconnect: ['Disconnect User Pool…', 'pool row, palette'],
  replaceSecret: ['Replace Secret…', 'pool row, palette'],
  setPoolProtection: ['Set Pool Protection…', 'pool row, palette'],
  chooseUserPool: ['Choose User Pool for Folder…', 'palette'],
  refresh: ['Refresh', 'view title, pool row, group row, member row, palette'],
  filterGroups: ['Filter Groups…', 'view title, palette'],
  clearFilter: ['Clear Filter', 'view title, palette'],
  sortGroups: ['Sort Groups…', 'view title, palette'],
  createGroup: ['Create Group…', 'view title, pool row, palette'],
  renameGroup: ['Rename Group…', 'group row, F2, palette'],
  changeGroupCode: ['Change Group Code…', 'group row, palette'],
  editGroupDescription: ['Edit Group Description…', 'group row, palette'],
  deleteGroups: ['Delete Groups…', 'group row, Delete, palette'],
  addMembers: ['Add Members…', 'group row, palette'],
  findMember: ['Find Member…', 'group row, palette'],
  removeMembers: ['Remove from Group…', 'member row, Delete, palette'],
  showAuthorizedResources: ['Show Authorized Resources', 'group row, editor, palette'],
  showPermissionMatrix: ['Show Permission Matrix', 'pool row, group row, palette'],
  compareGroups: ['Compare Groups…', 'group row, palette'],
  copyGroup: ['Copy Group to Another Pool…', 'group row, palette'],
  grantResources: ['Grant Resources…', 'group row, palette'],
  revokeGrants: ['Revoke Grants…', 'group row, palette'],
  findGroupsByResource: ['Find Groups by Resource…', 'pool row, editor, palette'],
  showUserPermissions: ["Show User's Permissions", 'member row, palette'],
  findGroupUses: ['Find All Uses in Workspace', 'group row, editor, palette'],
  copyGroupCode: ['Copy Group Code', 'group row, editor, palette'],
  copyAsCode: ['Copy as Code…', 'group row, palette'],
  copyUserId: ['Copy User ID', 'member row, palette'],
  undo: ['Undo Last Change', 'palette'],
  copyLastChangeAsCode: ['Copy Last Change as Code', 'palette'],
  showLog: ['Show Log', 'palette'],
};

const { commands, keybindings } = manifest.contributes;

/** Those that change what is in a pool. */
const changing: ReadonlySet<string> = new Set([
  commandIds.createGroup,
  commandIds.renameGroup,
  commandIds.changeGroupCode,
  commandIds.editGroupDescription,
  commandIds.deleteGroups,
  commandIds.addMembers,
  commandIds.removeMembers,
  commandIds.grantResources,
  commandIds.revokeGrants,
]);

/** Whether a menu entry shows on the row of this kind. */
function isOnRow(when: string, kind: string): boolean {
  const [, is, pattern] = /viewItem (?:== (\w+)|=~ \/(\S+)\/)/.exec(when) ?? [];
  return pattern === undefined ? is === kind : new RegExp(pattern).test(kind);
}

/** Where a command can be run, in the words of the table. */
function placesOf(id: string): string {
  const has = (entries: readonly { command: string }[]) =>
    entries.some(({ command }) => command === id);
  const rows = ['pool', 'group', 'member'].flatMap((kind) => {
    const entries = menu('view/item/context').filter(
      ({ command, when }) => command === id && isOnRow(when, kind),
    );
    return entries.length === 0 ? [] : [`${kind} row`];
  });
  const keys = keybindings.filter(({ command }) => command === id).map(({ key }) => key);
  const hidden = menu('commandPalette').some(
    ({ command, when }) => command === id && when === 'false',
  );
  return [
    ...(welcomeLinks().includes(id) ? ['welcome'] : []),
    ...(has(menu('view/title')) ? ['view title'] : []),
    ...rows,
    ...(has(menu('editor/context')) ? ['editor'] : []),
    ...(keys.includes('f2') ? ['F2'] : []),
    ...(keys.includes('delete') ? ['Delete'] : []),
    ...(hidden ? [] : ['palette']),
  ].join(', ');
}

describe('The commands in the manifest', () => {
  it('are those of the table, and no others', () => {
    const ids = Object.keys(table).map((name) => `authingGroups.${name}`);
    assert.deepEqual(
      commands.map(({ command }) => command),
      ids,
    );
  });

  it('are those that the code registers', () => {
    assert.deepEqual(
      Object.entries(commandIds),
      commands.map(({ command }) => [command.replace('authingGroups.', ''), command]),
    );
  });

  for (const [name, [title, where]] of Object.entries(table)) {
    it(`${name}: "${title}" in the category Authing Groups, at ${where}`, () => {
      const id = `authingGroups.${name}`;
      const command = commands.find((each) => each.command === id);
      assert.equal(textOf(command?.title ?? ''), title);
      assert.equal(textOf(command?.category ?? ''), 'Authing Groups');
      assert.equal(placesOf(id), where);
    });
  }

  it('show the authorized resources from an icon on the row of a group too', () => {
    const inline = menu('view/item/context').filter(({ group }) => group.startsWith('inline'));
    const entry = inline.find(({ command }) => command === commandIds.showAuthorizedResources);
    assert.ok(isOnRow(entry?.when ?? '', 'group'));
    for (const { command } of inline) {
      assert.ok(commands.find((each) => each.command === command)?.icon, `${command} has no icon`);
    }
  });

  it('have an icon where they stand in the title of the view', () => {
    const shown = menu('view/title').filter(({ group }) => group.startsWith('navigation'));
    assert.ok(shown.length > 0);
    for (const { command } of shown) {
      assert.ok(commands.find((each) => each.command === command)?.icon, `${command} has no icon`);
    }
  });

  it('are on the rows of the sample pool as of any, but for its secret, which nobody gave', () => {
    for (const { command, when } of menu('view/item/context')) {
      if (!isOnRow(when, 'pool')) continue;
      const expected = command !== commandIds.replaceSecret;
      assert.equal(isOnRow(when, 'samplePool'), expected, command);
    }
  });

  it('that change something are not on the rows of a read-only pool, and all others are', () => {
    for (const { command, when } of menu('view/item/context')) {
      for (const kind of ['pool', 'samplePool', 'group', 'member']) {
        const expected = isOnRow(when, kind) && !changing.has(command);
        assert.equal(isOnRow(when, `${kind}ReadOnly`), expected, `${command} on ${kind}`);
      }
    }
  });

  it('are what all menus, keys and links of the welcome view name', () => {
    const known = new Set(commands.map(({ command }) => command));
    const named = [
      ...Object.values(manifest.contributes.menus).flat(),
      ...keybindings,
      ...ownWelcomeLinks().map((command) => ({ command })),
    ];
    assert.ok(named.length > known.size);
    for (const { command } of named) assert.ok(known.has(command), command);
  });

  it('stand in menus of this view only, or in the editor while a pool is connected', () => {
    for (const name of ['view/title', 'view/item/context']) {
      for (const { command, when } of menu(name)) {
        assert.match(when, /^view == authingGroups\.groups( && |$)/, command);
      }
    }
    for (const { when } of menu('editor/context')) {
      assert.match(when, /^authingGroups\.hasPools( && |$)/);
    }
  });

  it('stand in menus of rows whatever else is selected: VS Code passes the clicked row', () => {
    for (const { command, when } of Object.values(manifest.contributes.menus).flat()) {
      assert.doesNotMatch(when, /list(Multi|Double|Has)Selection/, command);
    }
  });

  it('stand in no menu of editors where a setting says so', () => {
    const entries = menu('editor/context');
    assert.ok(entries.length > 0);
    for (const { when } of entries)
      assert.match(when, / && config\.authingGroups\.editorContextMenu$/);
    assert.ok(manifest.contributes.configuration.properties['authingGroups.editorContextMenu']);
  });

  it('that only rows run are not for people', () => {
    for (const id of Object.values(internalCommandIds)) {
      assert.ok(commands.every(({ command }) => command !== id));
    }
  });
});

describe('The welcome view', () => {
  it('shows in the view while there is no pool', () => {
    const [welcome, ...others] = manifest.contributes.viewsWelcome;
    assert.deepEqual(others, []);
    assert.equal(welcome?.view, 'authingGroups.groups');
    assert.equal(welcome?.when, 'authingGroups.noPools');
  });

  it('links to connecting a pool and to the sample pool', () => {
    assert.deepEqual(ownWelcomeLinks(), [commandIds.connect, commandIds.openSamplePool]);
  });
});

/** Without that to the walkthrough, which is a command of VS Code. */
function ownWelcomeLinks(): string[] {
  return welcomeLinks().filter((id) => id !== 'workbench.action.openWalkthrough');
}
