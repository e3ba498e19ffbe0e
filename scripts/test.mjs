// Runs the tests, all or those named: `node scripts/test.mjs [check] [unit] [host] [ui] [FILE…]`.
// A FILE is a test file or a part of its path, such as `changes/undo`; then only these files run.
// TEST_VSCODE=oldest or newest runs the tests in VS Code in that version alone.
// The last line is `N passed, N failed` over all of them.
//
// The newest VS Code gets all tests; the oldest gets all of the extension host, which find what an old
// API lacks, and of the window those of the main jobs.
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages, root, run, runPackage, vsixPath } from './project.mjs';

const suites = ['check', 'unit', 'host', 'ui'];
const minute = 60_000;
const unitShards = 3;
const windowShards = 2;
/** How many programs with a VS Code run at a time. Each waits more than it works, but not much more. */
const vscodesAtATime = availableParallelism() < 4 ? 2 : 3;
/** The tests in the extension host that wait for time-outs: they run beside the others, and hardly take from them. */
const waitingTests = ['test/host/faults.test.ts'];
/** The tests of the window that run in the oldest VS Code too. */
const oldestWindow = ['journey', 'keys', 'panel', 'undo'].map((name) => `test/ui/${name}.test.ts`);
const scratch = mkdtempSync(join(tmpdir(), 'authing-groups-test-'));
const total = { passed: 0, failed: 0 };
/** How long each test file took, in milliseconds. */
const durations = new Map();
const files = process.argv.slice(2).filter((name) => !suites.includes(name));
const named = process.argv.slice(2).filter((name) => suites.includes(name));
// Files that are named by their whole paths say by themselves what they are.
const ofFiles = files.map((file) => /(?:^|\/)test\/(unit|host|ui)\//.exec(file)?.[1]);
const names = named.length > 0 || ofFiles.includes(undefined) ? named : ofFiles;

// However it ends: a run that was stopped or broke has not passed.
process.on('exit', (code) => {
  rmSync(scratch, { recursive: true, force: true });
  if (files.length === 0) printSlowest();
  if (code !== 0 && total.failed === 0) total.failed = 1;
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
});

/** Does what the tests need; what does not go well counts as one failure. */
async function step(title, work) {
  heading(title);
  try {
    await work();
    return true;
  } catch (error) {
    console.error(`${title}: ${error instanceof Error ? error.message : error}`);
    total.failed += 1;
    return false;
  }
}

/**
 * Starts a program that runs tests and writes how they went to the file TEST_RESULTS.
 * @param afterOther the end of what prints before it; until then its output is held back
 * @returns the end of the program, and of the report on it
 */
function startSuite({ title, args, env, deadlineMs, only = files, without = [] }, afterOther) {
  const name = join(scratch, title.replaceAll(/\W+/g, '-'));
  const output = afterOther === undefined ? 'inherit' : openSync(`${name}.txt`, 'w');
  if (afterOther === undefined) heading(title);
  const ended = run(process.execPath, args, {
    env: {
      ...env,
      TEST_RESULTS: `${name}.json`,
      TEST_FILES: only.join(','),
      TEST_FILES_LEFT_OUT: without.join(','),
    },
    output,
    deadlineMs,
  });
  const report = async () => {
    const code = await ended;
    if (afterOther !== undefined) {
      await afterOther;
      heading(title);
      process.stdout.write(readFileSync(`${name}.txt`));
    }
    const results = existsSync(`${name}.json`)
      ? JSON.parse(readFileSync(`${name}.json`, 'utf8'))
      : { passed: 0, failed: 0, files: {} };
    const { passed, failed } = results;
    total.passed += passed;
    total.failed += failed;
    for (const [file, ms] of Object.entries(results.files)) durations.set(`${title}: ${file}`, ms);
    // A suite that broke, or in which nothing ran, has not passed.
    if (failed === 0 && (code !== 0 || passed === 0)) {
      console.error(`${title}: ${code === 0 ? 'no test ran' : `ended with exit code ${code}`}`);
      total.failed += 1;
    }
  };
  return { ended, reported: report() };
}

/** The end of the report on the suite that was started last. */
let reported;

/** Runs suites, so many at a time; they print one after the other, in the order they were started. */
async function runAll(jobs, atATime) {
  const running = new Set();
  for (const job of jobs) {
    if (running.size === atATime) await Promise.race(running);
    const started = startSuite(job, reported);
    reported = started.reported;
    const ended = started.ended.then(() => running.delete(ended));
    running.add(ended);
  }
  const last = reported;
  await last;
  // What is started next prints at once.
  if (reported === last) reported = undefined;
}

/** @throws if a program did not exit with 0. */
function succeeded(code) {
  if (code !== 0) throw new Error(`exit code ${code}: see above.`);
}

/** What to look at where the tests take too long. */
function printSlowest() {
  const slowest = [...durations].sort(([, a], [, b]) => b - a).slice(0, 10);
  if (slowest.length > 0) heading('The files that took longest');
  for (const [file, ms] of slowest) console.log(`${(ms / 1000).toFixed(1).padStart(7)} s  ${file}`);
}

function heading(title) {
  console.log(`\n── ${title}`);
}

async function check() {
  const ok = await step('Types, lint, format and borders', async () => {
    const codes = [
      await runPackage('typescript/bin/tsc', ['-p', '.']),
      await runPackage('typescript/bin/tsc', ['-p', 'src/webview']),
      await runPackage('@biomejs/biome/bin/biome', ['check', '.']),
      await runPackage('dependency-cruiser/bin/dependency-cruise.mjs', [
        '--config',
        '.dependency-cruiser.mjs',
        'src',
      ]),
    ];
    if (codes.some((code) => code !== 0)) throw new Error('see above.');
  });
  if (ok) total.passed += 1;
}

/** In several processes side by side, since most of them wait: for servers, faults and time-outs. */
async function unit() {
  const jobs = shardsOf(files.length > 0 ? 1 : unitShards).map(({ part, shard }) => ({
    title: `Unit tests${part}`,
    args: ['out/test/run/nodeTests.js', 'out/test/unit', '30000'],
    env: { TEST_SHARD: shard },
    deadlineMs: 8 * minute,
  }));
  await runAll(jobs, jobs.length);
}

function host() {
  // Who names files means these.
  const without = files.length > 0 ? [] : waitingTests;
  return versions().map((version) => ({ ...hostSuite(version), without }));
}

/** The tests that wait for most of their time, in processes of their own. */
function waiting() {
  if (files.length > 0) return [];
  return versions().map((version) => ({
    ...hostSuite(version),
    title: `Tests in the extension host that wait, ${version} VS Code`,
    only: waitingTests,
  }));
}

function hostSuite(version) {
  return {
    title: `Tests in the extension host, ${version} VS Code`,
    args: ['out/test/run/hostTests.js', version],
    env: { TEST_VSCODE: version, TEST_VSIX: vsixPath() },
    deadlineMs: 10 * minute,
  };
}

function ui() {
  return versions().flatMap((version) => {
    // Who names files means these, and who names the oldest version alone means all of it.
    const few = version === 'oldest' && files.length === 0 && versions().length > 1;
    return shardsOf(few || files.length > 0 ? 1 : windowShards).map(({ part, shard }) => ({
      title: `Tests of the window, ${version} VS Code${part}`,
      // A window under load now and then misses a key or a click, and one may be lost for good: a test that
      // fails is tried again, and its suite in a new window where it fails even so.
      args: ['out/test/run/nodeTests.js', 'out/test/ui', '60000', '1'],
      env: { TEST_VSCODE: version, TEST_VSIX: vsixPath(), TEST_SHARD: shard },
      deadlineMs: 10 * minute,
      ...(few && { only: oldestWindow }),
    }));
  });
}

/** The versions of VS Code that are asked for. */
function versions() {
  const { TEST_VSCODE: version } = process.env;
  return version ? [version] : ['newest', 'oldest'];
}

function shardsOf(count) {
  return Array.from({ length: count }, (_, index) => ({
    part: count === 1 ? '' : `, part ${index + 1} of ${count}`,
    shard: `${index + 1}/${count}`,
  }));
}

async function main() {
  const wants = (name) => names.length === 0 || names.includes(name);
  const gone = [...oldestWindow, ...waitingTests].find((file) => !existsSync(join(root, file)));
  if (gone !== undefined)
    throw new Error(`There is no ${gone}: see the lists in scripts/test.mjs.`);
  const needsVSCode = wants('host') || wants('ui');
  if (!(await step('Packages', installPackages))) return;
  if (wants('check')) await check();
  if (!needsVSCode && !wants('unit')) return;
  if (
    !(await step('Build', async () => (await import('../esbuild.mjs')).build(['testRun', 'tests'])))
  )
    return;
  // In the meantime: the installation of VS Code and Chromium, where they are not there yet.
  const prepared = needsVSCode && run(process.execPath, ['out/test/run/prepare.js']);
  // Whatever runs in VS Code is what ships.
  if (
    needsVSCode &&
    !(await step('Package', async () =>
      succeeded(await run(process.execPath, ['scripts/package.mjs'])),
    ))
  )
    return;
  if (wants('unit')) await unit();
  if (!needsVSCode || !(await step('VS Code and Chromium', async () => succeeded(await prepared))))
    return;
  const jobs = [...(wants('host') ? host() : []), ...(wants('ui') ? ui() : [])];
  await Promise.all([runAll(jobs, vscodesAtATime), runAll(wants('host') ? waiting() : [], 1)]);
}

await main();
process.exit(total.failed > 0 ? 1 : 0);
