/**
 * A stand-in for VS Code's own executable, for `runTests` of @vscode/test-electron: it takes the
 * same command line, runs the tests in a VS Code server with Chromium for its window, passes on
 * what the extension host prints, and exits with the tests' exit code.
 *
 * The environment variable TEST_VSCODE says which version, `oldest` or `newest`.
 */
import { format, parseArgs } from 'node:util';
import { tail } from '../../devhost/processes.ts';
import { startServer } from '../../devhost/server.ts';
import { readVersionName } from '../../devhost/versions.ts';
import { launchBrowser } from '../support/workbench/browser.ts';
import { testsStart } from './suite.ts';

/** How long one run may take, the start of VS Code included. */
const deadlineMs = 450_000;

let testsStarted = false;
const beforeTests: string[] = [];

process.exit(await main());

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
    },
    strict: false,
    allowPositionals: true,
  });
  const { extensionDevelopmentPath, extensionTestsPath } = values;
  if (typeof extensionDevelopmentPath !== 'string' || typeof extensionTestsPath !== 'string') {
    console.error('Usage: launcher --extensionDevelopmentPath=… --extensionTestsPath=… [folder]');
    return 2;
  }
  const folder = positionals[0];
  const server = await startServer({
    version: readVersionName(process.env.TEST_VSCODE),
    automation: true,
  });
  const browser = await launchBrowser();
  let stopping = false;
  try {
    const page = await browser.newPage();
    let end = (_exitCode: number) => {};
    const exitCode = new Promise<number>((resolve) => {
      end = resolve;
    });
    const fail = (reason: string) => {
      console.error(reason);
      end(1);
    };
    setTimeout(fail, deadlineMs, `The tests did not end within ${deadlineMs / 1000} s.`).unref();
    page.once('crash', () => fail('The window crashed.'));
    void server.ended.then(() => {
      if (!stopping) fail('VS Code ended by itself.');
    });
    await page.exposeFunction('codeAutomationExit', (code: number) => end(code));
    await page.exposeFunction('codeAutomationLog', print);
    await page.goto(
      server.windowUrl({
        ...(folder === undefined ? {} : { folder }),
        extensionDevelopmentPath,
        extensionTestsPath,
      }),
    );
    const code = await exitCode;
    if (!testsStarted) console.error(`No test started:\n${tail(beforeTests.join('\n'))}`);
    return testsStarted ? code : 1;
  } finally {
    stopping = true;
    await browser.close();
    await server.stop();
  }
}

/** What the workbench says of itself goes the same way as the tests' output; it is left out. */
function print(type: string, args: unknown[]): void {
  const text = format(...args);
  testsStarted ||= text.startsWith(testsStart);
  if (!testsStarted) beforeTests.push(text);
  if (!testsStarted || text.includes('/workbench/workbench.js:')) return;
  if (type === 'error' || type === 'warn') console.error(text);
  else console.log(text);
}
