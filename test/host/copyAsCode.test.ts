import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { typeInto } from '../support/host/answerInputs.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { renameGroup } from '../support/host/renameGroup.ts';
import { catchMessages, type Messages } from '../support/host/shownMessages.ts';

/** By language: a source text with a client in it, and the call that reads the group `oncall` there. */
const editors: Readonly<Record<string, readonly [text: string, call: string]>> = {
  typescript: [
    "import { ManagementClient } from 'authing-js-sdk';\nclass A { constructor(private authing: ManagementClient) {} run() { this.authing.groups.list(); } }\n",
    "await this.authing.groups.detail('oncall');",
  ],
  python: [
    'from authing import ManagementClient\nclient = ManagementClient()\n',
    'client.get_group(code="oncall")',
  ],
  csharp: [
    'using Authing.CSharp.SDK.Services;\nclass A { ManagementClient flat; }\n',
    'await flat.GetGroup(new GetGroupDto { Code = "oncall" });',
  ],
  php: [
    '<?php\nuse Authing\\Mgmt\\ManagementClient;\n$authing = new ManagementClient();\n',
    "$authing->groups()->detail('oncall');",
  ],
};

describe('Copy as Code', () => {
  const pool = usePool();
  let messages: Messages;
  let picks: Picks;

  beforeEach(async () => {
    messages = catchMessages();
    picks = catchPicks();
    await vscode.env.clipboard.writeText('nothing');
  });

  afterEach(async () => {
    picks.restore();
    messages.restore();
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      assert.equal(vscode.window.activeTextEditor, undefined);
    });
  });

  async function copied(command: string, ...args: readonly unknown[]): Promise<string> {
    await vscode.commands.executeCommand(`authingGroups.${command}`, ...args);
    return vscode.env.clipboard.readText();
  }

  it('writes a call for the language, the SDK and the client of the active editor, and sends nothing', async () => {
    const { proxy, groupRow, directory } = pool();
    const row = groupRow('oncall');
    // That is read in the background, for whatever source file is open.
    await directory.codes.load();
    proxy.requests.length = 0;
    for (const [language, [text, call]] of Object.entries(editors)) {
      await open(language, text);
      picks.answer = ['Read the group'];
      assert.equal(await copied('copyAsCode', row), call, language);
    }
    assert.deepEqual(proxy.operations(), []);
  });

  it('offers what can be done with the group, with the text of each call, and goes on with one of them', async () => {
    await open('python', '');
    picks.answer = ['Add members'];
    const text = await copied('copyAsCode', pool().groupRow('oncall'));
    assert.equal(text, 'management_client.groups.add_users("oncall", ["USER_ID"])');
    assert.deepEqual(picks.shown.map(({ label, detail }) => [label, detail]).slice(0, 4), [
      ['Read the group', 'management_client.groups.detail("oncall")'],
      ['List its members', 'management_client.groups.list_users("oncall")'],
      [
        'List its authorized resources',
        'management_client.groups.list_authorized_resources("oncall", "default")',
      ],
      ['Add members', text],
    ]);
  });

  it('asks for the language where no source file is the active editor, the last one first', async () => {
    picks.answer = ['Go', 'Read the group'];
    const row = pool().groupRow('oncall');
    assert.equal(await copied('copyAsCode', row), 'client.DetailGroups("oncall")');
    picks.answer = [undefined];
    await copied('copyAsCode', row);
    assert.deepEqual(
      picks.shown.map(({ label }) => label),
      ['Go', 'JavaScript', 'TypeScript', 'Python', 'Java', 'C#', 'PHP'],
    );
  });

  it('takes the group under the cursor', async () => {
    const editor = await open('python', 'check("oncall")');
    editor.selection = new vscode.Selection(0, 9, 0, 9);
    picks.answer = ['Read the group'];
    assert.equal(await copied('copyAsCode'), 'management_client.groups.detail("oncall")');
  });

  it('says that the SDK for Ruby has no such calls', async () => {
    await open('ruby', 'puts "oncall"');
    assert.equal(await copied('copyAsCode', pool().groupRow('oncall')), 'nothing');
    const [message] = messages.take();
    assert.equal(message?.text, 'The Authing SDK for Ruby has no calls for groups.');
  });

  it('works on a read-only pool', async () => {
    const { id, groupRow } = pool();
    const { pools } = await internals();
    await pools.setProtection(id, 'readOnly');
    await open('php', '');
    picks.answer = ['List its members'];
    const text = await copied('copyAsCode', groupRow('oncall'));
    assert.equal(text, "$management->groups()->listUsers('oncall');");
    await pools.setProtection(id, undefined);
  });

  describe('of the last change', () => {
    it('says so where this window has changed nothing', async () => {
      await open('python', '');
      assert.equal(await copied('copyLastChangeAsCode'), 'nothing');
      assert.equal(messages.take()[0]?.text, 'Nothing was changed in this window yet.');
    });

    it('writes the newest change, whatever it was', async () => {
      const { groupRow } = pool();
      await open('python', '');
      await renameGroup(groupRow('oncall'), 'On duty');
      assert.equal(
        await copied('copyLastChangeAsCode'),
        'management_client.groups.update("oncall", name="On duty")',
      );
      await typeInto(
        () =>
          vscode.commands.executeCommand('authingGroups.editGroupDescription', groupRow('design')),
        'Say "hi"',
      );
      assert.equal(
        await copied('copyLastChangeAsCode'),
        'management_client.groups.update("design", description="Say \\"hi\\"")',
      );
      const rows = ['alumni', 'finance'].map(groupRow);
      await vscode.commands.executeCommand('authingGroups.deleteGroups', rows[0], rows);
      assert.match(
        await copied('copyLastChangeAsCode'),
        /^management_client\.groups\.delete_many\(\["(?:alumni", "finance|finance", "alumni)"\]\)$/,
      );
    });

    it('is offered by the message that reports it, where a source file is the active editor', async () => {
      const { groupRow } = pool();
      await renameGroup(groupRow('design'), 'Designers');
      assert.deepEqual(messages.take()[0]?.buttons, ['Undo']);
      await open('go', 'package a');
      await renameGroup(groupRow('design'), 'Design again');
      const message = await eventually(async () => defined(messages.take()[0], 'a message'));
      assert.deepEqual(message.buttons, ['Undo', 'Copy as Code']);
      message.press('Copy as Code');
      await eventually(async () => {
        assert.equal(
          await vscode.env.clipboard.readText(),
          'name := "Design again"\nclient.UpdateGroups(&model.UpdateGroupsRequest{Code: "design", Name: &name})',
        );
      });
    });
  });
});

/** Opens a text of a language that is in no file. */
async function open(language: string, content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  return vscode.window.showTextDocument(document);
}

/** Answers lists to pick from by the labels of rows, in turn; undefined for Escape. */
interface Picks {
  answer: readonly (string | undefined)[];
  /** The rows of the last. */
  readonly shown: readonly vscode.QuickPickItem[];
  restore(): void;
}

function catchPicks(): Picks {
  const { showQuickPick } = vscode.window;
  let shown: readonly vscode.QuickPickItem[] = [];
  const picks: Picks = {
    answer: [],
    get shown() {
      return shown;
    },
    restore: () => void Object.assign(vscode.window, { showQuickPick }),
  };
  const pick = async (items: readonly vscode.QuickPickItem[]) => {
    const [label, ...others] = picks.answer;
    picks.answer = others;
    shown = items;
    return items.find((item) => item.label === label);
  };
  Object.assign(vscode.window, { showQuickPick: pick });
  return picks;
}
