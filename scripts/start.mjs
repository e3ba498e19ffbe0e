// Opens VS Code with the extension on the sample user pool: `npm start [-- --browser]`. It is the
// desktop VS Code if there is one on the PATH or named by VSCODE_EXECUTABLE; else, or with
// --browser, one that is served to the browser.
// Everything it writes is in a scratch folder, which is gone at the end.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { installPackages, root } from './project.mjs';

const env = { AUTHING_GROUPS_OPEN_SAMPLE_POOL: '1' };

await installPackages();
// Being told to stop is the usual end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(0));
const { build } = await import('../esbuild.mjs');
await build(['extension', 'webview', 'devhost']);
const { makeScratchFolder, startGroup } = await import('../out/devhost/processes.js');
const { findOnPath } = await import('../out/devhost/chromium.js');
const { startServer } = await import('../out/devhost/server.js');

const scratch = await makeScratchFolder();
const folder = join(scratch, 'lanhai-admin');
// Opens with it: it shows what the extension says in source files.
const file = join(folder, 'src/notify.ts');
await cp(join(root, 'scripts/demoWorkspace'), folder, { recursive: true });

const desktop = process.argv.includes('--browser') ? undefined : findDesktop();
if (desktop === undefined) await serve();
else await openDesktop(desktop);

/** A desktop VS Code that can open a window here: it needs a display, and not to be root. */
function findDesktop() {
  if (process.platform === 'linux') {
    const display = process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY;
    if (display === undefined || process.getuid() === 0) return undefined;
  }
  return (
    process.env.VSCODE_EXECUTABLE ?? findOnPath(process.platform === 'win32' ? 'code.cmd' : 'code')
  );
}

async function openDesktop(code) {
  const args = ['--wait', '--new-window', `--extensionDevelopmentPath=${root}`];
  args.push(`--user-data-dir=${join(scratch, 'data')}`, `--extensions-dir=${join(scratch, 'ext')}`);
  args.push('--disable-workspace-trust', '--skip-welcome', '--skip-release-notes', folder, file);
  console.log(`VS Code: ${code}`);
  const window = startGroup(code, args, {
    env: { ...process.env, ...env },
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  window.once('exit', (exitCode) => process.exit(exitCode ?? 0));
  window.once('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
}

async function serve() {
  const server = await startServer({ version: 'newest', extension: root, env });
  console.log(`VS Code: ${server.windowUrl({ folder, file })}`);
  await server.ended;
  console.error(`VS Code ended by itself:\n${server.output()}`);
  process.exit(1);
}
