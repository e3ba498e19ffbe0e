import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { startSamplePool } from '../../src/sample/server.ts';
import { extension, hideView, internals } from '../support/host/extension.ts';
import { startProxy } from '../support/servers/recordingProxy.ts';

/** How long the extension is watched for doing nothing, in milliseconds. */
const whileMs = 300;

/** Texts that stand in what must not be loaded at the start. */
const heavy = {
  'the rows of the sidebar': 'No groups yet',
  'the words for failures': 'The server refused the connection',
  'the HTTP stack': 'UND_ERR_SOCKET',
  'the management client': 'query groupWithUsers(',
  "the sample pool's schema": 'type PaginatedAuthorizedResources',
  'the connect wizard': 'Connect User Pool',
  "the panels' page": 'Content-Security-Policy',
};

describe('The extension in VS Code', () => {
  it('starts and registers every command of its manifest', async () => {
    await internals();
    const registered = new Set(await vscode.commands.getCommands(true));
    const declared: { command: string }[] = extension().packageJSON.contributes.commands;
    assert.ok(declared.length > 0);
    assert.deepEqual(
      declared.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });

  it('loads a small entry when it starts, and the rest when it is needed', async () => {
    const dist = join(extension().extensionPath, 'dist');
    const all = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith('.js'));
    const texts = await Promise.all(all.map((name) => readFile(join(dist, name), 'utf8')));
    const atStart = [...(await loadedWith(join(dist, 'extension.js'))).values()];
    for (const [what, text] of Object.entries(heavy)) {
      assert.ok(
        texts.some((each) => each.includes(text)),
        `${what} is in no file of the bundle`,
      );
      assert.ok(!atStart.some((each) => each.includes(text)), `${what} is loaded at the start`);
    }
  });

  it('starts no sample pool before it is asked for one', async () => {
    const { context, pools } = await internals();
    assert.deepEqual(pools.list(), []);
    const stored = await readdir(context.globalStorageUri.fsPath);
    assert.ok(!stored.includes('samplePool.json'), stored.join());
  });

  it('asks nothing of a connected pool before its view is shown', async () => {
    const { pools } = await internals();
    await hideView();
    const server = await startSamplePool();
    const proxy = await startProxy(server.host);
    let exchanges = 0;
    proxy.alter('accessToken', (_, forward) => {
      exchanges += 1;
      return forward();
    });
    const { userPoolId, secret } = server;
    try {
      await pools.add(
        { id: 'unseen', kind: 'authing', name: 'Unseen', host: proxy.host, userPoolId },
        secret,
      );
      await pause(whileMs);
      assert.deepEqual(
        { exchanges, operations: proxy.operations() },
        { exchanges: 0, operations: [] },
      );
    } finally {
      await pools.disconnect('unseen');
      await proxy.close();
      await server.close();
    }
  });
});

/** A file of the bundle with all that it imports before it runs: what `import()` names comes later. */
async function loadedWith(file: string, known = new Map<string, string>()) {
  const text = await readFile(file, 'utf8');
  known.set(file, text);
  for (const [, name = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g)) {
    const imported = resolve(dirname(file), name);
    if (!known.has(imported)) await loadedWith(imported, known);
  }
  return known;
}
