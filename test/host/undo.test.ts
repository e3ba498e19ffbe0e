import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import * as vscode from 'vscode';
import { UndoStore } from '../../src/changes/undo/undoStore.ts';
import { identityOf } from '../../src/model/identity.ts';
import { snapshot } from '../support/changes/groupSnapshot.ts';
import { eventually } from '../support/eventually.ts';
import { answerWith, pickFirstAvailable, typeInto } from '../support/host/answerInputs.ts';
import {
  type ConnectedPool,
  connectPool,
  defined,
  usePool,
} from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { openTabs } from '../support/host/openTabs.ts';
import { renameGroup } from '../support/host/renameGroup.ts';
import { catchMessages, type Messages, type ShownMessage } from '../support/host/shownMessages.ts';
import { rowsBelow } from '../support/host/shownRows.ts';

describe('Undo Last Change', () => {
  const pool = usePool();
  let messages: Messages;

  beforeEach(() => {
    messages = catchMessages();
  });

  afterEach(() => messages.restore());

  /** The one message shown since the last look. */
  function told(): Promise<ShownMessage> {
    return eventually(async () => defined(messages.take()[0], 'a message'));
  }

  async function undo(): Promise<string> {
    messages.take();
    await run('undo');
    return (await told()).text;
  }

  const all = async () => snapshot(pool(), [...(await pool().codes()), 'all-staff']);

  it('says so where there is nothing to undo', async () => {
    assert.equal(await undo(), 'There is nothing to undo.');
  });

  it('brings back deleted groups with their members and grants, and their rows', async () => {
    const { groupRow, other, codes } = pool();
    const deleted = ['engineering', 'sales-cn', 'alumni'];
    const before = await snapshot({ other }, deleted);
    assert.ok(before.flatMap((group) => group?.members ?? []).length > 10);
    const rows = deleted.map(groupRow);
    await run('deleteGroups', rows[0], rows);
    assert.deepEqual(
      await snapshot({ other }, deleted),
      deleted.map(() => undefined),
    );
    assert.ok((await codes()).every((code) => !deleted.includes(code)));
    messages.take();
    await run('undo');
    const message = await told();
    assert.match(message.text, /^Restored 3 groups\. Members: \d+\. Authorized resources: \d+\.$/);
    assert.deepEqual(message.buttons, ['Show Details']);
    assert.deepEqual(await snapshot({ other }, deleted), before);
    const shown = await codes();
    assert.ok(deleted.every((code) => shown.includes(code)));
    assert.equal(await undo(), 'There is nothing to undo.');
    message.press('Show Details');
    const { uri, languageId } = await eventually(async () => {
      const document = defined(vscode.window.activeTextEditor, 'the details').document;
      const text = document.getText();
      for (const group of before)
        assert.ok(text.includes(`Restored the group “${group?.name}”.`), text);
      return document;
    });
    assert.equal(languageId, 'plaintext');
    assert.deepEqual(openTabs(), ['Result of undoing: Delete 3 groups']);
    assert.doesNotMatch(uri.query, /Restored|engineering/);
    const saved = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    // It is kept while any tab shows it, and closes without a question.
    await vscode.commands.executeCommand('workbench.action.splitEditor');
    await eventually(async () => assert.equal(openTabs().length, 2));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await eventually(async () => assert.equal(openTabs().length, 1));
    assert.match(await saved(), /Restored the group/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await eventually(async () => assert.deepEqual(openTabs(), []));
    await eventually(async () => assert.match(await saved(), /^These details are gone: .+\n$/));
  });

  it('brings back a group also from the message that tells of its delete', async () => {
    const { groupRow, other } = pool();
    const before = await snapshot({ other }, ['finance']);
    await run('deleteGroups', groupRow('finance'));
    const message = await told();
    assert.equal(await other.groups.detail('finance'), undefined);
    message.press('Undo');
    assert.match((await told()).text, /^Restored the group “.+”\./);
    assert.deepEqual(await snapshot({ other }, ['finance']), before);
    // It was undone: a second press does nothing.
    assert.equal(await undo(), 'There is nothing to undo.');
  });

  it('puts back members who were removed', async () => {
    const { groupRow, other } = pool();
    const before = await snapshot({ other }, ['design']);
    const rows = (await members(pool(), 'design')).slice(0, 2).map(({ row }) => row);
    await run('removeMembers', rows[0], rows);
    const left = before[0]?.members.slice(2);
    assert.deepEqual((await snapshot({ other }, ['design']))[0]?.members, left);
    assert.match(await undo(), /^Added 2 members to “.+” again\.$/);
    const [after] = await snapshot({ other }, ['design']);
    assert.deepEqual(new Set(after?.members), new Set(before[0]?.members));
    await eventually(async () => {
      assert.equal((await rowsBelow(groupRow('design'))).length, before[0]?.members.length);
    });
  });

  it('takes out members who were added', async () => {
    const { groupRow, other } = pool();
    const before = await snapshot({ other }, ['oncall']);
    const count = await pickFirstAvailable(() => run('addMembers', groupRow('oncall')));
    const [now] = await snapshot({ other }, ['oncall']);
    assert.equal(now?.members.length, (before[0]?.members.length ?? 0) + count);
    assert.match(await undo(), /^Removed 1 member from “.+” again\.$/);
    assert.deepEqual(await snapshot({ other }, ['oncall']), before);
  });

  it('gives a group its name, its code and its description back, the last change first', async () => {
    const { groupRow, other, directory } = pool();
    const before = await snapshot({ other }, ['people-ops']);
    const row = groupRow('people-ops');
    await renameGroup(row, 'Those who hire');
    await typeInto(() => run('changeGroupCode', row), 'hiring');
    await typeInto(() => run('editGroupDescription', row), 'They hire');
    const now = await other.groups.detail('hiring');
    assert.deepEqual([now?.name, now?.description], ['Those who hire', 'They hire']);
    assert.match(await undo(), /^Restored the description of “.+”\.$/);
    assert.match(await undo(), /^Changed the code of “.+” back to “people-ops”\.$/);
    assert.equal((await other.groups.detail('people-ops'))?.name, 'Those who hire');
    assert.match(await undo(), /^Renamed “Those who hire” back to “.+”\.$/);
    assert.deepEqual(await snapshot({ other }, ['people-ops']), before);
    assert.deepEqual(directory.entry(row.key)?.group, await other.groups.detail('people-ops'));
  });

  it('says what it could not bring back, and lets one try that again', async () => {
    const { groupRow, other } = pool();
    const before = await snapshot({ other }, ['contractors']);
    await run('deleteGroups', groupRow('contractors'));
    await other.groups.create({ code: 'contractors', name: 'Others' });
    messages.take();
    await run('undo');
    const message = await told();
    assert.match(
      message.text,
      /^Could not restore the group “.+”: the group “Others” has its code/,
    );
    assert.deepEqual(message.buttons, ['Retry', 'Give Up']);
    await other.groups.delete('contractors');
    message.press('Retry');
    assert.match((await told()).text, /^Restored the group “.+”\./);
    assert.deepEqual(await snapshot({ other }, ['contractors']), before);
  });

  it('forgets what it could not bring back where one gives up', async () => {
    const { groupRow, other, directory } = pool();
    await run('deleteGroups', groupRow('customer-support'));
    await other.groups.create({ code: 'customer-support', name: 'Others' });
    messages.take();
    await run('undo');
    (await told()).press('Give Up');
    await eventually(async () => assert.equal(await undo(), 'There is nothing to undo.'));
    const group = defined(await other.groups.detail('customer-support'), 'the other group');
    directory.apply({ kind: 'groupCreated', group });
  });

  it('asks before it undoes what another window did, and names that with its pool', async () => {
    const { id, other } = pool();
    const before = await all();
    const group = defined(await other.groups.update('security-reviewers', { name: 'Reds' }), 'it');
    const { code, name } = group;
    const store = await storeOfAnotherWindow(10 * 60_000);
    const formerName = before.find((each) => each?.code === code)?.name ?? '';
    await store.save(
      store.newRecord(id, {
        kind: 'groupUpdated',
        ...identityOf(group),
        before: { code, name: formerName, ...described(group) },
        after: { code, name, ...described(group) },
      }),
    );
    const asked = await answerWith(undefined, () => run('undo'));
    assert.deepEqual(asked, [
      `Undo the last change in “${await poolName(id)}”?`,
      `Rename “${formerName}” to “Reds”.\nThis change was made 10 minutes ago, in another window or before this window was reloaded.`,
    ]);
    assert.equal((await other.groups.detail(code))?.name, 'Reds');
    await answerWith('Undo', () => run('undo'));
    assert.deepEqual(await all(), before);
  });

  it('is kept where the user alone can read it, until the pool is disconnected', async () => {
    const { context } = await internals();
    const second = await connectPool();
    const folder = vscode.Uri.joinPath(context.globalStorageUri, 'undo').fsPath;
    const files = async () => (await readdir(folder)).filter((name) => name.endsWith('.json'));
    try {
      const before = await files();
      await run('deleteGroups', second.groupRow('finance'));
      const after = await files();
      assert.equal(after.length, before.length + 1);
      if (process.platform !== 'win32') {
        assert.equal((await stat(folder)).mode & 0o777, 0o700);
        for (const name of after) {
          assert.equal((await stat(`${folder}/${name}`)).mode & 0o777, 0o600);
        }
      }
      await second.close();
      await eventually(async () => assert.deepEqual(await files(), before));
      assert.equal(await undo(), 'There is nothing to undo.');
    } finally {
      await second.close();
    }
  });
});

function run(name: string, ...args: readonly unknown[]): Thenable<unknown> {
  return vscode.commands.executeCommand(`authingGroups.${name}`, ...args);
}

async function members({ groupRow }: ConnectedPool, code: string) {
  return (await rowsBelow(groupRow(code))).filter(({ kind }) => kind === 'member');
}

/** A store as another window has it that did something a while ago. */
async function storeOfAnotherWindow(agoMs: number): Promise<UndoStore> {
  const { context, pools } = await internals();
  return new UndoStore(context.globalStorageUri, {
    now: () => Date.now() - agoMs,
    connectionOf: (pool) => pools.get(pool)?.instance,
  });
}

async function poolName(id: string): Promise<string> {
  return defined((await internals()).pools.get(id), 'the pool').name;
}

function described({ description }: { readonly description?: string }) {
  return description === undefined ? {} : { description };
}
