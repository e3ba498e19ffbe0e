/**
 * Runs test/host in the extension host of a VS Code, with the bundle in dist/:
 * `node out/test/run/hostTests.js oldest|newest`.
 *
 * Where the environment variable VSCODE_EXECUTABLE names a desktop VS Code, that one is used.
 */
import { randomInt } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { root } from '../../devhost/paths.ts';
import { makeScratchFolder } from '../../devhost/processes.ts';
import { readVersionName } from '../../devhost/versions.ts';
import { privateCa } from '../support/certificates/privateCa.ts';

const version = readVersionName(process.argv[2]);
const scratch = await makeScratchFolder();
const folder = join(scratch, 'workspace');
await mkdir(folder);
// As if the authority were installed in the system: this is where OpenSSL looks for those that are.
const authority = join(scratch, 'authority.pem');
await writeFile(authority, privateCa);
// What VS Code takes for a proxy of the system. A test starts it: test/support/host/systemProxy.ts. The port is
// none that a system, or another test, gives away.
const systemProxy = `http://127.0.0.1:${randomInt(32_001, 32_767)}`;
try {
  await runTests({
    vscodeExecutablePath:
      process.env.VSCODE_EXECUTABLE ?? join(root, 'test', 'run', 'launcher.mjs'),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(root, 'out', 'test', 'host', 'index.js'),
    extensionTestsEnv: {
      TEST_VSCODE: version,
      TEST_FILES: process.env.TEST_FILES ?? '',
      TEST_FILES_LEFT_OUT: process.env.TEST_FILES_LEFT_OUT ?? '',
      SSL_CERT_FILE: authority,
      https_proxy: systemProxy,
    },
    launchArgs: [
      folder,
      `--user-data-dir=${join(scratch, 'data')}`,
      `--extensions-dir=${join(scratch, 'extensions')}`,
    ],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
process.exit();
