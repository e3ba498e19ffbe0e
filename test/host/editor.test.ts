import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { connectPool, defined, usePool } from '../support/host/connectedPool.ts';
import { rowsBelow } from '../support/host/shownRows.ts';

/** The cursor stands at `|`; what is between two of them is selected. */
const sources = {
  'in a string of TypeScript': ['a.ts', `if (groups.includes('on|call')) {}`],
  'in a template of TypeScript': ['b.ts', 'const group = `onc|all`;'],
  'at the end of a string of Python': ['a.py', `GROUP = "oncall|"  # "design"`],
  'in a bare word of YAML': ['a.yaml', 'allowed:\n  - onca|ll\n'],
  'in a string of YAML': ['b.yaml', "allowed: ['design', '|oncall']\n"],
  'in a key of YAML': ['c.yaml', 'onca|ll: read\n'],
  'in a compact list of YAML': ['d.yaml', 'allowed: [design, oncall|, finance]\n'],
  'in a row of CSV': ['a.csv', 'design,on|call,finance\n'],
  'in a sentence of Markdown': ['a.md', "Don't ask design, see onc|all. They're awake.\n"],
  'in code of Markdown': ['b.md', 'They are in `on|call`.\n'],
  'in Chinese punctuation': ['a.txt', '值班：onc|all，设计：design。\n'],
  'in a path': ['c.ts', 'const group = config.groups.on|call;\n'],
  'in a string of JSON': ['a.json', '{ "group": "oncal|l" }'],
  'in a string behind an apostrophe': ['d.ts', `// It's theirs.\nf('a', /'/, "on|call")`],
  'in a string with an escape': ['e.ts', "f('on\\u0063|all')"],
  'in the name of a constant': ['f.ts', "const EDITORS = 'oncall';\nf({ code: EDI|TORS });"],
  'in a here document of PHP': ['a.php', '<?php\nf(<<<EOT\n    onc|all\n    EOT);\n'],
  'in a raw string of C#': ['a.cs', 'f("""onc|all""", "design");\n'],
  'in a word of a list of Ruby': ['a.rb', 'f(%w[design on|call])\n'],
  'in a string of Go': ['a.go', 'f(\'"\', &dto.A{Code: "onc|all"})\n'],
  'in the value of an enum of Java': [
    'A.java',
    'enum G { ONCALL("oncall") }\nclass A { void b() { f(G.ONC|ALL.code()); } }\n',
  ],
} as const;

