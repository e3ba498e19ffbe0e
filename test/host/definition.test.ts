import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { connectPool, defined, usePool } from '../support/host/connectedPool.ts';
import { hideView, internals } from '../support/host/extension.ts';
import { closeTabs } from '../support/host/openTabs.ts';
import { withWorkspaceSettings } from '../support/host/workspaceSettings.ts';

const intro = `import { ManagementClient } from 'authing-js-sdk';
const client = new ManagementClient({ userPoolId: 'a', secret: 'b' });
`;

/** Each test opens a source file with the cursor at `|`. */
describe('The definition of a group code in a source file', () => {
  const pool = usePool();

  before(async () => {
    await eventually(async () => {
      assert.equal((await definitions(`client.groups.detail('onc|all')`)).length, 1);
      assert.ok(pool().directory.codes.groups.value?.complete);
    }, 40_000);
  });

  afterEach(closeTabs);

  after(() => vscode.workspace.fs.delete(folder(), { recursive: true }));

  const definitions = async (source: string) => linksAt(await open(source));

  it('is the document of the group, and what leads there is all that the string says', async () => {
    const { document, position } = await open(`client.groups.detail('onc|all')`);
    pool().proxy.requests.length = 0;
    const [link, ...others] = await linksAt({ document, position });
    assert.deepEqual(others, []);
    const { targetUri, originSelectionRange } = defined(link, 'a definition');
    assert.equal(targetUri.scheme, 'authing-groups');
    assert.match(targetUri.path, /^\/Pool \d+\/oncall\.yaml$/);
    assert.equal(document.getText(originSelectionRange), 'oncall');
    const preview = await vscode.workspace.openTextDocument(targetUri);
    assert.match(preview.getText(), /^Name: On call\nGroup code: oncall\n/);
    assert.equal(preview.languageId, 'yaml');
    // Neither the definition nor a look at its beginning costs a request.
    assert.deepEqual(pool().proxy.operations(), []);
  });

  it('is there for the very code elsewhere and in constants, not for other strings', async () => {
    assert.equal((await definitions(`const name = 'onc|all';`)).length, 1);
    assert.equal((await definitions(`const name = 'on|cal';`)).length, 0);
    assert.equal((await definitions(`client.groups.detail('|')`)).length, 0);
    assert.equal((await definitions(`client.acl.isAllowed('u', 'ord|ers', 'read')`)).length, 0);
    // The name of a constant leads to the constant; its string is the code.
    const use = `const TEAM = 'oncall';\nclient.groups.detail(TE|AM);`;
    assert.equal((await definitions(use)).length, 0);
    const held = `const TEAM = 'onc|all';\nclient.groups.detail(TEAM);`;
    assert.equal((await definitions(held)).length, 1);
    // The name of a module leads to the module.
    assert.equal((await definitions(`import { a } from 'onc|all';`)).length, 0);
    assert.equal((await definitions(`const a = require('onc|all');`)).length, 0);
  });

  it('is none where the setting says so, and none in documents of our own', async () => {
    await withWorkspaceSettings({ 'authingGroups.code.definition': false }, async () => {
      assert.equal((await definitions(`client.groups.detail('onc|all')`)).length, 0);
    });
    // A code that stands in quotes in the document, as in source text.
    const group = await pool().other.groups.create({ code: '#general', name: 'General' });
    pool().directory.apply({ kind: 'groupCreated', group });
    const [link] = await definitions(`client.groups.detail('#gen|eral')`);
    const { targetUri } = defined(link, 'a definition');
    const own = await vscode.workspace.openTextDocument(targetUri);
    const position = own.positionAt(own.getText().indexOf('"#general"') + 3);
    const document = await vscode.languages.setTextDocumentLanguage(own, 'typescript');
    assert.deepEqual(await linksAt({ document, position }), []);
  });

  it('is one in each pool that has the code, where the folder has chosen none', async () => {
    const second = await connectPool();
    try {
      const links = await definitions(`client.groups.detail('onc|all')`);
      assert.equal(links.length, 2);
      const folders = links.map(({ targetUri }) => targetUri.path.split('/')[1]);
      assert.equal(new Set(folders).size, 2, folders.join());
    } finally {
      await second.close();
    }
  });

  it('is gone to: the document reads the rest, the row is selected, the focus stays in the document', async () => {
    const { view } = await internals();
    await hideView();
    await open(`client.groups.detail('onc|all')`);
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    await eventually(async () => {
      const text = activeText();
      assert.match(text, /Members \(6\):\n {2}- \S/);
      assert.match(text, /Authorized resources \(7\):\n {2}\S+:\n {4}- \S/);
      assert.deepEqual(
        view.selection.map(({ id }) => id),
        [pool().groupRow('oncall').id],
      );
    });
    // It is typed into what has the focus: a file that nobody can write, so that nothing becomes of it.
    assert.equal(vscode.window.activeTextEditor?.document.uri.scheme, 'authing-groups');
    assert.equal(vscode.workspace.fs.isWritableFileSystem('authing-groups'), false);
  });

  it('is not taken for gone to when its tab is come back to', async () => {
    const { view } = await internals();
    const { revealGroup } = view;
    const shown: string[] = [];
    const noted: typeof revealGroup = (...args) => {
      shown.push(args[1]);
      return revealGroup.apply(view, args);
    };
    Object.assign(view, { revealGroup: noted });
    try {
      await open(`client.groups.detail('finan|ce')`);
      await vscode.commands.executeCommand('editor.action.revealDefinition');
      await eventually(async () => assert.deepEqual(shown, ['finance']));
      await eventually(async () => assert.match(activeText(), /^Name: 财务部/));
      const uri = defined(vscode.window.activeTextEditor?.document.uri, 'the document in front');
      await open(`client.groups.detail('onc|all')`);
      await vscode.window.showTextDocument(uri);
      await eventually(async () => assert.match(activeText(), /^Name: 财务部/));
      // Whatever else was to be shown comes before this.
      const target = { pool: pool().id, group: { code: 'oncall' } };
      await vscode.commands.executeCommand('authingGroups.internal.selectGroup', target);
      assert.deepEqual(shown, ['finance', 'oncall']);
    } finally {
      Reflect.deleteProperty(view, 'revealGroup');
    }
  });
});

let opened = 0;

async function open(source: string) {
  opened += 1;
  const uri = vscode.Uri.joinPath(folder(), `source${opened}.ts`);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(intro + source.replace('|', '')));
  const editor = await vscode.window.showTextDocument(uri);
  const { document } = editor;
  const position = document.positionAt(intro.length + Math.max(0, source.indexOf('|')));
  editor.selection = new vscode.Selection(position, position);
  return { document, position };
}

/** The definitions that are ours. */
async function linksAt({
  document,
  position,
}: {
  readonly document: vscode.TextDocument;
  readonly position: vscode.Position;
}): Promise<vscode.LocationLink[]> {
  const links = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    position,
  );
  return links
    .filter((link) => 'targetUri' in link)
    .filter(({ targetUri }) => targetUri.scheme === 'authing-groups');
}

function folder(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  return vscode.Uri.joinPath(defined(first, 'a folder').uri, 'definition');
}

function activeText(): string {
  return vscode.window.activeTextEditor?.document.getText() ?? '';
}
