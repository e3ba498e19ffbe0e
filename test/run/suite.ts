import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import Mocha from 'mocha';
import { type SuiteResults, Tally } from './tally.ts';

/** How the line begins that is printed before the first test. */
export const testsStart = 'Running tests in ';

/**
 * Whether a built test file is among those named, each by its source's path or by a part of it; all are
 * where none is named.
 * @param suite the folder of the suite below test/
 * @param file its path below that folder
 */
export function isNamed(suite: string, file: string, names: readonly string[]): boolean {
  const path = file.replaceAll('\\', '/').replace(/\.js$/, '');
  return (
    names.length === 0 ||
    names.some((name) => {
      const wanted = name.replaceAll('\\', '/').replace(/\.ts$/, '');
      const [, of, below = ''] = /^(?:.*\/)?test\/(unit|host|ui)\/(.+)$/.exec(wanted) ?? [];
      if (of === undefined) return path.includes(wanted);
      return of === suite && (below.endsWith('.test') ? path === below : path.startsWith(below));
    })
  );
}

/**
 * The files that one of several processes runs which share them, so that all have about as much to do:
 * how large a file is tells roughly how long it takes.
 * @param shard from 1 to `shards`
 */
export function filesOfShard(
  sizes: Readonly<Record<string, number>>,
  shard: number,
  shards: number,
): readonly string[] {
  const load = Array.from({ length: shards }, () => 0);
  const largestFirst = Object.entries(sizes).sort(
    ([a, sizeA], [b, sizeB]) => sizeB - sizeA || (a < b ? -1 : 1),
  );
  const files: string[] = [];
  for (const [file, size] of largestFirst) {
    const least = load.indexOf(Math.min(...load));
    load[least] = (load[least] ?? 0) + size;
    if (least === shard - 1) files.push(file);
  }
  return files.sort();
}

/**
 * The files that the environment asks for: TEST_FILES names them, TEST_FILES_LEFT_OUT those of them that are not
 * meant, TEST_SHARD is such as "1/3".
 */
async function wantedFiles(folder: string): Promise<readonly string[]> {
  const namesOf = (list = '') => list.split(',').filter((name) => name !== '');
  const named = namesOf(process.env.TEST_FILES);
  const leftOut = namesOf(process.env.TEST_FILES_LEFT_OUT);
  const suite = basename(folder);
  const [shard = 1, shards = 1] = (process.env.TEST_SHARD ?? '1/1').split('/').map(Number);
  const sizes: Record<string, number> = {};
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith('.test.js') || !isNamed(suite, file, named)) continue;
    if (leftOut.length > 0 && isNamed(suite, file, leftOut)) continue;
    sizes[file] = (await stat(join(folder, file))).size;
  }
  return filesOfShard(sizes, shard, shards);
}

/** How many suites are run once more at most: where more fail, it is not for the window they ran in. */
const mostRunAgain = 2;

/**
 * Runs every test file below a folder with Mocha, in whichever process this is.
 * @param retries how often a test that failed is tried again before it counts as failed. Where there are
 *   any, a suite with a test that failed even so is run once more from its start when the others have ended,
 *   and that counts. All that is tried again is told.
 * @throws if a test file cannot be loaded.
 */
export async function runSuite(
  folder: string,
  where: string,
  timeoutMs: number,
  retries = 0,
): Promise<SuiteResults> {
  const mocha = new Mocha({ reporter: 'spec', timeout: timeoutMs, slow: timeoutMs / 20, retries });
  for (const file of await wantedFiles(folder)) mocha.addFile(join(folder, file));
  console.log(testsStart + where);
  await mocha.loadFilesAsync();
  const tally = new Tally(folder);
  if (retries === 0) {
    await run(mocha, tally);
    return tally.results();
  }
  mocha.cleanReferencesAfterRun(false);
  await run(mocha, tally);
  const failed = tally.failedSuites();
  if (failed.length > 0 && failed.length <= mostRunAgain && failed.every(({ root }) => !root)) {
    for (const suite of failed) console.log(`Tried again, from its start: ${suite.fullTitle()}`);
    mocha.suite.suites = failed;
    tally.forget(failed);
    await run(mocha, tally);
  }
  mocha.dispose();
  return tally.results();
}

/** Runs what is loaded, and tells what is tried again. */
function run(mocha: Mocha, tally: Tally): Promise<void> {
  return new Promise((resolve) => {
    const runner = mocha.run(() => resolve());
    tally.countIn(runner);
    runner.on('retry', (test, error) => {
      console.log(`Tried again: ${test.fullTitle()}: ${error.message}`);
    });
  });
}
