import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { installLanguage } from './displayLanguage.ts';
import { type Installation, installVSCode } from './install.ts';
import {
  makeScratchFolder,
  removeScratchFolder,
  run,
  startGroup,
  stopGroup,
  tail,
} from './processes.ts';
import type { VersionName } from './versions.ts';

export interface ServerOptions {
  readonly version: VersionName;
  /** User settings, over those that make VS Code start fast and clear the view. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A packaged extension to install. */
  readonly vsix?: string;
  /**
   * The folder of an unpacked extension, or of several, which is linked in as an installed one: built
   * anew, it shows after a reload of the window.
   */
  readonly extension?: string | readonly string[];
  /** Display language of extensions, such as `zh-cn`; VS Code itself stays English. */
  readonly locale?: string;
  /** Additions to the environment; the extension host has the server's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Trusts no folder before one says so; else all are trusted. */
  readonly workspaceTrust?: boolean;
  /** Lets a window run `extensionTestsPath`. It also suppresses notifications in newer versions. */
  readonly automation?: boolean;
}

/** What one window shows. */
export interface WindowTarget {
  /** The workspace folder, an absolute path. */
  readonly folder?: string;
  /** The file of a workspace with several folders, an absolute path; in place of the folder. */
  readonly workspace?: string;
  /** A file to open in it, an absolute path. */
  readonly file?: string;
  /** An unpacked extension to load in development; only with `automation` in newer versions. */
  readonly extensionDevelopmentPath?: string;
  /** A module whose `run()` is called in the extension host. */
  readonly extensionTestsPath?: string;
}

/** A running VS Code server with a scratch home, which is removed when it stops. */
export interface Server {
  readonly version: string;
  readonly url: string;
  /** The scratch folder: `data` is the user data folder, `extensions` the extensions folder. */
  readonly home: string;
  /** The address of a window. */
  windowUrl(target: WindowTarget): string;
  /** What the server printed so far. */
  output(): string;
  /** Resolves when the server has ended, by `stop` or by itself. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const defaultSettings = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'github.gitAuthentication': false,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'window.commandCenter': false,
  // Served to a browser, it tells of every server on loopback, and starts processes again and again to find them.
  'remote.autoForwardPorts': false,
  'remote.autoForwardPortsSource': 'output',
};

const startTimeoutMs = 60_000;

/**
 * Starts a VS Code server on a free loopback port, installing that VS Code first where needed.
 * @throws if it does not listen within a minute; the message holds the end of its output.
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const installation = await installVSCode(options.version);
  const home = await makeScratchFolder();
  const data = join(home, 'data');
  const extensions = join(home, 'extensions');
  const folders = ['--user-data-dir', data, '--extensions-dir', extensions];
  const env = serverEnvironment(home, options.env);
  try {
    await mkdir(join(data, 'User'), { recursive: true });
    await writeFile(
      join(data, 'User', 'settings.json'),
      JSON.stringify({ ...defaultSettings, ...options.settings }, undefined, 2),
    );
    if (options.locale !== undefined) await installLanguage(home, data, options.locale);
    await mkdir(extensions);
    await mkdir(join(home, 'tmp'));
    if (options.vsix !== undefined) {
      const installed = await installedExtension(installation, options.vsix);
      await cp(installed, extensions, { recursive: true });
    }
    for (const folder of [options.extension ?? []].flat()) {
      await symlink(folder, join(extensions, basename(folder)));
    }
    const args = [installation.entry, ...folders, ...serverArguments(options)];
    const child = startGroup(installation.node, args, {
      env,
      cwd: home,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    const stop = async () => {
      await stopGroup(child);
      await removeScratchFolder(home);
    };
    const listening = new Promise<string>((resolve, reject) => {
      const collect = (text: Buffer) => {
        output += text.toString();
        const address = /HTTP server listening on (http:\/\/[^\s/]+)/.exec(output)?.[1];
        if (address !== undefined) resolve(address);
      };
      child.stdout?.on('data', collect);
      child.stderr?.on('data', collect);
      child.once('error', reject);
      const fail = (what: string) => () =>
        reject(new Error(`VS Code ${installation.version} ${what}:\n${tail(output)}`));
      child.once('close', fail('ended before it listened'));
      setTimeout(fail('did not listen in time'), startTimeoutMs).unref();
    });
    const url = await listening.catch(async (error) => {
      await stop();
      throw error;
    });
    return {
      version: installation.version,
      url,
      home,
      windowUrl: (target) => windowUrl(url, target),
      output: () => output,
      ended,
      stop,
    };
  } catch (error) {
    await removeScratchFolder(home);
    throw error;
  }
}

const installedExtensions = new Map<string, Promise<string>>();

/** An extensions folder with a packaged extension, for the servers of this process to copy. */
function installedExtension(installation: Installation, vsix: string): Promise<string> {
  const key = `${installation.version} ${vsix}`;
  const extensions = installedExtensions.get(key) ?? installExtension(installation, vsix);
  installedExtensions.set(key, extensions);
  return extensions;
}

async function installExtension({ node, entry }: Installation, vsix: string): Promise<string> {
  const home = await makeScratchFolder();
  const extensions = join(home, 'extensions');
  await mkdir(join(home, 'tmp'));
  const folders = ['--user-data-dir', join(home, 'data'), '--extensions-dir', extensions];
  await run(node, [entry, ...folders, '--install-extension', vsix], {
    env: serverEnvironment(home),
    cwd: home,
  });
  return extensions;
}

function serverArguments(options: ServerOptions): string[] {
  const args = ['--auth', 'none', '--bind-addr', '127.0.0.1:0', '--disable-telemetry'];
  args.push('--disable-update-check');
  if (!options.workspaceTrust) args.push('--disable-workspace-trust');
  args.push('--disable-getting-started-override');
  if (options.locale !== undefined) args.push('--locale', options.locale);
  // The newest version ignores a test payload without this; the oldest has no such option.
  if (options.automation && options.version === 'newest') {
    args.push('--vscode-option', 'enable-smoke-test-driver');
  }
  return args;
}

/** The caller's environment without what would change VS Code's own behaviour or share its state. */
function serverEnvironment(home: string, additions?: ServerOptions['env']): NodeJS.ProcessEnv {
  const foreign =
    /^(VSCODE_|ELECTRON_|CODE_SERVER_|XDG_|(PORT|PASSWORD|HASHED_PASSWORD|NODE_OPTIONS)$)/;
  const own = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return { ...Object.fromEntries(own), HOME: home, TMPDIR: join(home, 'tmp'), ...additions };
}

function windowUrl(url: string, target: WindowTarget): string {
  const remote = (path: string) => `vscode-remote://${new URL(url).host}${path}`;
  const payload: [string, string][] = [['skipWelcome', 'true']];
  for (const key of ['extensionDevelopmentPath', 'extensionTestsPath'] as const) {
    const path = target[key];
    if (path !== undefined) payload.push([key, remote(path)]);
  }
  const { folder, workspace, file } = target;
  if (file !== undefined) payload.push(['openFile', remote(file)]);
  const [kind, path] = workspace === undefined ? ['folder', folder] : ['workspace', workspace];
  const opened = path === undefined ? '' : `${kind}=${encodeURI(path)}&`;
  return `${url}/?${opened}payload=${encodeURIComponent(JSON.stringify(payload))}`;
}
