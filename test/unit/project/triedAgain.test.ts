import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { root } from '../../../devhost/paths.ts';

const results = v.object({ passed: v.number(), failed: v.number() });

/** A test file whose second test passes from this try on, where all of them are counted. */
const fileThatPassesAt = (suite: string, passing: number) => `
  let starts = 0;
  let tries = 0;
  describe('${suite}', () => {
    before(() => { starts += 1; });
    it('begins', () => {});
    it('goes on', () => {
      tries += 1;
      if (tries < ${passing}) throw new Error('try ' + tries + ' after start ' + starts);
    });
  });`;

/** A test file that cannot begin the first time. */
const fileThatBeginsLate = `
  let starts = 0;
  describe('Slow', () => {
    before(() => {
      starts += 1;
      if (starts === 1) throw new Error('no window');
    });
    it('holds', () => {});
  });`;

/** A test file that passes. */
const fileThatPasses = `describe('Sound', () => { it('holds', () => {}); });`;

describe('A test that fails', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tried-again-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Runs such files as the tests of the window run. */
  async function runFiles(files: readonly string[], retries: number) {
    for (const [index, text] of files.entries()) {
      await writeFile(join(folder, `${index}.test.js`), text);
    }
    const resultsFile = join(folder, 'results.json');
    const {
      NODE_OPTIONS: _,
      TEST_SHARD: _shard,
      TEST_FILES: _files,
      TEST_FILES_LEFT_OUT: _leftOut,
      ...env
    } = process.env;
    const program = join(root, 'out', 'test', 'run', 'nodeTests.js');
    const run = promisify(execFile)(process.execPath, [program, folder, '5000', `${retries}`], {
      env: { ...env, TEST_RESULTS: resultsFile },
    });
    const [exitCode, output] = await run.then(
      ({ stdout }) => [0, stdout] as const,
      (error) => [Number(error.code), String(error.stdout)] as const,
    );
    const text = await readFile(resultsFile, 'utf8');
    const { passed, failed } = v.parse(v.pipe(v.string(), v.parseJson(), results), text);
    return { exitCode, passed, failed, again: output.match(/^Tried again.*$/gm) ?? [] };
  }

  it('once is tried again, and it is said', async () => {
    assert.deepEqual(await runFiles([fileThatPassesAt('Odd', 2), fileThatPasses], 1), {
      exitCode: 0,
      passed: 3,
      failed: 0,
      again: ['Tried again: Odd goes on: try 1 after start 1'],
    });
  });

  it('twice has its suite run once more from the start, and that counts', async () => {
    assert.deepEqual(await runFiles([fileThatPassesAt('Odd', 3), fileThatPasses], 1), {
      exitCode: 0,
      passed: 3,
      failed: 0,
      again: ['Tried again: Odd goes on: try 1 after start 1', 'Tried again, from its start: Odd'],
    });
  });

  it('has its suite run once more where that could not begin', async () => {
    assert.deepEqual(await runFiles([fileThatBeginsLate, fileThatPasses], 1), {
      exitCode: 0,
      passed: 2,
      failed: 0,
      again: ['Tried again, from its start: Slow'],
    });
  });

  it('fails for good where it fails then, too', async () => {
    const { again, ...rest } = await runFiles([fileThatPassesAt('Bad', 9), fileThatPasses], 1);
    assert.deepEqual(rest, { exitCode: 1, passed: 2, failed: 1 });
    assert.equal(again.length, 3);
  });

  it('is not tried from the start where tests of many suites fail', async () => {
    const files = ['A', 'B', 'C'].map((suite) => fileThatPassesAt(suite, 3));
    const { again, ...rest } = await runFiles(files, 1);
    assert.deepEqual(rest, { exitCode: 1, passed: 3, failed: 3 });
    assert.equal(again.length, 3);
  });

  it('is never tried again where that is not asked for', async () => {
    assert.deepEqual(await runFiles([fileThatPassesAt('Bad', 2), fileThatPasses], 0), {
      exitCode: 1,
      passed: 2,
      failed: 1,
      again: [],
    });
  });
});