describe('Copy Group Code, run in an editor,', () => {
  const pool = usePool();

  beforeEach(() => vscode.env.clipboard.writeText('nothing'));
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  for (const [where, [name, source]] of Object.entries(sources)) {
    it(`copies the code under the cursor ${where}`, async () => {
      await open(name, source);
      await copyGroupCode();
      assert.equal(await vscode.env.clipboard.readText(), 'oncall');
    });
  }

  it('takes the whole string for the code, whatever is in it', async () => {
    const { other } = pool();
    await other.groups.create({ code: '值班 on-call/周末', name: 'Weekends' });
    await open('case0.ts', `check("值班 on|-call/周末", 'design')`);
    await copyGroupCode();
    assert.equal(await vscode.env.clipboard.readText(), '值班 on-call/周末');
  });

  it('takes punctuation for a part of the code where a group has such a code', async () => {
    const { other, directory, row } = pool();
    const group = await other.groups.create({ code: 'finance.eu:', name: 'Finance in the EU' });
    directory.apply({ kind: 'groupCreated', group });
    await rowsBelow(row);
    await open('e.yaml', 'fin|ance.eu: read\n');
    await copyGroupCode();
    assert.equal(await vscode.env.clipboard.readText(), 'finance.eu:');
    await open('f.yaml', 'fin|ance.us: read\n');
    await copyGroupCode();
    assert.equal(await vscode.env.clipboard.readText(), 'finance');
  });

  it('asks the server for the word where the text around it is no code', async () => {
    const { proxy, other } = pool();
    await other.groups.create({ code: 'seldom', name: 'Seldom' });
    proxy.requests.length = 0;
    await open('g.yaml', 'roles.sel|dom: read\n');
    await copyGroupCode();
    assert.equal(await vscode.env.clipboard.readText(), 'seldom');
    assert.deepEqual(
      proxy.requests.map(({ variables }) => variables),
      [{ code: 'roles.seldom' }, { code: 'seldom' }],
    );
  });

  it('takes what is selected with its quotes', async () => {
    await open('case8.ts', `check(|'oncall',| 1)`);
    await copyGroupCode();
    assert.equal(await vscode.env.clipboard.readText(), 'oncall');
  });

  it('takes what is selected before what is around the cursor', async () => {
    await open('case1.ts', `check('|oncall|,finance')`);
    await copyGroupCode();
    assert.equal(await vscode.env.clipboard.readText(), 'oncall');
  });

  it('asks for a group where the text is no code, with the nearest one ready to be accepted', async () => {
    await open('case2.ts', `check('engineerin|')`);
    const copied = copyGroupCode();
    await eventually(async () => {
      // Does nothing before there is anything to accept.
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      assert.equal(await vscode.env.clipboard.readText(), 'engineering');
    });
    await copied;
  });

  it('copies nothing where it is then given up', async () => {
    const { directory } = pool();
    await open('case3.ts', `check('no such |group')`);
    let asking = true;
    const copied = copyGroupCode().then(() => {
      asking = false;
    });
    await eventually(async () => assert.equal(directory.findByCode('no such group'), undefined));
    assert.ok(asking);
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      assert.ok(!asking);
    });
    await copied;
    assert.equal(await vscode.env.clipboard.readText(), 'nothing');
  });

  it('asks the server for a group that is not loaded, and for no other', async () => {
    const { proxy, other } = pool();
    await other.groups.create({ code: 'not-loaded', name: 'Not loaded' });
    proxy.requests.length = 0;
    await open('case4.ts', `check('not-|loaded')`);
    await copyGroupCode();
    assert.equal(await vscode.env.clipboard.readText(), 'not-loaded');
    assert.deepEqual(
      proxy.requests.map(({ operation, variables }) => [operation, variables]),
      [['group', { code: 'not-loaded' }]],
    );
  });

  it('asks which pool is meant where several have a group of that code', async () => {
    const another = await connectPool();
    try {
      await open('case7.ts', `check('fin|ance')`);
      let copied = false;
      const copying = copyGroupCode().then(() => {
        copied = true;
      });
      await eventually(async () => {
        await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
        assert.ok(copied);
      });
      await copying;
      assert.equal(await vscode.env.clipboard.readText(), 'nothing');
    } finally {
      await another.close();
    }
  });

  it('asks nothing when the cursor merely moves', async () => {
    const { proxy } = pool();
    proxy.requests.length = 0;
    const editor = await open('case5.ts', `check('nob|ody')`);
    for (const character of [1, 8, 3]) {
      editor.selection = new vscode.Selection(0, character, 0, character);
    }
    await copyGroupCodeOf('design');
    assert.deepEqual(proxy.operations(), []);
  });

  it('opens the panel of the group under the cursor', async () => {
    const { other } = pool();
    await open('case6.ts', `check('fin|ance')`);
    await vscode.commands.executeCommand('authingGroups.showAuthorizedResources');
    const name = (await other.groups.detail('finance'))?.name;
    await eventually(async () => {
      assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.label, name);
    });
  });

  async function copyGroupCodeOf(code: string): Promise<void> {
    const row = pool().groupRow(code);
    await vscode.commands.executeCommand('authingGroups.copyGroupCode', row);
  }
});

async function copyGroupCode(): Promise<void> {
  await vscode.commands.executeCommand('authingGroups.copyGroupCode');
}

/** Opens a file with this text, and puts the cursor to where the marks are. */
async function open(name: string, source: string): Promise<vscode.TextEditor> {
  const [start, end = start] = [...source.matchAll(/\|/g)].map(
    ({ index }, earlier) => index - earlier,
  );
  const folder = defined(vscode.workspace.workspaceFolders?.[0], 'a workspace folder');
  const file = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(file, Buffer.from(source.replaceAll('|', '')));
  const editor = await vscode.window.showTextDocument(file);
  const at = (offset = 0) => editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(at(start), at(end));
  return editor;
}
