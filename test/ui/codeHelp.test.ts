import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import {
  placeOf,
  readSourceFile,
  type SourceFile,
  sourceFiles,
} from '../support/ui/sourceFiles.ts';
import { repeatUntilGone, repeatUntilShown } from '../support/workbench/repeat.ts';

const settings = {
  'authingGroups.code.codeLens': true,
  'authingGroups.code.inlayHints': true,
};

const intro = `import { ManagementClient } from 'authing-js-sdk';
const client = new ManagementClient({ userPoolId: 'pool', secret: 'secret' });
`;

/** A file of each language of `test/ui/workspace`, and all that help in source files is. */
describe('Help in source files, where all of it is switched on', () => {
  const w = useWindow({ '.vscode/settings.json': JSON.stringify(settings) });
  let copies = 0;

  before(() => openSamplePool(w));
  after(() => rm(join(w.folder, '.vscode'), { recursive: true, force: true }));

  const key = (name: string) => () => w.page.keyboard.press(name);
  const line = (text: string | RegExp) =>
    w.page.locator('.part.editor .view-line').filter({ hasText: text });
  const marks = () => w.page.locator('.part.editor .squiggly-warning');
  const fix = (title: string) => w.page.locator('.action-widget').getByText(title, { exact: true });
  const lenses = () => w.page.locator('.part.editor .codelens-decoration');
  const hover = () => w.page.locator('.monaco-hover:not(.hidden)');
  const links = () => hover().getByRole('link');
  const showHover = async () => {
    await w.page.keyboard.press('Control+K');
    await w.page.keyboard.press('Control+I');
  };
  const suggestion = (label: string) =>
    w.page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: label });

  for (const file of sourceFiles) {
    it(`is there in ${file.language}`, async () => {
      const text = await readSourceFile(file);
      // Of its own for each try, for a test that failed may have changed it.
      copies += 1;
      const path = join(w.folder, String(copies), file.name);
      await mkdir(join(path, '..'), { recursive: true });
      await writeFile(path, text);
      await w.workbench.openFile(path, placeOf(text, file.typo, 3));
      await mend(file);
      await point(file);
      await copy(file);
      await goTo(file);
      const { below } = file;
      if (below !== undefined) await w.workbench.openFile(path, placeOf(text, below, below.length));
      await complete(file);
      await lookAround(file);
      await w.workbench.picture(`code-${file.language}`);
    });
  }

  it('finds the uses of a group in all of them', async () => {
    await mkdir(join(w.folder, 'uses'), { recursive: true });
    for (const file of sourceFiles) {
      const text = await readSourceFile(file);
      await writeFile(join(w.folder, 'uses', file.name), text.replaceAll(file.typo, 'people-ops'));
    }
    await w.workbench.openView('Authing Groups');
    await w.tree.menu('People Operations', 'Find All Uses in Workspace');
    const rows = w.page.locator('.part.sidebar .monaco-list-row');
    await eventually(async () => {
      const listed = (await rows.allInnerTexts()).join('\n');
      const missing = sourceFiles.filter(({ name }) => !listed.includes(name));
      assert.deepEqual(missing, []);
    });
    await w.workbench.picture('uses-of-languages');
    await w.workbench.openView('Authing Groups');
  });

  it('shows the group that a constant stands for in the sidebar', async () => {
    const path = join(w.folder, 'shown.ts');
    const text = `${intro}const GROUP = 'oncall';\nclient.groups.detail(GROUP);\n`;
    await writeFile(path, text);
    await w.workbench.openFile(path, placeOf(text, '(GROUP', 2));
    const link = links().getByText('Reveal in Sidebar');
    await repeatUntilShown(showHover, link);
    await link.click();
    await eventually(async () => {
      const selected = (await w.tree.read()).filter((row) => row.selected);
      assert.match(selected.map(({ label }) => label).join(), /On call/);
    });
  });

  /** Changes the code with the typo to the one that is meant. */
  async function mend({ typo, code, call }: SourceFile): Promise<void> {
    await marks().first().waitFor();
    assert.equal(await marks().count(), 1);
    const quote = call.slice(-1);
    const wrong = line(`${quote}${typo}${quote}`);
    await repeatUntilGone(async () => {
      await repeatUntilShown(key('Control+.'), fix(`Change to “${code}”`));
      await fix(`Create Group “${typo}”…`).waitFor();
      await fix(`Ignore “${typo}” in This Workspace`).waitFor();
      await w.page.keyboard.press('Enter');
    }, wrong);
    await line(`${quote}${code}${quote}`).first().waitFor();
    await eventually(async () => assert.equal(await marks().count(), 0));
  }

  /** Sees what is said of the code that the cursor is at. */
  async function point({ code }: SourceFile): Promise<void> {
    await repeatUntilShown(showHover, links().getByText('Reveal in Sidebar'));
    assert.match((await hover().allInnerTexts()).join('\n'), new RegExp(`Group code: ${code}`));
    await repeatUntilGone(key('Escape'), hover());
  }

  /** Takes a call about the group that the cursor is at, in the language of the file, where its SDK has one. */
  async function copy({ language, code }: SourceFile): Promise<void> {
    await w.workbench.runCommand('Authing Groups: Copy as Code…');
    if (language === 'ruby') {
      await w.workbench.notification('The Authing SDK for Ruby has no calls for groups.').waitFor();
      await w.workbench.clearNotifications();
      return;
    }
    await w.quickInput.pick('Read the group');
    await w.quickInput.gone();
    const call = new RegExp(`["']${code}["']`);
    await eventually(async () => assert.match(await w.workbench.clipboard(), call));
  }

  /** Goes to the document of the group that the cursor is at, and back. */
  async function goTo({ name, code }: SourceFile): Promise<void> {
    const title = w.page.locator('.part.editor .tab.active');
    await repeatUntilShown(key('F12'), title.filter({ hasText: `${code}.yaml` }));
    await line(code).first().waitFor();
    await w.workbench.runCommand('Go Back');
    await title.filter({ hasText: name }).waitFor();
  }

  /** Sees what is shown without being asked for: also of a constant, for the code stands there. */
  async function lookAround({ constant, constantName }: SourceFile): Promise<void> {
    await w.page.keyboard.press('Control+Home');
    await line(constant).filter({ hasText: constantName }).waitFor();
    await eventually(async () => {
      const said = await lenses().allInnerTexts();
      assert.match(said.join('\n'), /\d+ members · \d+ resources/);
    });
  }

  /** Types a call and takes what is offered. */
  async function complete({ call }: SourceFile): Promise<void> {
    await w.page.keyboard.press('Control+Enter');
    await w.page.keyboard.insertText(call.slice(0, -1));
    await w.page.keyboard.type(call.slice(-1));
    await suggestion('oncall').first().waitFor();
    await w.page.keyboard.type('secu');
    await suggestion('oncall').waitFor({ state: 'hidden' });
    await suggestion('security-reviewers').first().waitFor();
    await w.page.keyboard.press('Enter');
    // Not every language has its quote closed for one.
    await line(`${call}security-reviewers`).waitFor();
  }
});
