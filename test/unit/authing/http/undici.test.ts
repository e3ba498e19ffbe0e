import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as undici from 'undici';
import { root } from '../../../../devhost/paths.ts';

/** The files of undici that the client loads by their paths, each with what undici itself has of it. */
const files: Readonly<Record<string, unknown>> = {
  'undici/lib/core/connect.js': undici.buildConnector,
  'undici/lib/dispatcher/client.js': undici.Client,
  'undici/lib/dispatcher/pool.js': undici.Pool,
  'undici/lib/dispatcher/proxy-agent.js': undici.ProxyAgent,
  'undici/lib/api/api-connect.js': undici.Dispatcher.prototype.connect,
};

const advice =
  'undici keeps no promise on the paths of its files. See src/authing/http/undici.d.ts, and where it is now.';

describe('Of undici the client loads single files, which an update may move:', () => {
  for (const [path, expected] of Object.entries(files)) {
    it(`${path} has the export that undici itself has of it`, async () => {
      const file: unknown = await import(path).catch((error: unknown) =>
        assert.fail(`${path} cannot be loaded (${error}). ${advice}`),
      );
      assert.ok(typeof file === 'object' && file !== null && 'default' in file, advice);
      assert.equal(typeof expected, 'function', advice);
      assert.equal(file.default, expected, `${path} exports something else. ${advice}`);
    });
  }

  it('these are all the files whose types are declared', () => {
    const declared = readFileSync(join(root, 'src/authing/http/undici.d.ts'), 'utf8');
    const paths = [...declared.matchAll(/declare module '([^']+)'/g)].map(([, path]) => path);
    assert.deepEqual(paths.sort(), Object.keys(files).sort());
  });

  it('a client of it says whether it is connected, by which a kept connection is known', async () => {
    const client = new undici.Client('http://127.0.0.1:1');
    assert.equal(client.stats.connected, false, advice);
    await client.close();
  });
});
