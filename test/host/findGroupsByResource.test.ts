import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { openTabs, usePanelCommand } from '../support/host/openTabs.ts';

describe('Find Groups by Resource', () => {
  const pool = usePool();
  const { run, told } = usePanelCommand('authingGroups.findGroupsByResource');
  const tabsAre = (expected: readonly string[]) =>
    eventually(async () => assert.deepEqual(openTabs(), expected));

  it('opens one panel for a resource, and comes back to it', async () => {
    const { id } = pool();
    const resource = { code: 'orders:1207', namespace: 'webshop', type: 'DATA' };
    await run({ pool: id, resource });
    await tabsAre(['Access: orders:1207 (webshop)']);
    await run({ pool: id, resource });
    await tabsAre(['Access: orders:1207 (webshop)']);
    await run({ pool: id, resource: { code: 'orders:1207' } });
    await tabsAre(['Access: orders:1207 (webshop)', 'Access: orders:1207']);
  });

  it('refuses a resource of a pool that is not connected', async () => {
    await run({ pool: 'gone', resource: { code: 'home' } });
    assert.deepEqual(told(), ['The command was run on a user pool that is not connected.']);
  });

  for (const [where, content, expected] of [
    ['the code of one', `open('audit-|log:*')`, 'audit-log:* (system)'],
    [
      'an instance that nobody has seen',
      `isAllowed("orders:12|07", user)`,
      'orders:1207 (webshop)',
    ],
    ['an action of one', `isAllowed(id, 'orders:ref|und')`, 'orders (webshop)'],
    ['a word of YAML', 'resource: salar|ies', 'salaries (default)'],
  ] as const) {
    it(`takes the string under the cursor that names ${where}`, async () => {
      const name = await open(content);
      await run();
      await tabsAre([name, `Access: ${expected}`]);
    });
  }

  it('asks where nothing under the cursor is known, with that to begin with', async () => {
    const name = await open(`const greeting = 'he|llo';`);
    const running = run();
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      await Promise.race([running, Promise.reject(new Error('It still asks.'))]);
    });
    assert.deepEqual(openTabs(), [name]);
  });

  /** Opens a text with the cursor where `|` stands, and gives the name of its tab. */
  async function open(content: string): Promise<string> {
    const name = 'access.txt';
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    const file = vscode.Uri.joinPath(defined(folder, 'a workspace folder').uri, name);
    await vscode.workspace.fs.writeFile(file, Buffer.from(content.replace('|', '')));
    const editor = await vscode.window.showTextDocument(file);
    await eventually(async () => assert.equal(editor.document.getText(), content.replace('|', '')));
    const place = editor.document.positionAt(content.indexOf('|'));
    editor.selection = new vscode.Selection(place, place);
    return name;
  }
});
