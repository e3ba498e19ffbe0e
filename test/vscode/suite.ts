import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Mocha from 'mocha';

/** How a suite went, as written to the file that the environment variable TEST_RESULTS names. */
export interface SuiteResults {
  readonly passed: number;
  readonly failed: number;
}

/** How the line begins that is printed before the first test. */
export const testsStart = 'Running tests in ';

/**
 * Runs every test file below a folder with Mocha, in whichever process this is.
 * @throws if a test file cannot be loaded.
 */
export async function runSuite(
  folder: string,
  where: string,
  timeoutMs: number,
): Promise<SuiteResults> {
  const mocha = new Mocha({ reporter: 'spec', timeout: timeoutMs, slow: timeoutMs / 20 });
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    if (name.endsWith('.test.js')) mocha.addFile(join(folder, name));
  }
  console.log(testsStart + where);
  await mocha.loadFilesAsync();
  const results = await new Promise<SuiteResults>((resolve) => {
    const runner = mocha.run((failed) => resolve({ passed: runner.stats?.passes ?? 0, failed }));
  });
  const file = process.env.TEST_RESULTS;
  if (file !== undefined) await writeFile(file, JSON.stringify(results));
  return results;
}
