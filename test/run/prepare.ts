/** Installs both VS Code versions and Chromium, where they are not there yet. */
import { installChromium } from '../../devhost/chromium.ts';
import { installVSCode } from '../../devhost/install.ts';
import { versionNames } from '../../devhost/versions.ts';

const problems: unknown[] = [];
for (const install of [...versionNames.map((name) => () => installVSCode(name)), installChromium]) {
  try {
    await install();
  } catch (error) {
    problems.push(error);
  }
}
for (const problem of problems) {
  console.error(problem instanceof Error ? problem.message : problem);
}
process.exit(problems.length > 0 ? 1 : 0);
