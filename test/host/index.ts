import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as vscode from 'vscode';
import { runSuite } from '../run/suite.ts';
// Before anything asks which proxy there is.
import '../support/host/systemProxy.ts';

/**
 * Called by VS Code in the extension host; a rejection makes the run fail. The environment variable
 * TEST_TIMEOUT says how many milliseconds a test may take, and 0, for a debugger, that any time is fine.
 */
export async function run(): Promise<void> {
  const { passed, failed } = await runSuite(
    dirname(fileURLToPath(import.meta.url)),
    `VS Code ${vscode.version}`,
    Number(process.env.TEST_TIMEOUT ?? 30_000),
  );
  if (failed > 0) throw new Error(`${failed} of ${passed + failed} tests failed.`);
}
