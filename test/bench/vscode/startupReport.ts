import type { Workbench } from '../../support/workbench/workbench.ts';

/** What the start of an extension took, in whole milliseconds, as VS Code itself reports it. */
export interface Activation {
  /** Reading and running its code, and that of what it imports. */
  readonly load: number;
  /** The call of `activate`, until it returns. */
  readonly call: number;
  /** Until what `activate` returned is settled. */
  readonly finish: number;
}

/** How long the start of all extensions may take. */
const timeoutMs = 60_000;

/**
 * Reads what VS Code knows of the start of extensions from "Developer: Startup Performance", as soon as
 * all of them have started.
 * @throws where one does not start within a minute
 */
export async function readActivations(
  workbench: Workbench,
  extensions: readonly string[],
): Promise<ReadonlyMap<string, Activation>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const activations = activationsIn(await startupReport(workbench));
    const missing = extensions.filter((extension) => !activations.has(extension));
    if (missing.length === 0) return activations;
    if (Date.now() > deadline) throw new Error(`VS Code started no ${missing.join(', ')}.`);
  }
}

/** The text of the report, which is made anew whenever its editor is opened. */
async function startupReport(workbench: Workbench): Promise<string> {
  const { page } = workbench;
  await workbench.runCommand('Developer: Startup Performance');
  const editor = page.locator('.part.editor .monaco-editor').first();
  // First there is an empty text.
  await editor.locator('.view-line').filter({ hasText: 'System Info' }).waitFor();
  await editor.locator('.view-lines').click();
  await workbench.copy('');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  let report = '';
  for (let tries = 0; report === '' && tries < 20; tries += 1) {
    await page.waitForTimeout(100);
    report = await workbench.clipboard();
  }
  await workbench.runCommand('View: Close All Editors');
  await page.locator('.part.editor .tab').waitFor({ state: 'detached' });
  return report;
}

/** Rows such as `| vscode.emmet | false | 17 | 0 | 2 | onLanguage | vscode.emmet |`. */
function activationsIn(report: string): Map<string, Activation> {
  const row = /^\| (\S+\.\S+) +\| \w+ +\| (\d+) +\| (\d+) +\| (\d+) +\|/gm;
  return new Map(
    [...report.matchAll(row)].map(([, extension = '', load, call, finish]) => [
      extension,
      { load: Number(load), call: Number(call), finish: Number(finish) },
    ]),
  );
}
