import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { openText } from '../support/host/codeHelp.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';

const intro = `import { ManagementClient } from 'authing-node-sdk';
const client = new ManagementClient({ accessKeyId: 'a', accessKeySecret: 'b' });
`;

describe('Help in a list that is one string', () => {
  usePool();

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** Opens a file with the cursor at `|`. */
  async function open(source: string) {
    const content = intro + source.replace('|', '');
    const document = await openText(content, 'typescript');
    return { document, position: document.positionAt(intro.length + source.indexOf('|')) };
  }

  async function complete(source: string) {
    const { document, position } = await open(source);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
    );
    const ours = items.filter(({ label }) => typeof label === 'object');
    return { document, items: ours };
  }

  it('completes the element at the cursor and leaves the others', async () => {
    const { document, items } = await eventually(async () => {
      const found = await complete(`client.getNamespacesBatch({ codeList: 'system, ware|x,b' });`);
      assert.ok(found.items.some(({ insertText }) => insertText === 'warehouse'));
      return found;
    });
    const { range } = defined(items[0], 'an item');
    assert.ok(range instanceof vscode.Range);
    assert.equal(document.getText(range), 'warex');
  });

  it('says what the element is that is pointed at', async () => {
    const { document, position } = await open(
      `client.getNamespacesBatch({ codeList: 'system,ware|house' });`,
    );
    const hovers = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      assert.ok(found.length > 0);
      return found;
    });
    const ranges = hovers.map(({ range }) => range && document.getText(range));
    assert.deepEqual(ranges, ['warehouse']);
  });

  it('marks each element that the pool does not have, and mends that alone', async () => {
    const { document } = await open(
      `client.getNamespacesBatch({ codeList: 'system, warehose,webshop' });`,
    );
    const [found, ...others] = await eventually(async () => {
      const ours = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source }) => source === 'Authing Groups');
      assert.ok(ours.length > 0);
      return ours;
    });
    assert.deepEqual(others, []);
    const { range } = defined(found, 'a diagnostic');
    assert.equal(document.getText(range), 'warehose');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    );
    const fix = actions.find(({ title }) => title === 'Change to “warehouse”')?.edit;
    await vscode.workspace.applyEdit(defined(fix, 'an edit'));
    assert.match(document.getText(), /'system, warehouse,webshop'/);
  });
});
