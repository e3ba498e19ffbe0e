import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { typeInto } from '../support/host/answerInputs.ts';
import { usePool } from '../support/host/connectedPool.ts';
import { catchMessages, type Messages } from '../support/host/shownMessages.ts';
import { useSourceFiles } from '../support/host/sourceFiles.ts';
import { refusal } from '../support/servers/recordingProxy.ts';

const source = `import { ManagementClient } from 'authing-js-sdk';
const client = new ManagementClient({ userPoolId: 'a', secret: 'b' });
client.groups.detail('people-ops');
client.groups.listUsers("people-ops");
`;

describe('The code of a group is changed with a folder open,', () => {
  const pool = usePool();
  const files = useSourceFiles({ 'src/people.ts': source });
  let messages: Messages;
  /** What is done while the last question is open. */
  let meanwhile: () => PromiseLike<unknown>;

  beforeEach(() => {
    messages = catchMessages();
    meanwhile = async () => {};
  });

  afterEach(async () => {
    messages.restore();
    const document = await vscode.workspace.openTextDocument(files.uri('src/people.ts'));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), source);
    await vscode.workspace.applyEdit(edit);
    await document.save();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /**
   * Changes the code from the group's row and answers the questions that follow, in their order.
   * @returns what was offered each time
   */
  async function change(from: string, to: string, ...answers: string[]): Promise<string[][]> {
    const { showQuickPick } = vscode.window;
    const offered: string[][] = [];
    const pick = async (items: readonly vscode.QuickPickItem[]) => {
      offered.push(items.map(({ label }) => label));
      const answer = answers.shift();
      if (answer === 'Replace in 1 File') await meanwhile();
      return items.find(({ label }) => label === answer);
    };
    Object.assign(vscode.window, { showQuickPick: pick });
    try {
      const row = pool().groupRow(from);
      await typeInto(
        () => vscode.commands.executeCommand('authingGroups.changeGroupCode', row),
        to,
      );
    } finally {
      Object.assign(vscode.window, { showQuickPick });
    }
    return offered;
  }

  const text = async () => {
    const document = await vscode.workspace.openTextDocument(files.uri('src/people.ts'));
    return document.getText();
  };

  const question = ['Change Code', 'Change Code and Replace in Files…', 'Find Uses'];
  const codes = async () =>
    (await pool().other.groups.list({ limit: 50 })).list.map(({ code }) => code);

  it('and the files stay as they are where that is chosen', async () => {
    assert.deepEqual(await change('people-ops', 'people', 'Change Code'), [question]);
    assert.ok((await codes()).includes('people'));
    assert.equal(await text(), source);
    await change('people', 'people-ops', 'Change Code');
  });

  it('not at all where the question is left', async () => {
    await change('people-ops', 'people', 'Find Uses');
    assert.ok(!(await codes()).includes('people'));
  });

  it('and in calls of an SDK, which are certain, once the list was agreed to', async () => {
    const offered = await change(
      'people-ops',
      "people's",
      'Change Code and Replace in Files…',
      'Replace in 1 File',
    );
    assert.deepEqual(offered, [question, ['Replace in 1 File', 'Do Not Replace']]);
    assert.equal(
      await text(),
      source.replace(`'people-ops'`, `'people\\'s'`).replace(`"people-ops"`, `"people's"`),
    );
    await change("people's", 'people-ops', 'Change Code');
  });

  it('and in calls where they stand by then, for files are edited while the list is there', async () => {
    meanwhile = async () => {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(files.uri('src/people.ts'), new vscode.Position(0, 0), '// People.\n\n');
      await vscode.workspace.applyEdit(edit);
    };
    await change('people-ops', 'people', 'Change Code and Replace in Files…', 'Replace in 1 File');
    assert.equal(await text(), `// People.\n\n${source.replaceAll('people-ops', 'people')}`);
    await change('people', 'people-ops', 'Change Code');
  });

  it('and no file where one disagrees', async () => {
    await change('people-ops', 'people', 'Change Code and Replace in Files…', 'Do Not Replace');
    assert.ok((await codes()).includes('people'));
    assert.equal(await text(), source);
    await change('people', 'people-ops', 'Change Code');
  });

  it('and no file where the server refuses it', async () => {
    const { proxy } = pool();
    proxy.alter('updateGroup', async () => refusal(400, 'No.'));
    try {
      const offered = await change('people-ops', 'people', 'Change Code and Replace in Files…');
      assert.deepEqual(offered, [question]);
    } finally {
      proxy.pass('updateGroup');
    }
    assert.equal(await text(), source);
    assert.ok(messages.take().some(({ severity }) => severity === 'error'));
  });
});
