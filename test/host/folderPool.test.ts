import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { PoolStatus } from '../../src/editor/poolStatus.ts';
import { commandIds } from '../../src/ids.ts';
import { folderPool } from '../../src/pools/folderPool.ts';
import { eventually } from '../support/eventually.ts';
import { answerSteps } from '../support/host/answerSteps.ts';
import { defined } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { answerQuestions } from '../support/host/questions.ts';

const host = 'https://core.authing.cn';
const secret = 'mrk-4c1d9e72ab3f';

/** The pools are connected and never asked: which pool a folder is about takes no request. */
describe('The user pool of a folder', () => {
  let item: vscode.StatusBarItem | undefined;
  let status: PoolStatus | undefined;
  let shown = false;

  before(async () => {
    const { pools } = await internals();
    await pools.add({ id: 'st', kind: 'authing', name: 'Staging', host, userPoolId: 'p1' }, secret);
    const { createStatusBarItem } = vscode.window;
    const make = (id: string, alignment: vscode.StatusBarAlignment, priority: number) => {
      const made = createStatusBarItem(id, alignment, priority);
      item = made;
      const { show, hide } = made;
      made.show = () => {
        shown = true;
        show.call(made);
      };
      made.hide = () => {
        shown = false;
        hide.call(made);
      };
      return made;
    };
    Object.assign(vscode.window, { createStatusBarItem: make });
    try {
      status = new PoolStatus(pools);
    } finally {
      Object.assign(vscode.window, { createStatusBarItem });
    }
    assert.equal(shown, false, 'No source file is in front.');
    await openFile('access.ts');
  });

  after(async () => {
    status?.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const { pools } = await internals();
    for (const id of ['st', 'pr']) await pools.disconnect(id);
    const folder = vscode.Uri.joinPath(workspaceFolder().uri, '.vscode');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('is the only one that is connected, and shows while a source file is in front', async () => {
    await shows('$(database) Staging');
    await openFile('notes.md');
    await eventually(async () => assert.equal(shown, false));
    await openFile('access.py');
    await shows('$(database) Staging');
  });

  it('has to be chosen once there are several', async () => {
    const { pools } = await internals();
    await pools.add(
      { id: 'pr', kind: 'authing', name: 'Prod $(flame)', host, userPoolId: 'p2' },
      secret,
    );
    await shows('$(database) Choose User Pool');
  });

  it('is chosen by a click, and kept in the settings of the folder without its secret', async () => {
    const offered = await choose((label) => label.startsWith('Prod'));
    assert.deepEqual(
      offered.map((label) => label.replaceAll('\u200b', '')),
      ['Staging', 'Prod $(flame)', 'Connect Another User Pool…'],
    );
    // No icon is made of the name.
    await shows('$(database) Prod $\u200b(flame)');
    const file = vscode.Uri.joinPath(workspaceFolder().uri, '.vscode', 'settings.json');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    assert.deepEqual(JSON.parse(text), {
      'authingGroups.userPool': { userPoolId: 'p2', host },
    });
    assert.ok(!text.includes(secret));
  });

  it('is chosen anew, or left open again', async () => {
    await choose((label) => label === 'Staging');
    await shows('$(database) Staging');
    await choose((label) => label === 'Remove the Choice');
    await shows('$(database) Choose User Pool');
  });

  it('is said to be not connected where the settings name one that is not', async () => {
    const { pools } = await internals();
    const named = { userPoolId: 'p9', host: 'https://id.example.test' };
    await withSetting(named, async () => {
      await shows('$(warning) User Pool Not Connected');
      const before = pools.list().length;
      // Nobody is asked for a secret before the host was agreed to.
      const asked = await answerQuestions(
        () => choose((label) => label.startsWith('Connect the User Pool')),
        () => undefined,
      );
      assert.equal(asked.length, 1);
      assert.match(asked[0]?.detail ?? '', /Host: https:\/\/id\.example\.test\n.*p9\n/);
      assert.equal(pools.list().length, before);
      assert.ok(!pools.recentHosts().includes(named.host));
    });
    await shows('$(database) Choose User Pool');
  });

  it('is none that a setting could not name: a secret or a host without TLS counts for nothing', async () => {
    const { pools } = await internals();
    const named = { userPoolId: 'p2', host: 'http://core.authing.cn', secret };
    await withSetting(named, async () => {
      const { kind } = folderPool(pools, workspaceFolder().uri);
      assert.equal(kind, 'unchosen');
    });
  });

  async function shows(text: string): Promise<void> {
    await eventually(async () =>
      assert.deepEqual({ text: item?.text, shown }, { text, shown: true }),
    );
  }
});

function workspaceFolder(): vscode.WorkspaceFolder {
  return defined(vscode.workspace.workspaceFolders?.[0], 'a folder');
}

/** Does something while the settings of the folder name a pool. */
async function withSetting(value: unknown, work: () => Promise<void>): Promise<void> {
  const set = (to: unknown) =>
    vscode.workspace
      .getConfiguration('authingGroups', workspaceFolder().uri)
      .update('userPool', to, vscode.ConfigurationTarget.WorkspaceFolder);
  await set(value);
  try {
    await work();
  } finally {
    await set(undefined);
  }
}

async function openFile(name: string): Promise<void> {
  const uri = vscode.Uri.joinPath(workspaceFolder().uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('\n'));
  await vscode.window.showTextDocument(uri);
}

/** Runs the command and picks a row. @returns the labels of all rows */
async function choose(isPicked: (label: string) => boolean): Promise<readonly string[]> {
  const [step] = await answerSteps(
    () => vscode.commands.executeCommand(commandIds.chooseUserPool),
    ({ labels }) => labels.filter(isPicked),
  );
  return step?.labels ?? [];
}
