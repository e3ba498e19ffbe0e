import { writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Mocha from 'mocha';

/** How a suite went, as written to the file that the environment variable TEST_RESULTS names. */
export interface SuiteResults {
  readonly passed: number;
  readonly failed: number;
}

/** How the line begins that is printed before the first test. */
export const testsStart = 'Running tests in ';

/** Whether a test file is among those that TEST_FILES names by parts of their paths; all are unless it does. */
function isWanted(name: string): boolean {
  const parts = (process.env.TEST_FILES ?? '').split(',').filter((part) => part !== '');
  return parts.length === 0 || parts.some((part) => name.replace(/\.js$/, '').includes(part));
}

/** The files that this process runs, of several that share them: TEST_SHARD is such as "1/3". */
function shardOf(names: readonly string[]): readonly string[] {
  const [shard = 1, shards = 1] = (process.env.TEST_SHARD ?? '1/1').split('/').map(Number);
  return names.filter((_, index) => index % shards === shard - 1);
}

/**
 * Runs every test file below a folder with Mocha, in whichever process this is.
 * @param retries how often a test that failed is tried again before it counts as failed; each is told
 * @throws if a test file cannot be loaded.
 */
export async function runSuite(
  folder: string,
  where: string,
  timeoutMs: number,
  retries = 0,
): Promise<SuiteResults> {
  const mocha = new Mocha({ reporter: 'spec', timeout: timeoutMs, slow: timeoutMs / 20, retries });
  const names = (await readdir(folder, { recursive: true })).filter(
    (name) => name.endsWith('.test.js') && isWanted(name),
  );
  for (const name of shardOf(names.sort())) mocha.addFile(join(folder, name));
  console.log(testsStart + where);
  await mocha.loadFilesAsync();
  const results = { passed: 0, failed: 0 };
  const file = process.env.TEST_RESULTS;
  const count = (key: keyof SuiteResults) => () => {
    results[key] += 1;
    // After each test, for a run may be stopped.
    if (file !== undefined) writeFileSync(file, JSON.stringify(results));
  };
  await new Promise((resolve) => {
    mocha
      .run(resolve)
      .on('pass', count('passed'))
      .on('fail', count('failed'))
      .on('retry', (test, error) => {
        console.log(`Tried again: ${test.fullTitle()}: ${error.message}`);
      });
  });
  return results;
}
