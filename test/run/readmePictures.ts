/**
 * Takes the pictures of the README from the real window, in both languages, dark and light, into
 * media/readme: `npm run pictures`.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from '../../devhost/paths.ts';
import english from '../../package.nls.json';
import chinese from '../../package.nls.zh-cn.json';
import { repeatUntilShown } from '../support/workbench/repeat.ts';
import { openVSCode, type VSCodeWindow } from '../support/workbench/vscodeWindow.ts';

const folder = join(root, 'media', 'readme');
const size = { width: 1200, height: 740 };
/** Until what was asked for is drawn: icons and colours come a moment after the text. */
const drawMs = 1500;

const languages = [
  { name: 'en', texts: english, locale: undefined, onCall: 'On call' },
  { name: 'zh-cn', texts: chinese, locale: 'zh-cn', onCall: '值班人员' },
] as const;
const themes = [
  { name: 'dark', id: 'Default Dark Modern' },
  { name: 'light', id: 'Default Light Modern' },
] as const;

const source = `import { ManagementClient } from 'authing-js-sdk';

const client = new ManagementClient({ userPoolId: 'pool', secret: 'secret' });

export async function mayRelease(userId: string) {
  const engineers = await client.groups.detail('enginering');
  return client.acl.isAllowed(userId, 'publish', 'click');
}

/** Everybody who is called when the shop is down. */
export async function peopleOnCall() {
  const { list } = await client.groups.listUsers('oncall');
  return list;
}
`;
/** So that TypeScript has nothing to say of it: what `npm start` opens has the same. */
const demo = join(root, 'scripts', 'demoWorkspace');
const types = await readFile(join(demo, 'src', 'sdk.d.ts'), 'utf8');
const project = await readFile(join(demo, 'tsconfig.json'), 'utf8');

await mkdir(folder, { recursive: true });
for (const language of languages) {
  for (const theme of themes) await takeAll(language, theme);
}
process.exit();

async function takeAll(
  { name, texts, locale, onCall }: (typeof languages)[number],
  theme: (typeof themes)[number],
): Promise<void> {
  const window = await openVSCode({
    version: 'newest',
    extension: root,
    settings: {
      'workbench.colorTheme': theme.id,
      'editor.minimap.enabled': false,
      'breadcrumbs.enabled': false,
      'editor.hover.above': false,
    },
    files: { 'src/release.ts': source, 'src/sdk.d.ts': types, 'tsconfig.json': project },
    ...(locale !== undefined && { locale }),
  });
  const run = (title: string) => window.workbench.runCommand(`${texts.category}: ${title}`);
  const take = async (what: string) => {
    await delay(drawMs);
    const path = join(folder, `${what}-${name}-${theme.name}.png`);
    await window.page.screenshot({ path });
    console.log(path);
  };
  try {
    await window.page.setViewportSize(size);
    await window.workbench.openView('Authing Groups');
    await run(texts['command.openSamplePool']);
    await takeSidebar(window, texts, onCall, take);
    await takeMatrix(window, run, texts, take);
    await takeSource(window, take);
  } finally {
    await window.close();
  }
}

/** The sidebar, and beside it what a group is authorized for. */
async function takeSidebar(
  { workbench, page }: VSCodeWindow,
  texts: typeof english,
  onCall: string,
  take: (what: string) => Promise<void>,
): Promise<void> {
  await workbench.tree.row(onCall).waitFor({ timeout: 60_000 });
  await workbench.tree.expand(onCall);
  await workbench.tree.menu(onCall, texts['command.showAuthorizedResources']);
  await workbench.webview().getByText('console').first().waitFor({ timeout: 30_000 });
  await workbench.clearNotifications();
  await page.mouse.move(size.width / 2, 1);
  await take('window');
}

async function takeMatrix(
  { workbench, page }: VSCodeWindow,
  run: (title: string) => Promise<void>,
  texts: typeof english,
  take: (what: string) => Promise<void>,
): Promise<void> {
  await run(texts['command.showPermissionMatrix']);
  await workbench.webview().getByText('documents:handbook').first().waitFor({ timeout: 30_000 });
  await page.keyboard.press('Control+b');
  await page.mouse.move(size.width / 2, 1);
  await take('matrix');
  await page.keyboard.press('Control+b');
}

/** A source file, in which a code is explained and a misspelt one marked. */
async function takeSource(
  { workbench, page, folder: workspace }: VSCodeWindow,
  take: (what: string) => Promise<void>,
): Promise<void> {
  await workbench.openFile(join(workspace, 'src/release.ts'), { line: 12, column: 54 });
  await page.locator('.part.editor .squiggly-warning').first().waitFor({ timeout: 30_000 });
  // On nothing that has a tooltip.
  await page.mouse.move(size.width / 2, size.height - 60);
  // TypeScript reads the file too, and says so in the status bar.
  await page.locator('.part.statusbar .codicon-modifier-spin').first().waitFor({ state: 'hidden' });
  await repeatUntilShown(
    () => workbench.runCommand('Show or Focus Hover'),
    page.locator('.monaco-hover:not(.hidden)').getByText('oncall').first(),
  );
  await take('source');
}
