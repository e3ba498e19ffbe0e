import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import * as documents from '../../src/authing/v2/documents.ts';
import { type SamplePool, startSamplePool } from '../../src/sample/server.ts';
import type { PoolRow } from '../../src/tree/poolRow.ts';
import { calls } from '../support/authing/operations.ts';
import { eventually } from '../support/eventually.ts';
import { connect, defined } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { catchMessages, type Messages } from '../support/host/shownMessages.ts';
import { rowsBelow, type ShownRow } from '../support/host/shownRows.ts';
import { assertNoTrace, contentsOf } from '../support/secrets/traces.ts';
import {
  type AnswerFaultName,
  type FaultServer,
  startFaultServer,
} from '../support/servers/faultServer.ts';

const secret = 'mrk-9f2d7c"1e\\b84a/60d5';

/** How every token of the sample pool begins, as JSON in base64 does. */
const token = /eyJ[\w-]{10}/;

/** Those after which a server has said what it was sent, and some others. */
const faults = [
  'reset in the middle of the body',
  'truncated JSON',
  'HTML with 200',
  'HTTP 401',
  'HTTP 403',
  'HTTP 500',
  'HTTP 502',
  'login expired (2206)',
] as const;

const operations = [
  documents.groupMemberCounts(1),
  documents.groupsOfUsers(1),
  documents.groupsAuthorizedResources(1, 1),
  ...Object.values(documents),
].flatMap((document) => /^(?:query|mutation) (\w+)/.exec(String(document))?.[1] ?? []);

describe('The secret of a user pool', () => {
  let pool: SamplePool;
  let server: FaultServer;
  let row: PoolRow;
  let messages: Messages;
  let webviews: Webviews;
  /** All that people got to see, in the order it came. */
  const shown: string[] = [];

  before(async () => {
    await set('maxRetries', 0);
    await vscode.env.clipboard.writeText('nothing');
    messages = catchMessages();
    webviews = watchWebviews();
    pool = await startSamplePool({ secret, groups: 3, users: 20, resources: 10 });
    server = await startFaultServer(pool.host);
    row = await connect({ ...pool, host: server.host });
  });
  after(async () => {
    messages.restore();
    webviews.end();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await (await internals()).pools.disconnect(row.poolId);
    await server.close();
    await pool.close();
    await set('maxRetries', undefined);
  });
  afterEach(() => server.heal());

  function inflict(fault: AnswerFaultName): void {
    for (const operation of operations) server.inflictOn(operation, { fault });
  }

  /** All rows below the pool, as far down as they go. */
  async function lookAtRows(): Promise<ShownRow[]> {
    const rows = await rowsBelow(row);
    for (const { row: each, kind } of [...rows]) {
      if (kind === 'group') rows.push(...(await rowsBelow(each)));
    }
    shown.push(...rows.map(({ row: _, ...texts }) => contentsOf(texts)));
    return rows;
  }

  async function run(command: string, ...args: readonly unknown[]): Promise<void> {
    await vscode.commands.executeCommand(`authingGroups.${command}`, ...args);
    shown.push(await vscode.env.clipboard.readText());
  }

  it('is in no message to a page, which hears of a failure', async () => {
    const groups = (await lookAtRows()).filter(({ kind }) => kind === 'group');
    inflict('HTTP 500');
    await run('showAuthorizedResources', groups[0]?.row);
    await eventually(async () => assert.match(webviews.seen().join(), /"state":"failed"/));
  });

  it('is asked for in an input that hides it, and is in no complaint about it', async () => {
    for (const fault of ['HTTP 403', 'HTTP 500', 'HTML with 200'] as const) {
      inflict(fault);
      const complaint = await replaceSecret(row, secret, () => server.heal());
      assert.match(complaint, /server/i);
      shown.push(complaint);
    }
  });

  for (const fault of faults) {
    it(`is in nothing that is shown (${fault})`, async () => {
      const { pools } = await internals();
      const rows = await lookAtRows();
      const groups = rows.filter(({ kind }) => kind === 'group').map((each) => each.row);
      const members = rows.filter(({ kind }) => kind === 'member').map((each) => each.row);
      inflict(fault);
      await run('refresh', row);
      await lookAtRows();
      await run('copyGroupCode', groups[0], groups);
      await run('copyUserId', members[0], members);
      await run('showAuthorizedResources', groups[0]);
      await run('removeMembers', members[0], [members[0]]);
      await run('deleteGroups', groups.at(-1), [groups.at(-1)]);
      const client = await pools.clientForChanges(row.poolId);
      const failures = await Promise.all(calls.map((call) => call(client).catch(contentsOf)));
      shown.push(...failures.map(String), ...messages.take().map(({ text }) => text));
      server.heal();
      await run('refresh', row);
      await lookAtRows();
    });
  }

  it('was not in any of it', async () => {
    shown.push(...messages.take().map(({ text }) => text), ...webviews.seen());
    assert.ok(
      shown.some((text) => text.includes('Bearer ***')),
      'The server has echoed.',
    );
    const all = [...new Set(shown)].join('\n');
    assertNoTrace(all, [secret], 'What is shown');
    assert.doesNotMatch(all, token);
  });

  it('is in no file that VS Code has written, nor in what it stores or is set to', async () => {
    const { context } = await internals();
    const states = [context.globalState, context.workspaceState].map((state) =>
      state.keys().map((key) => [key, state.get(key)]),
    );
    const settings = ['authingGroups', 'http'].map((section) =>
      vscode.workspace.getConfiguration(section),
    );
    assertNoTrace(JSON.stringify([states, settings]), [secret], 'What is stored');

    const folders = [context.globalStorageUri, context.logUri, context.storageUri].map(
      (uri) => uri?.fsPath ?? '',
    );
    const userData = join(context.globalStorageUri.fsPath, '..', '..', '..');
    const workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    const files = [...(await filesBelow(userData)), ...(await filesBelow(workspace))];
    for (const { path, text } of files) {
      assert.ok(!text.includes(secret), path);
      assert.ok(!text.includes(JSON.stringify(secret).slice(1, -1)), path);
      if (!folders.some((folder) => folder !== '' && path.startsWith(folder))) continue;
      assertNoTrace(text, [secret], path);
      assert.doesNotMatch(text, token, path);
    }
    const log = files.find(({ path }) => path.startsWith(context.logUri.fsPath));
    assert.match(log?.text ?? '', /\[pool-\d+\] groups: http, \d+ ms, HTTP 403\n/);
    assert.match(log?.text ?? '', /\] listNamespaces: done, \d+ ms, \d+ received\n/);
    // The log is the window's: other suites have made it say more, of other pools.
    const lines = defined(log, 'a log').text.split('\n');
    const own = lines.filter((line) => line.includes(`[${row.poolId}]`));
    assert.ok(own.length > faults.length);
    for (const line of own) assert.match(line, /\[\w+\] \[[\w-]{1,8}\] \w+: [\w ,()]+$/);
    const stored = await context.secrets.get(`authingGroups.secret.${row.poolId}`);
    assert.deepEqual(JSON.parse(stored ?? ''), { version: 1, secret });
  });

  it('is in no title, argument or environment of a process', async () => {
    const { title, argv, execArgv, env } = process;
    const lines = [JSON.stringify({ title, argv, execArgv, env })];
    // The sample pool has a secret of its own, and a worker to keep it.
    await vscode.commands.executeCommand('authingGroups.openSamplePool');
    const { pools } = await internals();
    await pools.client('sample');
    if (existsSync('/proc')) lines.push(...(await commandLines()));
    assertNoTrace(lines.join('\n'), [secret], 'A process');
    assert.doesNotMatch(lines.join('\n'), /--secret/);
    await pools.disconnect('sample', { resetSampleData: true });
  });
});

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace
    .getConfiguration('authingGroups')
    .update(name, value, vscode.ConfigurationTarget.Global);
}

