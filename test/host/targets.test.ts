import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { catchMessages, type Messages } from '../support/host/shownMessages.ts';

/** On one group: what they ask for shows in an input or a picker with this title. */
const inputs = {
  renameGroup: 'Rename Group',
  changeGroupCode: 'Change Group Code',
  editGroupDescription: 'Edit Group Description',
  addMembers: 'Add Members to “{0}”',
  findMember: 'Find Member of “{0}”',
  removeMembers: 'Remove from Group',
  copyUserId: 'Copy User ID',
  grantResources: 'Grant Resources to “{0}”',
  revokeGrants: 'Revoke Grants of “{0}”',
} as const;

/** What every command that acts on something is refused. */
const commands = [
  ...Object.keys(inputs),
  'disconnect',
  'replaceSecret',
  'setPoolProtection',
  'refresh',
  'createGroup',
  'deleteGroups',
  'showAuthorizedResources',
  'showPermissionMatrix',
  'compareGroups',
  'copyGroup',
  'copyGroupCode',
  'findGroupUses',
  'internal.copyGrants',
  'internal.revealGroup',
  'internal.retry',
];

describe('A command run on a target that no row has', () => {
  const pool = usePool({ groups: 120 });
  let messages: Messages;

  beforeEach(() => {
    messages = catchMessages();
  });

  afterEach(() => messages.restore());

  const told = () => messages.take().map(({ text }) => text);
  /** Of a group whose page is not loaded. */
  const byCode = (code = 'group-00001') => ({ pool: pool().id, group: { code } });

  for (const [index, [command, title]] of Object.entries(inputs).entries()) {
    it(`asks what ${command} needs for a group whose page is not loaded`, async () => {
      const { other, directory } = pool();
      const code = `group-0001${index}`;
      assert.equal(directory.findByCode(code), undefined);
      const { name } = defined(await other.groups.detail(code), 'the group');
      const asked = await titlesAskedBy(() => run(command, byCode(code)));
      assert.deepEqual(asked, [title.replace('{0}', name)]);
      assert.deepEqual(told(), []);
    });
  }

  it('copies the code of a group named by its code or its key, and of several', async () => {
    const { id, directory } = pool();
    await run('copyGroupCode', byCode());
    assert.equal(await vscode.env.clipboard.readText(), 'group-00001');
    const { key } = defined(await directory.readGroup('group-00002'), 'the group');
    await run('copyGroupCode', [byCode(), { pool: id, group: { key } }]);
    assert.equal(await vscode.env.clipboard.readText(), 'group-00001\ngroup-00002');
  });

  it('copies the ids of users', async () => {
    await run('copyUserId', { pool: pool().id, users: ['u1', 'u2'] });
    assert.equal(await vscode.env.clipboard.readText(), 'u1\nu2');
  });

  it('shows the authorized resources of a group', async () => {
    const { other } = pool();
    const { name } = defined(await other.groups.detail('group-00003'), 'the group');
    await run('showAuthorizedResources', byCode('group-00003'));
    await eventually(async () => {
      const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) =>
        tabs.map((tab) => tab.label),
      );
      assert.ok(labels.includes(name));
    });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('adds the users that are named to a group, and takes them out again', async () => {
    const { other } = pool();
    const [user] = (await other.groups.listUsers('everyone')).list;
    const { id } = defined(user, 'a user');
    const code = 'group-00004';
    const members = async () => (await other.groups.listUsers(code)).list.map((each) => each.id);
    const before = (await members()).filter((each) => each !== id);
    if ((await members()).includes(id)) await other.groups.removeUsers(code, [id]);
    await run('addMembers', { ...byCode(code), users: [id] });
    assert.deepEqual((await members()).toSorted(), [...before, id].toSorted());
    await run('removeMembers', { ...byCode(code), users: [id] });
    assert.deepEqual((await members()).toSorted(), before.toSorted());
  });

  it('says of which group it is that nobody could be added', async () => {
    const { name } = defined(await pool().other.groups.detail('group-00005'), 'the group');
    await run('addMembers', { ...byCode('group-00005'), users: ['nobody', 'no-one'] });
    const [message = ''] = told();
    const expected = `The 2 users were not added to “${name}”. First error: The server said: `;
    assert.equal(message.slice(0, expected.length), expected);
  });

  it('revokes the grants that are named, by their types, and says where there are none', async () => {
    const { other, proxy } = pool();
    const code = 'group-00007';
    const { name } = defined(await other.groups.detail(code), 'the group');
    const target = { targetType: 'GROUP', targetIdentifier: code, actions: ['use'] } as const;
    const resources = ['page-one', 'page-two'].map((each) => ({
      code: each,
      namespace: 'default',
      type: 'UI',
    }));
    for (const resource of ['page-one', 'page-two']) {
      const grant = { namespace: 'default', resource, resourceType: 'UI', opts: [target] } as const;
      await other.resources.authorize(grant);
    }
    const targets = resources.map((resource) => ({ ...byCode(code), resource }));
    const revoke = 'POST /api/v2/acl/revoke-resource';
    proxy.alter(revoke, async () => ({ status: 200, body: { code: 500, message: 'No' } }));
    await run('revokeGrants', targets);
    proxy.pass(revoke);
    // Of which group it is stands in it, whatever else is under way.
    const [failed = ''] = told();
    const expected = `Nothing of “${name}” was revoked. First error: `;
    assert.equal(failed.slice(0, expected.length), expected);
    await run('revokeGrants', targets);
    assert.deepEqual(told(), [`2 grants of “${name}” were revoked.`]);
    const { list } = await other.groups.listAuthorizedResources(code, { namespace: 'default' });
    assert.ok(list.every(({ type }) => type !== 'UI'));
    await run('revokeGrants', targets[0]);
    assert.deepEqual(told(), [
      `“${name}” is not authorized for this, so there is nothing to revoke.`,
    ]);
    // Each group would lose another resource.
    await run('revokeGrants', [targets[0], { ...targets[1], group: { code: 'group-00008' } }]);
    assert.deepEqual(told(), ['The command cannot be run on what it was given.']);
  });

  it('deletes groups, and none where a target names something else', async () => {
    const { other } = pool();
    await run('deleteGroups', { ...byCode('group-00005'), users: ['u1'] });
    assert.deepEqual(told(), ['The command cannot be run on what it was given.']);
    assert.ok(await other.groups.detail('group-00005'));
    await run('deleteGroups', [byCode('group-00005'), byCode('group-00006')]);
    assert.deepEqual(told(), ['2 groups were deleted.']);
    assert.equal(await other.groups.detail('group-00005'), undefined);
    assert.equal(await other.groups.detail('group-00006'), undefined);
  });

  it('reads a pool, or a group, anew', async () => {
    const { id, other, codes, directory } = pool();
    await other.groups.create({ code: 'from-elsewhere', name: 'From elsewhere' });
    await run('refresh', { pool: id });
    assert.equal((await codes())[0], 'from-elsewhere');
    await other.groups.update('from-elsewhere', { name: 'Renamed elsewhere' });
    await run('refresh', byCode('from-elsewhere'));
    assert.equal(directory.findByCode('from-elsewhere')?.group.name, 'Renamed elsewhere');
  });

  it('says in one sentence that a group is gone, however it was named', async () => {
    const { id, other, directory } = pool();
    await other.groups.create({ code: 'short-lived', name: 'Short-lived' });
    const { key } = defined(await directory.readGroup('short-lived'), 'the group');
    await other.groups.delete('short-lived');
    directory.apply({ kind: 'groupsDeleted', codes: ['short-lived'] });
    for (const command of ['renameGroup', 'deleteGroups', 'copyGroupCode', 'findMember']) {
      assert.deepEqual(await titlesAskedBy(() => run(command, byCode('short-lived'))), []);
      assert.match(
        told().join(),
        /^The user pool “Pool \d+” has no group with the code “short-lived”\.$/,
      );
      assert.deepEqual(await titlesAskedBy(() => run(command, { pool: id, group: { key } })), []);
      assert.deepEqual(told(), [
        'The group “Short-lived” is gone: it was deleted or its code was changed elsewhere.',
      ]);
    }
  });

  it('says in one sentence that a group could not be looked up', async () => {
    const { proxy } = pool();
    proxy.alter('group', async () => ({ status: 400, body: 'no' }));
    await run('copyGroupCode', byCode('group-00040'));
    proxy.pass('group');
    const [sentence = '', ...others] = told();
    assert.deepEqual(others, []);
    assert.match(sentence, /^Could not look up the group “group-00040”\. /);
  });

  for (const command of commands) {
    it(`says in one sentence what ${command} cannot be run on`, async () => {
      const cyclic: Record<string, unknown> = { pool: pool().id };
      cyclic.group = cyclic;
      const hostile = {
        get pool() {
          throw new Error('boom');
        },
      };
      for (const bad of [
        null,
        'devs',
        {},
        { pool: 7 },
        { pool: pool().id, group: 7 },
        cyclic,
        hostile,
      ]) {
        await run(command, bad);
        assert.deepEqual(told(), ['The command cannot be run on what it was given.']);
      }
      await run(command, { pool: 'no-such-pool', group: { code: 'devs' } });
      assert.deepEqual(told(), ['The command was run on a user pool that is not connected.']);
    });
  }
});

async function run(command: string, target: unknown): Promise<void> {
  await vscode.commands.executeCommand(`authingGroups.${command}`, target);
}

/** The titles of the inputs and pickers that a command shows; each is given up at once. */
async function titlesAskedBy(work: () => Promise<void>): Promise<readonly (string | undefined)[]> {
  const { createInputBox, createQuickPick } = vscode.window;
  const titles: (string | undefined)[] = [];
  const giveUp = <T extends vscode.QuickInput>(input: T): T => {
    const { show } = input;
    Object.assign(input, {
      show: () => {
        titles.push(input.title);
        show.call(input);
        input.hide();
      },
    });
    return input;
  };
  Object.assign(vscode.window, {
    createInputBox: () => giveUp(createInputBox()),
    createQuickPick: () => giveUp(createQuickPick()),
  });
  try {
    await work();
  } finally {
    Object.assign(vscode.window, { createInputBox, createQuickPick });
  }
  return titles;
}
