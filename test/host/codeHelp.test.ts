import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import {
  codesAreKnown,
  hoverText as hoverAt,
  labelOf,
  openText,
} from '../support/host/codeHelp.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { firstValue } from '../support/host/firstValue.ts';
import { withWorkspaceSettings } from '../support/host/workspaceSettings.ts';

const intro = `import { ManagementClient } from 'authing-js-sdk';
const client = new ManagementClient({ userPoolId: 'a', secret: 'b' });
`;

describe('Help in source files', () => {
  const pool = usePool();

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  /** Opens a file with the cursor at `|`. */
  async function open(source: string, language = 'typescript') {
    const content = intro + source.replace('|', '');
    const document = await openText(content, language);
    const editor = defined(vscode.window.activeTextEditor, 'its editor');
    const position = document.positionAt(intro.length + Math.max(0, source.indexOf('|')));
    editor.selection = new vscode.Selection(position, position);
    return { document, position };
  }

  const complete = async (source: string, trigger?: string) => {
    const { document, position } = await open(source);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
      trigger,
      5,
    );
    const ours = list.items.filter(({ label }) => typeof label === 'object');
    return { document, items: ours, codes: ours.map(labelOf) };
  };

  const hoverText = async (source: string) => {
    const { document, position } = await open(source);
    return hoverAt(document, position);
  };

  before(codesAreKnown);

  it('completes the codes of groups as soon as a quote is typed in a call that takes one', async () => {
    const { document, items, codes } = await complete(`client.groups.detail('|')`, "'");
    assert.ok(codes.includes('finance') && codes.includes('oncall'));
    assert.ok(!codes.includes('orders'), 'It offers no resource.');
    const item = defined(
      items.find((each) => labelOf(each) === 'finance'),
      'the group',
    );
    assert.equal(typeof item.label === 'object' && item.label.description, '财务部');
    const range = defined(item.range instanceof vscode.Range ? item.range : undefined, 'a range');
    assert.equal(document.getText(range), '');
  });

  it('replaces all that the string says', async () => {
    const { document, items } = await complete(`client.groups.detail('fin|x-old')`);
    const { range } = defined(
      items.find((each) => labelOf(each) === 'finance'),
      'the group',
    );
    assert.ok(range instanceof vscode.Range);
    assert.equal(document.getText(range), 'finx-old');
  });

  it('completes resources and actions where the call takes those', async () => {
    const first = await complete(`client.acl.isAllowed('user', '|', 'x')`, "'");
    assert.ok(first.codes.includes('orders'));
    assert.ok(!first.codes.includes('oncall'));
    const second = await complete(`client.acl.isAllowed('user', 'orders', '|')`, "'");
    assert.ok(
      second.codes.some((code) => /read/.test(code)),
      second.codes.join(),
    );
  });

  it('completes elsewhere only when it is asked to', async () => {
    const asked = await complete(`const name = 'fin|';`);
    assert.ok(asked.codes.includes('finance'));
    const typed = await complete(`const name = '|';`, "'");
    assert.deepEqual(typed.codes, []);
  });

  it('completes at the very start of a line, as in a here document', async () => {
    const content = 'x = <<~GROUP\noncall\nGROUP\n';
    const document = await openText(content, 'ruby');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(1, 2),
    );
    assert.ok(list.items.some((item) => labelOf(item) === 'oncall'));
  });

  it('writes a code with a quote in it so that the string stays one', async () => {
    const { directory, other } = pool();
    const group = await other.groups.create({ code: "it's", name: 'Quoted' });
    directory.apply({ kind: 'groupCreated', group });
    const { items } = await complete(`client.groups.detail('it|')`);
    assert.equal(items.find((item) => labelOf(item) === "it's")?.insertText, "it\\'s");
    await other.groups.delete("it's");
    directory.apply({ kind: 'groupsDeleted', codes: ["it's"] });
  });

  it('says of a group what is known, with links, and reads the rest for the next time', async () => {
    const source = `client.groups.detail('fin|ance')`;
    await eventually(async () => {
      const first = await hoverText(source);
      assert.match(first, /财务部/);
      assert.match(first, /command:authingGroups\.internal\.revealGroup/);
    });
    await eventually(async () => {
      const text = await hoverText(source);
      assert.match(text, /Members: \d+/);
      assert.match(text, /Authorized resources: \S/);
    });
  });

  it('says of a resource where it is defined and with which actions', async () => {
    await eventually(async () => {
      const text = await hoverText(`client.acl.isAllowed('user', 'ord|ers', 'read')`);
      assert.match(text, /orders/);
      assert.match(text, /command:authingGroups\.findGroupsByResource/);
    });
  });

  it('says what a string names elsewhere, where it is the very code', async () => {
    assert.match(await hoverText(`const name = 'onc|all';`), /On call/);
    assert.equal(await hoverText(`const name = 'on|cal';`), '');
  });

  it('marks a group that the pool does not have, and offers what may have been meant', async () => {
    const { document } = await open(
      `client.groups.detail('finanse');\nclient.groups.detail('finance');\nclient.groups.create('new-one', 'New');`,
    );
    const [found, ...others] = await eventually(async () => {
      const ours = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source }) => source === 'Authing Groups');
      assert.ok(ours.length > 0);
      return ours;
    });
    assert.deepEqual(others, []);
    assert.match(found?.message ?? '', /has no group with the code “finanse”/);
    const range = defined(found, 'a diagnostic').range;
    assert.equal(document.getText(range), 'finanse');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
    );
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes('Change to “finance”'), titles.join());
    assert.ok(titles.includes('Create Group “finanse”…'));
    assert.ok(titles.includes('Ignore “finanse” in This Workspace'));
    const fix = defined(
      actions.find(({ title }) => title === 'Change to “finance”')?.edit,
      'an edit',
    );
    await vscode.workspace.applyEdit(fix);
    await eventually(async () => {
      const left = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source }) => source === 'Authing Groups');
      assert.deepEqual(left, []);
    });
  });

  it('follows constants to their strings', async () => {
    const source = `const GROUP = 'oncall';\nconst WRONG = 'oncal';\nclient.groups.detail(GR|OUP);\nclient.groups.detail(WRONG);`;
    assert.match(await hoverText(source), /On call/);
    const { document } = await open(source);
    await eventually(async () => {
      const marked = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source: by }) => by === 'Authing Groups')
        .map(({ range }) => document.getText(range));
      assert.deepEqual(marked, ['oncal']);
    });
  });

  it('says nothing more of a code that is ignored in the workspace', async () => {
    const { document } = await open(`client.groups.detail('nobody');`);
    const marks = () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ source }) => source === 'Authing Groups').length;
    await eventually(async () => assert.equal(marks(), 1));
    const given = { uri: document.uri.toString(), code: 'nobody' };
    await vscode.commands.executeCommand('authingGroups.internal.ignoreCode', given);
    const settings = vscode.workspace.getConfiguration('authingGroups.code');
    assert.deepEqual(settings.inspect('ignoredCodes')?.workspaceValue, ['nobody']);
    await eventually(async () => assert.equal(marks(), 0));
    await vscode.workspace
      .getConfiguration('authingGroups.code')
      .update('ignoredCodes', undefined, vscode.ConfigurationTarget.Workspace);
    await eventually(async () => assert.equal(marks(), 1));
  });

  it('is silent where its settings say so, and shows names and counts where they do', async () => {
    const off = {
      'authingGroups.code.hover': false,
      'authingGroups.code.completion': false,
      'authingGroups.code.codeLens': true,
      'authingGroups.code.inlayHints': true,
    };
    await withWorkspaceSettings(off, async () => {
      assert.equal(await hoverText(`client.groups.detail('onc|all')`), '');
      const { document, codes } = await complete(`client.groups.detail('|oncall')`, "'");
      assert.deepEqual(codes, []);
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        whole,
      );
      assert.deepEqual(
        hints.map(({ label }) => label),
        ['On call'],
      );
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        5,
      );
      assert.match(lenses.map(({ command }) => command?.title).join(), /6 members · 7 resources/);
    });
  });

  it('goes by the text as it is after each edit, far below it too', async () => {
    await withWorkspaceSettings({ 'authingGroups.code.codeLens': true }, async () => {
      const { document } = await open(
        `${'// Nothing.\n'.repeat(200)}client.groups.detail('oncall');`,
      );
      const linesOfLenses = async () => {
        const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          document.uri,
        );
        return lenses.map(({ range }) => document.getText(range));
      };
      const replace = async (text: string, by: string) => {
        const start = document.positionAt(document.getText().indexOf(text));
        const edit = new vscode.WorkspaceEdit();
        edit.replace(document.uri, new vscode.Range(start, start.translate(0, text.length)), by);
        await vscode.workspace.applyEdit(edit);
      };
      assert.deepEqual(await linesOfLenses(), ['oncall']);
      await replace('authing-js-sdk', 'another-sdk');
      assert.deepEqual(await linesOfLenses(), []);
      await replace('another-sdk', 'authing-js-sdk');
      await replace('// Nothing.', '// Nothing, but longer.');
      assert.deepEqual(await linesOfLenses(), ['oncall']);
      await replace('oncall', 'finance');
      assert.deepEqual(await linesOfLenses(), ['finance']);
    });
  });

  it('has the group created whose code is missing', async () => {
    const target = { pool: pool().id, group: { code: 'missing-one' } };
    const create = () => vscode.commands.executeCommand('authingGroups.createGroup', target);
    assert.equal(await firstValue(create), 'missing-one');
  });

  it('makes no request while one types and points', async () => {
    await hoverText(`client.groups.detail('onc|all')`);
    await eventually(async () =>
      assert.match(await hoverText(`client.groups.detail('onc|all')`), /Authorized resources/),
    );
    const { proxy } = pool();
    proxy.requests.length = 0;
    await complete(`client.groups.detail('o|')`);
    await complete(`client.groups.detail('on|')`);
    await hoverText(`client.groups.detail('onc|all')`);
    assert.deepEqual(proxy.operations(), []);
  });
});
