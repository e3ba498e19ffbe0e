import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { groupDocumentUri } from '../../src/display/groupDocument.ts';
import { eventually } from '../support/eventually.ts';
import { connectPool, defined, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { closeTabs } from '../support/host/openTabs.ts';
import { withWorkspaceSettings } from '../support/host/workspaceSettings.ts';

describe('The document of a group', () => {
  const pool = usePool();

  afterEach(closeTabs);

  async function uriOf(code: string, id = pool().id): Promise<vscode.Uri> {
    const { pools } = await internals();
    return groupDocumentUri(defined(pools.get(id), 'the connection'), { code });
  }

  async function show(code: string, id?: string): Promise<vscode.TextDocument> {
    const uri = await uriOf(code, id);
    return (await vscode.window.showTextDocument(uri)).document;
  }

  const says = (document: vscode.TextDocument, expected: RegExp) =>
    eventually(async () => assert.match(document.getText(), expected));

  it('says what is known, and reads what is not once it is on screen', async () => {
    const { proxy } = pool();
    const held = proxy.hold('groupsAuthorizedResources');
    const document = await show('security-reviewers');
    await says(document, /^Name: 安全评审\nGroup code: security-reviewers\nUser pool: Pool \d+\n/);
    await held.answered;
    await says(document, /\nAuthorized resources: # Being read…\n$/);
    held.release();
    await says(document, /\nMembers \(\d+\):\n(.*\n)* {2}- 陈伟: chenwei@/);
    await says(document, /\nAuthorized resources \(\d+\):\n {2}\S+:\n {4}- /);
    assert.equal(document.isDirty, false);
  });

  it('follows what becomes of the group: its name, its members, its code, its end', async () => {
    const { other, directory } = pool();
    const created = await other.groups.create({ code: 'night-shift', name: 'Nights' });
    directory.apply({ kind: 'groupCreated', group: created });
    const document = await show('night-shift');
    await says(
      document,
      /^Name: Nights\n(.*\n)*\nMembers \(0\): # None\n\nAuthorized resources \(0\): # None\n$/,
    );
    const renamed = await other.groups.update('night-shift', { name: 'Late - shift: #1' });
    directory.apply({ kind: 'groupUpdated', code: 'night-shift', group: renamed });
    await says(document, /^Name: "Late - shift: #1"\n/);
    const moved = await other.groups.update('night-shift', { newCode: 'nights' });
    directory.apply({ kind: 'groupUpdated', code: 'night-shift', group: moved });
    await says(
      document,
      /^# The code of this group was changed from “night-shift” to “nights”\.\n/,
    );
    await other.groups.delete('nights');
    directory.apply({ kind: 'groupsDeleted', codes: ['nights'] });
    await says(
      document,
      /^# The group “Late - shift: #1” is gone: .+\n# What was read before stays here\.\n\nName: /,
    );
    // Another that has the code is not meant.
    const next = await other.groups.create({ code: 'night-shift', name: 'Others' });
    directory.apply({ kind: 'groupCreated', group: next });
    await says(
      document,
      /^# The group “Late - shift: #1” is gone: .+\n# Another group has the code “night-shift” now\.\n# What was read before stays here\.\n\nName: "Late/,
    );
  });

  it('finds the group after a reload, though another has its code, or says that it did not', async () => {
    const { other, id } = pool();
    const { pools } = await internals();
    const connection = defined(pools.get(id), 'the connection');
    const first = await other.groups.create({ code: 'early', name: 'First' });
    // People take longer, and by the time of its creation a group is known.
    await pause(2);
    const second = await other.groups.create({ code: 'late', name: 'Second' });
    const uris = [first, second].map((group) => groupDocumentUri(connection, group));
    // All of that while no window looked.
    await other.groups.update('early', { newCode: 'earlier' });
    await other.groups.delete('late');
    for (const code of ['early', 'late']) await other.groups.create({ code, name: 'Others' });
    const [moved, gone] = await Promise.all(
      uris.map((uri) => vscode.workspace.openTextDocument(uri)),
    );
    await vscode.window.showTextDocument(defined(moved, 'the first'));
    await says(
      defined(moved, 'the first'),
      /^# The code of this group was changed from “early” to “earlier”\.\n\nName: First\n/,
    );
    await vscode.window.showTextDocument(defined(gone, 'the second'));
    await says(
      defined(gone, 'the second'),
      /^# The group that this document is about was not found: .+\n# Another group has the code “late” now\.\n$/,
    );
    await other.groups.deleteMany(['early', 'earlier', 'late']);
  });

  it('says that there is no such group, and why one could not be read', async () => {
    const { proxy } = pool();
    const document = await show('no-such-group');
    await says(
      document,
      /^# The user pool “Pool \d+” has no group with the code “no-such-group”\.\n$/,
    );
    proxy.alter('group', async () => ({ status: 400, body: 'no' }));
    try {
      const failed = await show('no-such-other');
      await says(failed, /^# Could not be read\. \S.+\n$/);
    } finally {
      proxy.pass('group');
    }
    // It is tried again when one comes back to it.
    await vscode.window.showTextDocument(document);
    const again = await show('no-such-other');
    await says(again, /has no group with the code “no-such-other”/);
  });

  it('keeps what it said when the pool is disconnected, and says so', async () => {
    const second = await connectPool();
    const document = await show('finance', second.id);
    await says(document, /^Name: 财务部\n(.*\n)*Authorized resources \(\d+\):/);
    await second.close();
    await says(
      document,
      /^# The user pool “Pool \d+” is not connected\.\n# What was read before stays here\.\n\nName: 财务部\n/,
    );
    const never = groupDocumentUri({ id: 'never', name: 'A/B' }, { code: 'finance' });
    assert.equal(
      (await vscode.window.showTextDocument(never)).document.getText(),
      '# The user pool “A-B” is not connected.\n',
    );
  });

  it('is read as it is written, whatever encoding the settings have for files', async () => {
    await withWorkspaceSettings({ 'files.encoding': 'gbk' }, async () => {
      await says(await show('finance'), /^Name: 财务部\n/);
    });
  });

  it('holds hostile codes and names, and no address but one of a group', async () => {
    const { other, directory } = pool();
    const code = '../..\\%2f?#\u202e\ud800\n';
    const group = await other.groups.create({ code, name: '"\n---\n- &a *a: !!js {' });
    directory.apply({ kind: 'groupCreated', group });
    const document = await show(group.code);
    await says(document, /^Name: "\\"⏎---⏎- &a \*a: !!js \{"\nGroup code: "/);
    assert.equal(document.uri.path.split('/').length, 3);
    const { scheme, path } = document.uri;
    const stranger = vscode.Uri.from({ scheme, path, query: '{"pool":7}' });
    await assert.rejects(async () => vscode.workspace.fs.readFile(stranger));
    await assert.rejects(async () => vscode.workspace.fs.delete(document.uri));
  });
});
