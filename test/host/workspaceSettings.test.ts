import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { startSamplePool } from '../../src/sample/server.ts';
import { connect, usePool } from '../support/host/connectedPool.ts';
import { extension, internals } from '../support/host/extension.ts';
import { rowsBelow } from '../support/host/shownRows.ts';
import { withWorkspaceSettings } from '../support/host/workspaceSettings.ts';

describe('The settings of a workspace', () => {
  const pool = usePool({ groups: 60 });

  it('say how much a page brings, and nothing of where or how requests go', async () => {
    const { pools } = await internals();
    const { proxy, directory, codes } = pool();
    const settings = Object.keys(extension().packageJSON.contributes.configuration.properties);
    const ofWorkspace = {
      'authingGroups.pageSize': 10,
      'authingGroups.requestTimeout': 1,
      'authingGroups.maxRetries': 0,
      'authingGroups.language': 'zh-CN',
      'authingGroups.editorContextMenu': false,
      'authingGroups.code.completion': false,
      'authingGroups.code.hover': false,
      'authingGroups.code.definition': false,
      'authingGroups.code.codeLens': true,
      'authingGroups.code.inlayHints': true,
      'authingGroups.code.diagnostics': 'error',
      'authingGroups.code.ignoredCodes': ['a'],
      'authingGroups.code.clientNames': ['client'],
      'authingGroups.csvFormat': 'plain',
      'authingGroups.certificateAuthorities': { '127.0.0.1': '/nowhere.pem' },
      'authingGroups.userPool': { userPoolId: 'elsewhere', host: 'https://elsewhere.test' },
    };
    assert.deepEqual(Object.keys(ofWorkspace).sort(), settings.sort(), 'All are tried.');
    await withWorkspaceSettings(ofWorkspace, async () => {
      let tries = 0;
      proxy.alter('groups', async (_request, forward) => {
        tries += 1;
        if (tries === 1) return { status: 503, body: '' };
        // Longer than the workspace would have it.
        await pause(1200);
        return forward();
      });
      directory.reset();
      assert.equal((await codes()).length, 10);
      assert.equal(tries, 2);
      proxy.pass('groups');

      const server = await startSamplePool();
      const row = await connect({ ...server, secret: 'wrong' });
      assert.match(
        (await rowsBelow(row))[0]?.tooltip ?? '',
        /^The server refused the secret\. The server said: [\x20-\x7e]+$/,
      );
      await pools.disconnect(row.poolId);
      await server.close();
    });
  });

  it('cannot even be written but for the size of a page, the menu of the editor, help in source files and the pool', async () => {
    const settings = Object.keys(extension().packageJSON.contributes.configuration.properties);
    const written: string[] = [];
    for (const setting of settings) {
      const update = (value: unknown) =>
        vscode.workspace
          .getConfiguration()
          .update(setting, value, vscode.ConfigurationTarget.Workspace);
      try {
        await update(10);
        written.push(setting);
        await update(undefined);
      } catch (error) {
        assert.match(String(error), /only into User settings/);
      }
    }
    const isOfCode = (setting: string) => setting.startsWith('authingGroups.code.');
    assert.deepEqual(
      written.filter((setting) => !isOfCode(setting)),
      ['authingGroups.pageSize', 'authingGroups.editorContextMenu', 'authingGroups.userPool'],
    );
    assert.deepEqual(written.filter(isOfCode), settings.filter(isOfCode));
  });
});
