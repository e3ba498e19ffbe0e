import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { documentScheme } from '../../src/ids.ts';
import { eventually } from '../support/eventually.ts';
import {
  answers,
  behind,
  codesAreKnown,
  completions,
  hints,
  hoverText,
  labelOf,
  lenses,
  marks,
  openText,
} from '../support/host/codeHelp.ts';
import { connectPool, defined, usePool } from '../support/host/connectedPool.ts';
import { memoryFiles } from '../support/host/memoryFiles.ts';
import { withWorkspaceSettings } from '../support/host/workspaceSettings.ts';

// In a language of which VS Code itself knows little, so that nobody has to wait for its own help.
const intro = 'from authing import ManagementClient\nclient = ManagementClient()\n';
const call = 'client.get_group(code="oncall")\nclient.get_group(code="oncal")\n';
const everything = { 'authingGroups.code.codeLens': true, 'authingGroups.code.inlayHints': true };

describe('Help in source documents', () => {
  const pool = usePool();

  before(codesAreKnown);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('is there in a text that is no file yet, in any language', async () => {
    const document = await openText(intro + call, 'python');
    assert.equal(document.uri.scheme, 'untitled');
    await eventually(async () => assert.deepEqual(marks(document), ['oncal']));
    for (const language of ['java', 'go', 'csharp', 'php', 'ruby']) {
      const php = language === 'php' ? '<?php\n' : '';
      const other = await openText(`${php}name = "oncall"\n`, language);
      assert.match(await hoverText(other, behind(other, 'onc')), /On call/, language);
    }
    const text = await openText(`name = "oncall"\n`, 'plaintext');
    assert.equal(await hoverText(text, behind(text, 'onc')), '');
  });

  it('is there in the cells of a notebook, whose imports are in another cell', async () => {
    const cell = (text: string) =>
      new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python');
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData([
        cell('from authing import ManagementClient\nclient = ManagementClient()\n'),
        cell(`client.get_group(code="oncall")
client.get_group(code="oncal")
client.is_action_allowed("me", "", "stock")
`),
      ]),
    );
    await vscode.window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(1);
    assert.equal(document.uri.scheme, 'vscode-notebook-cell');
    assert.match(await hoverText(document, behind(document, 'onc')), /On call/);
    const offered = await completions(document, behind(document, 'code="'));
    assert.ok(offered.map(labelOf).includes('finance'));
    assert.ok(!offered.map(labelOf).includes('orders'));
    const actions = await completions(document, behind(document, '"me", "'));
    assert.deepEqual(actions.map(labelOf), ['stock:adjust', 'stock:read']);
    await eventually(async () => assert.deepEqual(marks(document), ['oncal']));
    // The other cell says that it is something else.
    const edit = new vscode.WorkspaceEdit();
    const first = notebook.cellAt(0).document;
    edit.replace(first.uri, first.lineAt(0).range, 'from other import ManagementClient');
    await vscode.workspace.applyEdit(edit);
    await eventually(async () => assert.deepEqual(marks(document), []));
  });

  it('is all there in a file of any file system, and mends it', async () => {
    const all = [
      memoryFiles('vscode-vfs', 'github'),
      memoryFiles('ssh', 'me@host:22'),
      memoryFiles('memory'),
    ];
    try {
      await withWorkspaceSettings(everything, async () => {
        for (const files of all) {
          const uri = files.write('/src/access.py', intro + call);
          const document = await vscode.workspace.openTextDocument(uri);
          const editor = await vscode.window.showTextDocument(document);
          await eventually(async () => assert.deepEqual(marks(document), ['oncal']));
          const code = behind(document, 'code="onc');
          assert.match(await hoverText(document, code), /On call/);
          const offered = await completions(document, behind(document, 'code="'));
          assert.ok(offered.map(labelOf).includes('finance'));
          assert.deepEqual(await hints(document), ['On call']);
          assert.equal((await lenses(document)).length, 1);
          const links = await answers<vscode.LocationLink>('DefinitionProvider', document, code);
          assert.deepEqual(
            links.map(({ targetUri }) => targetUri.scheme),
            [documentScheme],
          );
          editor.selection = new vscode.Selection(code, code);
          await vscode.commands.executeCommand('authingGroups.copyGroupCode');
          assert.equal(await vscode.env.clipboard.readText(), 'oncall');
          const wrong = document.lineAt(3).range;
          const [fix] = await answers<vscode.CodeAction>('CodeActionProvider', document, wrong);
          assert.equal(fix?.title, 'Change to “oncall”');
          await vscode.workspace.applyEdit(defined(fix.edit, 'its edit'));
          await document.save();
          assert.equal(files.read(uri), intro + call.replace('"oncal"', '"oncall"'));
          await eventually(async () => assert.deepEqual(marks(document), []));
        }
      });
    } finally {
      vscode.Disposable.from(...all).dispose();
    }
  });

  it('is none in what Git and output show, and in documents of its own', async () => {
    const provider = { provideTextDocumentContent: () => intro + call };
    const registered = ['git', 'elsewhere'].map((scheme) =>
      vscode.workspace.registerTextDocumentContentProvider(scheme, provider),
    );
    const output = vscode.window.createOutputChannel('Access', 'python');
    output.append(intro + call);
    // It stands in its document as a string would.
    const code = 'night: shift';
    const { directory, other } = pool();
    const group = await other.groups.create({ code, name: code });
    directory.apply({ kind: 'groupCreated', group });
    try {
      await withWorkspaceSettings(everything, async () => {
        const open = async (scheme: string, query = '') =>
          vscode.workspace.openTextDocument(vscode.Uri.from({ scheme, path: '/access.py', query }));
        const [shown, helped] = [await open('git'), await open('elsewhere')];
        await vscode.window.showTextDocument(shown, vscode.ViewColumn.One);
        await vscode.window.showTextDocument(helped, vscode.ViewColumn.Two);
        output.show(true);
        const written = await eventually(async () => {
          const { textDocuments } = vscode.workspace;
          const found = textDocuments.find(({ uri }) => uri.scheme === 'output');
          assert.equal(found?.getText(), intro + call);
          return found;
        });
        await eventually(async () => assert.deepEqual(marks(helped), ['oncal']));
        assert.deepEqual(await hints(helped), ['On call']);
        const own = await open(documentScheme, JSON.stringify({ pool: pool().id, code }));
        await vscode.languages.setTextDocumentLanguage(own, 'python');
        assert.equal(await hoverText(own, behind(own, `Name: "`)), '');
        for (const document of [shown, written]) {
          assert.equal(document.languageId, 'python');
          assert.deepEqual(marks(document), []);
          assert.deepEqual(await hints(document), []);
          assert.deepEqual(await lenses(document), []);
          assert.equal(await hoverText(document, behind(document, 'code="onc')), '');
          assert.deepEqual(await completions(document, behind(document, 'code="')), []);
        }
      });
    } finally {
      await vscode.commands.executeCommand('workbench.action.closePanel');
      vscode.Disposable.from(...registered, output).dispose();
      await other.groups.delete(code);
      directory.apply({ kind: 'groupsDeleted', codes: [code] });
    }
  });

  for (const [what, filling] of [
    ['of more than 500 kB', `# ${'filling '.repeat(10)}\n`.repeat(6_200)],
    ['with a line of more than 5,000 characters', `# ${'filling '.repeat(650)}\n`],
  ] as const) {
    it(`is there at the cursor alone in a document ${what}`, async () => {
      await withWorkspaceSettings(everything, async () => {
        const large = await openText(intro + call + filling, 'python');
        assert.match(await hoverText(large, behind(large, 'code="onc')), /On call/);
        const offered = await completions(large, behind(large, 'code="'));
        assert.ok(offered.map(labelOf).includes('finance'));
        assert.deepEqual(await hints(large), []);
        assert.deepEqual(await lenses(large), []);
        const small = await openText(intro + call, 'python');
        await eventually(async () => assert.deepEqual(marks(small), ['oncal']));
        assert.deepEqual(marks(large), []);
      });
    });
  }

  it('is switched off by its settings, each kind by its own', async () => {
    const kinds = ['completion', 'hover', 'codeLens', 'inlayHints', 'diagnostics'];
    const document = await openText(intro + call, 'python');
    await eventually(async () => assert.deepEqual(marks(document), ['oncal']));
    // Each kind is off once, and once on.
    for (const off of [
      ['completion', 'codeLens', 'diagnostics'],
      ['hover', 'inlayHints'],
    ]) {
      const settings = {
        ...everything,
        ...Object.fromEntries(
          off.map((kind) => [`authingGroups.code.${kind}`, kind === 'diagnostics' ? 'off' : false]),
        ),
      };
      await withWorkspaceSettings(settings, async () => {
        const there = async () => ({
          completion: (await completions(document, behind(document, 'code="'))).length > 0,
          hover: (await hoverText(document, behind(document, 'code="onc'))) !== '',
          codeLens: (await lenses(document)).length > 0,
          inlayHints: (await hints(document)).length > 0,
          diagnostics: marks(document).length > 0,
        });
        const wanted = Object.fromEntries(kinds.map((kind) => [kind, !off.includes(kind)]));
        await eventually(async () => assert.deepEqual(await there(), wanted));
      });
    }
  });

  it('is about another pool as soon as the settings name another', async () => {
    const document = await openText(intro + call, 'python');
    await eventually(async () => assert.deepEqual(marks(document), ['oncal']));
    const elsewhere = { userPoolId: 'elsewhere', host: 'https://elsewhere.test' };
    await withWorkspaceSettings({ 'authingGroups.userPool': elsewhere }, async () => {
      await eventually(async () => assert.deepEqual(marks(document), []));
      assert.equal(await hoverText(document, behind(document, 'code="onc')), '');
    });
    await eventually(async () => assert.deepEqual(marks(document), ['oncal']));
  });

  it('is about no pool for sure once several are connected, and says what each has', async () => {
    const document = await openText(intro + call, 'python');
    await eventually(async () => assert.deepEqual(marks(document), ['oncal']));
    // Also while another is in front.
    await openText('', 'python');
    const other = await connectPool();
    await eventually(async () => {
      const text = await hoverText(document, behind(document, 'code="onc'));
      assert.equal(text.split('User pool: ').length, 3, text);
    });
    // The groups of both have the same name.
    await withWorkspaceSettings(everything, () =>
      eventually(async () => {
        const [one = '', another = '', ...more] = await lenses(document);
        assert.deepEqual(more, []);
        assert.match(one, /^On call · .+ · \d+ members/);
        assert.match(another, /^On call · .+ · \d+ members/);
        assert.notEqual(one, another);
      }),
    );
    await eventually(async () => assert.deepEqual(marks(document), []));
    await other.close();
    await vscode.window.showTextDocument(document);
    await eventually(async () => assert.deepEqual(marks(document), ['oncal']));
  });

  it('knows a client by the name that settings give it, from then on', async () => {
    const source = '# Authing\ngateway.get_group(code="oncal")\n';
    const document = await openText(source, 'python');
    assert.ok(!(await completions(document, behind(document, 'code="'))).every(isGroup));
    await withWorkspaceSettings({ 'authingGroups.code.clientNames': ['gateway'] }, async () => {
      await eventually(async () => assert.deepEqual(marks(document), ['oncal']));
    });
    await eventually(async () => assert.deepEqual(marks(document), []));
  });

  it('says above a line with several groups which is which', async () => {
    await withWorkspaceSettings(everything, async () => {
      const document = await openText(
        `${intro}client.delete_groups_batch(code_list=["oncall", "finance"])\n`,
        'python',
      );
      const counted = / · \d+ members · \d+ resources$/;
      await eventually(async () => {
        const all = await lenses(document);
        assert.ok(all.length === 2 && all.every((title) => counted.test(title)), all.join());
        const names = all.map((title) => title.replace(counted, ''));
        assert.deepEqual(names, ['On call', '财务部']);
      });
    });
  });
});

function isGroup({ kind }: vscode.CompletionItem): boolean {
  return kind === vscode.CompletionItemKind.User;
}