/**
 * Types a secret as a person who is asked for another one, while the server fails, and again once it
 * does not.
 * @returns what was wrong the first time
 */
async function replaceSecret(row: PoolRow, secret: string, heal: () => void): Promise<string> {
  const { createInputBox } = vscode.window;
  let input: vscode.InputBox | undefined;
  const catchInput = () => {
    input = createInputBox();
    return input;
  };
  Object.assign(vscode.window, { createInputBox: catchInput });
  try {
    const ended = vscode.commands.executeCommand('authingGroups.replaceSecret', row);
    const box = await eventually(async () => defined(input, 'an input'));
    assert.equal(box.password, true);
    const accept = 'workbench.action.acceptSelectedQuickOpenItem';
    box.value = secret;
    const complaint = await eventually(async () => {
      if (box.validationMessage === undefined) await vscode.commands.executeCommand(accept);
      return defined(box.validationMessage, 'a complaint');
    });
    heal();
    await vscode.commands.executeCommand(accept);
    await ended;
    const { title, prompt, placeholder } = box;
    return JSON.stringify({ complaint, title, prompt, placeholder });
  } finally {
    Object.assign(vscode.window, { createInputBox });
  }
}

interface Webviews {
  /** The pages, and the messages posted to them. */
  seen(): string[];
  end(): void;
}

function watchWebviews(): Webviews {
  const { createWebviewPanel } = vscode.window;
  const posted: string[] = [];
  const open = new Set<vscode.Webview>();
  const watched = (...args: Parameters<typeof createWebviewPanel>) => {
    const panel = createWebviewPanel(...args);
    const { webview } = panel;
    const post = webview.postMessage.bind(webview);
    const postMessage = (message: unknown) => {
      posted.push(JSON.stringify(message), webview.html);
      return post(message);
    };
    Object.assign(webview, { postMessage });
    open.add(webview);
    return panel;
  };
  Object.assign(vscode.window, { createWebviewPanel: watched });
  return {
    seen: () => posted,
    end: () => void Object.assign(vscode.window, { createWebviewPanel }),
  };
}

/** The command lines of all processes of this machine, as a process list shows them. */
async function commandLines(): Promise<string[]> {
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(
    // One may have ended meanwhile.
    processes.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
}

async function filesBelow(folder: string): Promise<{ path: string; text: string }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.map(async (path) => ({ path, text: (await readFile(path)).toString('latin1') })),
  );
}
