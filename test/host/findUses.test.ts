import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { searchUses } from '../../src/commands/uses/searchUses.ts';
import { describeFound, describeNothing } from '../../src/commands/uses/usesWording.ts';
import { eventually } from '../support/eventually.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { memoryFiles } from '../support/host/memoryFiles.ts';
import { catchMessages, type Messages } from '../support/host/shownMessages.ts';
import {
  listedUses,
  searchedFiles,
  useSourceFiles,
  withFoundFiles,
} from '../support/host/sourceFiles.ts';
import { withWorkspaceSettings } from '../support/host/workspaceSettings.ts';

const intro = `import { ManagementClient } from 'authing-js-sdk';
const client = new ManagementClient({ userPoolId: 'a', secret: 'b' });
`;

describe('Find All Uses in Workspace', () => {
  const pool = usePool();
  const files = useSourceFiles({
    'src/access.ts': `${intro}const NIGHT = 'oncall';
client.groups.detail('oncall');
client.groups.detail(NIGHT);
client.acl.isAllowed('user', 'oncall', 'read');
`,
    'src/jobs/audit.py': `groups = ["finance", "oncall"]\n`,
    'src/notes.md': `oncall and 'oncall'\n`,
    'lib/vendor.rb': `GROUP = "oncall"\n`,
    'lib/other.go': `package lib\n\nconst group = "oncallers"\n`,
  });
  let messages: Messages;

  beforeEach(() => {
    messages = catchMessages();
  });

  afterEach(async () => {
    messages.restore();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** Searches for codes without the list. */
  const search = async (
    codes: readonly string[],
    options: {
      mostFiles?: number;
      listingLimitMs?: number;
      onProgress?: () => void;
      signal?: AbortSignal;
    } = {},
  ) => {
    const { pools } = await internals();
    const { signal = new AbortController().signal, ...others } = options;
    const wanted = codes.map((code) => ({ pool: pool().id, code }));
    return searchUses({ pools }, wanted, { signal, ...others });
  };
  const placesOf = async (...codes: string[]) => searchedFiles(await search(codes));

  it('lists the uses of a group from its row, by file, in the References view', async () => {
    await vscode.commands.executeCommand('authingGroups.findGroupUses', pool().groupRow('oncall'));
    const listed = await listedUses();
    assert.equal(listed.title, 'Uses');
    assert.deepEqual(listed.rows, [
      'vendor.rb',
      'GROUP = "[oncall]"',
      'access.ts',
      "NIGHT = '[oncall]';",
      "detail('[oncall]');",
      'groups.detail([NIGHT]);',
      'audit.py',
      'finance", "[oncall]"]',
    ]);
    assert.equal(
      listed.message,
      '“oncall” in calls of an Authing SDK: 3, in other strings: 2. Files searched: 4.',
    );
  });

  it('goes from one use to the next, round the end, also in files that are not open', async () => {
    const { tree } = await listedUses();
    const [first] = tree.getChildren();
    let item = defined(first, 'a row');
    const seen: string[] = [];
    for (let step = 0; step < 6; step += 1) {
      item = tree.next(item);
      const { uri, range } = defined(tree.location(item), 'a place');
      seen.push(`${uri.path.split('/').at(-1)}:${range.start.line + 1}`);
    }
    assert.deepEqual(seen, [
      'vendor.rb:1',
      'access.ts:3',
      'access.ts:4',
      'access.ts:5',
      'audit.py:1',
      'vendor.rb:1',
    ]);
    assert.equal(tree.location(tree.previous(item))?.uri.path.split('/').at(-1), 'audit.py');
  });

  it('takes a target, and several groups at once', async () => {
    const { id } = pool();
    await vscode.commands.executeCommand('authingGroups.findGroupUses', [
      { pool: id, group: { code: 'oncall' } },
      { pool: id, group: { code: 'finance' } },
    ]);
    const listed = await listedUses();
    assert.match(
      listed.message,
      /^2 group codes in calls of an Authing SDK: 3, in other strings: 3\./,
    );
    assert.ok(listed.rows.includes('groups = ["[finance]", "oncall"]'));
  });

  it('says so where nothing is found', async () => {
    await vscode.commands.executeCommand(
      'authingGroups.findGroupUses',
      pool().groupRow('engineering'),
    );
    assert.deepEqual(
      messages.take().map(({ text }) => text),
      ['No use of “engineering” was found. Files searched: 4.'],
    );
  });

  // Our oldest VS Code has nothing that lists files.
  if (process.env.TEST_VSCODE === 'newest') {
    it('looks into no file that settings exclude from the explorer or from searches', async () => {
      await withWorkspaceSettings(
        {
          'files.exclude': { lib: true },
          'search.exclude': { '**/{jobs,other}/**': true, '**/src/access.*': false },
        },
        async () => {
          assert.deepEqual(await placesOf('oncall'), ['access.ts:3 4 5']);
        },
      );
    });
  }

  it('looks into no file that an ignore file ignores, unless settings say so', async () => {
    await files.write('.gitignore', 'vendor.*\njobs/\n');
    await files.write('src/.gitignore', '!jobs/\n');
    try {
      assert.deepEqual(await placesOf('oncall'), ['access.ts:3 4 5', 'audit.py:1']);
      await withWorkspaceSettings({ 'search.useIgnoreFiles': false }, async () => {
        assert.deepEqual(await placesOf('oncall'), [
          'vendor.rb:1',
          'access.ts:3 4 5',
          'audit.py:1',
        ]);
      });
    } finally {
      await files.remove('.gitignore');
      await files.remove('src/.gitignore');
    }
  });

  it('takes the text of an editor that is not saved', async () => {
    await withWorkspaceSettings({ 'files.autoSave': 'off' }, async () => {
      const document = await vscode.workspace.openTextDocument(files.uri('src/jobs/audit.py'));
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), '# Who is called at night.\n\n');
      await vscode.workspace.applyEdit(edit);
      assert.deepEqual(await placesOf('finance'), ['audit.py:3']);
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await eventually(async () => assert.deepEqual(await placesOf('finance'), ['audit.py:1']));
    });
  });

  it('stops at a number of files, and says so', async () => {
    const found = await search(['oncall'], { mostFiles: 2 });
    assert.equal(found.searched, 2);
    assert.equal(found.stopped, 'limit');
    assert.equal((await search(['oncall'])).stopped, undefined);
  });

  it('ends with what it has when it is cancelled', async () => {
    const controller = new AbortController();
    const many = Array.from({ length: 300 }, () => files.uri('src/access.ts'));
    await withFoundFiles(many, async () => {
      const found = await search(['oncall'], {
        signal: controller.signal,
        onProgress: () => controller.abort(),
      });
      assert.equal(found.stopped, 'cancelled');
      assert.ok(found.searched < 300 && found.files.length > 0, `${found.searched} files`);
    });
  });

  it('counts the files that cannot be read, and those that are too large', async () => {
    await files.write('src/large.js', `x = 'oncall';${' '.repeat(5_000_000)}`);
    const found = [files.uri('src/gone.ts'), files.uri('src/large.js'), files.uri('lib/vendor.rb')];
    await withFoundFiles(found, async () => {
      const { unreadable, tooLarge, searched, files: held } = await search(['oncall']);
      assert.deepEqual([unreadable, tooLarge, searched, held.length], [1, 1, 3, 1]);
    });
    await files.remove('src/large.js');
  });

  it('has the place of a code right in a file of another encoding', async () => {
    // 夜班 in GBK.
    const bytes = Buffer.concat([
      Buffer.from("x = ['"),
      Buffer.from([0xd2, 0xb9, 0xb0, 0xe0]),
      Buffer.from("', 'oncall']\n"),
    ]);
    await files.write('src/night.py', bytes);
    await withWorkspaceSettings({ 'files.encoding': 'gbk' }, async () => {
      const { files: found } = await search(['oncall']);
      const night = found.find(({ uri }) => uri.path.endsWith('night.py'));
      assert.equal(night?.uses[0]?.range.start.character, `x = ['夜班', '`.length);
    });
    await files.remove('src/night.py');
  });

  it('leaves out the calls in a folder that is about another pool, and counts them', async () => {
    const other = { userPoolId: 'another', host: 'https://core.authing.cn' };
    await withWorkspaceSettings({ 'authingGroups.userPool': other }, async () => {
      const found = await search(['oncall']);
      assert.deepEqual(searchedFiles(found), ['vendor.rb:1', 'audit.py:1']);
      assert.equal(found.ofOtherPools, 3);
    });
    const { proxy, userPoolId } = pool();
    const own = { userPoolId, host: proxy.host };
    await withWorkspaceSettings({ 'authingGroups.userPool': own }, async () => {
      assert.equal((await search(['oncall'])).ofOtherPools, 0);
    });
  });

  it('does not wait for a folder that VS Code cannot search, and says which', async () => {
    const { workspaceFolders = [] } = vscode.workspace;
    const property = Object.getOwnPropertyDescriptor(vscode.workspace, 'workspaceFolders');
    const elsewhere = memoryFiles('elsewhere');
    elsewhere.write('/team/access/roles.ts', "const night = 'oncall';");
    const uri = vscode.Uri.parse('elsewhere:/team/access');
    const folders = [{ uri, name: 'access', index: 0 }, ...workspaceFolders];
    Object.defineProperty(vscode.workspace, 'workspaceFolders', {
      ...property,
      get: () => folders,
    });
    try {
      const found = await search(['oncall'], { listingLimitMs: 100 });
      assert.ok(searchedFiles(found).includes('access.ts:3 4 5'), searchedFiles(found).join());
      const unlisted =
        'Folders whose files VS Code did not list, so they were not searched: access.';
      for (const describe of [describeFound, describeNothing]) {
        assert.ok(describe([{ pool: pool().id, code: 'oncall' }], found).endsWith(unlisted));
      }
      // Whoever cancels it does not wait either.
      const cancelled = await search(['oncall'], { signal: AbortSignal.timeout(100) });
      assert.equal(cancelled.stopped, 'cancelled');
      assert.ok(!describeNothing([], cancelled).includes(unlisted));
    } finally {
      Object.defineProperty(vscode.workspace, 'workspaceFolders', defined(property, 'folders'));
      elsewhere.dispose();
    }
  });

  it('says in one sentence that VS Code cannot list the files', async () => {
    await withFoundFiles(new Error('spawn rg ENOENT'), async () => {
      await vscode.commands.executeCommand(
        'authingGroups.findGroupUses',
        pool().groupRow('oncall'),
      );
    });
    assert.deepEqual(
      messages.take().map(({ text }) => text),
      [
        'The workspace was not searched for the group code. VS Code could not list the files of the workspace.',
      ],
    );
  });
});
