import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { root } from '../../../devhost/paths.ts';
import { eventually } from '../eventually.ts';
import type { SharedWindow } from './sharedWindow.ts';

const checks = v.array(v.object({ message: v.string() }));

/** What axe has against a page, as far as it is told here. */
const violationsSchema = v.array(
  v.object({
    id: v.string(),
    help: v.string(),
    nodes: v.array(v.object({ html: v.string(), any: checks, all: checks, none: checks })),
  }),
);

/** Rules that no page can keep by itself, since it is a frame within the window of VS Code. */
const rulesOfWindows = [
  // The editor area around the frame is the main landmark, and holds all that the page shows.
  'landmark-one-main',
  'region',
];

/** Of one rule: more of the same says nothing new. */
const mostElements = 4;

/**
 * The themes by their names in the settings, with the class that VS Code gives the pages. The last is the one
 * that windows of tests have.
 */
const themes = {
  'Default Light Modern': 'vscode-light',
  'Default High Contrast': 'vscode-high-contrast',
  'Default High Contrast Light': 'vscode-high-contrast-light',
  'Default Dark Modern': 'vscode-dark',
};

const axeSource = readFile(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** What axe finds in the page on screen: a line for each element that breaks a rule. */
async function violations({ workbench }: Pick<SharedWindow, 'workbench'>): Promise<string[]> {
  const body = workbench.webview().locator('body');
  if (!(await body.evaluate<boolean, unknown>('"axe" in window'))) {
    // The frame is transparent: axe cannot know what VS Code paints behind it.
    await body.evaluate("document.body.style.background = 'var(--vscode-editor-background)'");
    await body.evaluate(await axeSource);
  }
  const rules = Object.fromEntries(rulesOfWindows.map((rule) => [rule, { enabled: false }]));
  const options = JSON.stringify({ resultTypes: ['violations'], rules });
  const found = await body.evaluate<unknown, unknown>(
    `axe.run(document, ${options}).then(({ violations }) => violations)`,
  );
  return v.parse(violationsSchema, found).flatMap(({ id, help, nodes }) =>
    nodes.slice(0, mostElements).map(({ html, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join(' ');
      return `${id}, ${nodes.length}×: ${help}\n  ${html.slice(0, 300)}\n  ${why}`;
    }),
  );
}

/** Axe finds nothing in the page on screen, and there is one place in it for what is read out in turn. */
export async function isAccessible(w: Pick<SharedWindow, 'workbench'>): Promise<void> {
  // What is still being drawn may break a rule for a moment.
  await eventually(async () => {
    const found = await violations(w);
    assert.equal(found.length, 0, found.join('\n'));
  }, 5000);
  const regions = w.workbench.webview().locator('[role=status], [aria-live]');
  assert.equal(await regions.count(), 1);
}

/**
 * Axe finds nothing in the page on screen, as it is now, in each theme.
 * @param picture the name of the picture of the one theme that is kept
 * @param holds sees in each theme what axe cannot
 */
export async function isAccessibleInAllThemes(
  w: Pick<SharedWindow, 'workbench' | 'folder'>,
  picture: string,
  holds = async () => {},
): Promise<void> {
  const folder = join(w.folder, '.vscode');
  await mkdir(folder, { recursive: true });
  for (const [theme, className] of Object.entries(themes)) {
    const settings = JSON.stringify({ 'workbench.colorTheme': theme });
    await writeFile(join(folder, 'settings.json'), settings);
    await w.workbench.webview().locator(`body.${className}`).waitFor();
    await isAccessible(w);
    await holds();
    if (className === 'vscode-high-contrast-light') await w.workbench.picture(picture);
  }
}
