import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import * as v from 'valibot';
import { root } from '../../../devhost/paths.ts';
import { makeScratchFolder, removeScratchFolder } from '../../../devhost/processes.ts';
import type { HostTask } from './host/tasks.ts';

/**
 * Measures something in the extension host of the newest VS Code, with the extension's insides at hand.
 * @param task the name of what is measured, in host/tasks.ts
 * @param input what it is to know
 * @returns what it gave
 */
export async function measureInHost<T>(
  task: HostTask,
  input: object,
  schema: v.GenericSchema<unknown, T>,
): Promise<T> {
  const scratch = await makeScratchFolder();
  const folder = join(scratch, 'workspace');
  const report = join(scratch, 'report.json');
  await mkdir(folder);
  try {
    await runTests({
      vscodeExecutablePath: join(root, 'test/run/launcher.mjs'),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(root, 'test/bench/out/vscode/host/hostWorker.js'),
      extensionTestsEnv: {
        TEST_VSCODE: 'newest',
        BENCH_TASK: JSON.stringify({ task, input, report }),
      },
      launchArgs: [folder],
    });
    return v.parse(schema, JSON.parse(await readFile(report, 'utf8')));
  } finally {
    await removeScratchFolder(scratch);
  }
}
