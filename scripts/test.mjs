// Runs the tests, all or those named: `node scripts/test.mjs [check] [unit] [host] [ui] [FILE…]`.
// A FILE is a part of a test file's path, such as `changes/undo`; then only these files run.
// TEST_VSCODE=oldest or newest runs the tests in VS Code in that version alone.
// The last line is `N passed, N failed` over all of them.
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages, run, runPackage, vsixPath } from './project.mjs';

const suites = ['check', 'unit', 'host', 'ui'];
const minute = 60_000;
const unitShards = 3;
const scratch = mkdtempSync(join(tmpdir(), 'authing-groups-test-'));
const total = { passed: 0, failed: 0 };
const names = process.argv.slice(2).filter((name) => suites.includes(name));
const files = process.argv.slice(2).filter((name) => !suites.includes(name));

// However it ends: a run that was stopped or broke has not passed.
process.on('exit', (code) => {
  rmSync(scratch, { recursive: true, force: true });
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
 * Runs a program that writes its counts to the file TEST_RESULTS, and adds them. While another one
 * prints, its output is held back: `afterOther` is that one's end.
 */
async function suite(title, args, { env, deadlineMs, afterOther }) {
  const name = join(scratch, title.replaceAll(' ', '-'));
  const output = afterOther === undefined ? 'inherit' : openSync(`${name}.txt`, 'w');
  if (afterOther === undefined) heading(title);
  const code = await run(process.execPath, args, {
    env: { ...env, TEST_RESULTS: `${name}.json`, TEST_FILES: files.join(',') },
    output,
    deadlineMs,
  });
  if (afterOther !== undefined) {
    await afterOther;
    heading(title);
    process.stdout.write(readFileSync(`${name}.txt`));
  }
  const { passed, failed } = existsSync(`${name}.json`)
    ? JSON.parse(readFileSync(`${name}.json`, 'utf8'))
    : { passed: 0, failed: 0 };
  total.passed += passed;
  total.failed += failed;
  // A suite that broke, or in which nothing ran, has not passed.
  if (failed === 0 && (code !== 0 || passed === 0)) {
    console.error(`${title}: ${code === 0 ? 'no test ran' : `ended with exit code ${code}`}`);
    total.failed += 1;
  }
}

/** Runs a suite in both versions of VS Code side by side, since each waits more than it works. */
async function bothVersions(title, argsFor, options) {
  const start = (version, afterOther) =>
    suite(`${title}, ${version} VS Code`, argsFor(version), {
      ...options,
      env: { TEST_VSCODE: version, TEST_VSIX: vsixPath() },
      afterOther,
    });
  const { TEST_VSCODE: only } = process.env;
  if (only) return start(only);
  const newest = start('newest');
  await Promise.all([newest, start('oldest', newest)]);
}

/** @throws if a program did not exit with 0. */
function succeeded(code) {
  if (code !== 0) throw new Error(`exit code ${code}: see above.`);
}

function heading(title) {
  console.log(`\n── ${title}`);
}

async function check() {
  const ok = await step('Types, lint and format', async () => {
    const codes = [
      await runPackage('typescript/bin/tsc', ['-p', '.']),
      await runPackage('typescript/bin/tsc', ['-p', 'src/webview']),
      await runPackage('@biomejs/biome/bin/biome', ['check', '.']),
    ];
    if (codes.some((code) => code !== 0)) throw new Error('see above.');
  });
  if (ok) total.passed += 1;
}

/** In several processes side by side, since most of them wait: for servers, faults and time-outs. */
async function unit() {
  const shards = files.length > 0 ? 1 : unitShards;
  const running = [];
  for (let shard = 1; shard <= shards; shard += 1) {
    const title = shards === 1 ? 'Unit tests' : `Unit tests, part ${shard} of ${shards}`;
    const args = ['out/test/run/nodeTests.js', 'out/test/unit', '10000'];
    const env = { TEST_SHARD: `${shard}/${shards}` };
    running.push(suite(title, args, { env, deadlineMs: 5 * minute, afterOther: running.at(-1) }));
  }
  await Promise.all(running);
}

function host() {
  const argsFor = (version) => ['out/test/run/hostTests.js', version];
  return bothVersions('Tests in the extension host', argsFor, { deadlineMs: 8 * minute });
}

function ui() {
  // A window under load now and then misses a key or a click: a test fails that fails twice.
  const argsFor = () => ['out/test/run/nodeTests.js', 'out/test/ui', '60000', '1'];
  return bothVersions('Tests of the window', argsFor, { deadlineMs: 12 * minute });
}

async function main() {
  const wants = (name) => names.length === 0 || names.includes(name);
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
  if (wants('host')) await host();
  if (wants('ui')) await ui();
}

await main();
process.exit(total.failed > 0 ? 1 : 0);
