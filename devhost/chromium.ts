import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './processes.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The browser on the PATH, or undefined. */
export function findChromium(): string | undefined {
  for (const name of names) {
    const found = findOnPath(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The full path of a program on the PATH, or undefined. */
export function findOnPath(name: string): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/**
 * Finds Chromium, installing Debian's where the user may.
 * @throws if there is none and it cannot be installed; the message says what to install.
 */
export async function installChromium(
  log: (line: string) => void = console.error,
): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    throw new Error(
      'The tests need Chromium or Google Chrome on the PATH. ' +
        'On Debian or Ubuntu: sudo apt-get install chromium fonts-noto-cjk',
    );
  }
  log('Installing Chromium with apt-get');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  await run(
    'apt-get',
    ['install', '-y', '-o', 'DPkg::Lock::Timeout=300', 'chromium', 'fonts-noto-cjk'],
    { env },
  );
  const installed = findChromium();
  if (installed === undefined) throw new Error('apt-get installed no chromium onto the PATH.');
  return installed;
}
