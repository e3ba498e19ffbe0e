import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { ManagementClient } from '../../src/authing/index.ts';
import { type SamplePool, startSamplePool } from '../../src/sample/server.ts';
import { displayText } from '../../src/text/displayText.ts';
import { eventually } from '../support/eventually.ts';
import {
  type HostileKind,
  hostile,
  hostileKinds,
  memberName,
  shown,
  writeHostileData,
} from '../support/hostile/hostilePool.ts';
import { panelRows } from '../support/ui/panelPage.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { groupNames, memberNames } from '../support/ui/treeLabels.ts';
import { connectPool } from '../support/ui/usePool.ts';

/** What a text would be made into, were it taken for more than a text. */
const markup =
  'a[href], a[data-href], img, iframe, script, b, code, em, del, table, .codicon-sync, .codicon-bug';

/** Each test goes on where the one before it ended. */
describe('A pool whose every text means harm', () => {
  const w = useWindow();

  let folder: string;
  let server: SamplePool;
  let other: ManagementClient;
  /** What reached out of the window, or stood in its way. */
  const traces: string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hostile-'));
    server = await startSamplePool({ data: await writeHostileData(folder) });
    other = new ManagementClient(server);
    w.page.on('dialog', (dialog) => {
      traces.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    w.page.on('request', (request) => {
      if (request.url().includes('evil.example')) traces.push(`request ${request.url()}`);
    });
    await connectPool(w, server, 'Hostile Pool');
  });

  after(async () => {
    await other.close();
    await server.close();
    await rm(folder, { recursive: true });
  });

  afterEach('nothing has run', async () => {
    assert.deepEqual(traces, []);
    assert.equal(await w.page.evaluate('window.hacked'), undefined);
    assert.equal(await w.page.evaluate('document.documentElement.dataset.ran'), undefined);
    assert.equal(await w.workbench.editorTab('Untitled').count(), 0);
  });

  const names = hostileKinds.map((kind) => shown[kind]);
  /** Without what keeps VS Code from making markup of them. */
  const texts = (all: readonly string[]) => all.map((text) => text.replaceAll('\u200b', ''));
  const pickerLabels = async () =>
    texts((await w.quickInput.read()).map(({ label }) => label)).filter((label) => label !== '');
  const member = (kind: HostileKind) => displayText(memberName(kind));
  const members = hostileKinds.map(member);
  const page = () => w.workbench.webview();
  /** Nothing in the panel's page was made of its data, nor has it run there. */
  const assertPageIsText = async () => {
    assert.equal(await page().locator('body').locator('img, iframe, a, b').count(), 0);
    const root = page().locator('html');
    assert.equal(await root.getAttribute('data-ran'), null);
  };
  const assertOnlyText = async (place: Locator) =>
    assert.equal(await place.locator(markup).count(), 0);

  it('shows its groups and their members in rows as what they are', async () => {
    await eventually(async () => assert.deepEqual(await groupNames(w.tree), ['Hostile', ...names]));
    await w.tree.expand('Hostile');
    await eventually(async () => assert.deepEqual(await memberNames(w.tree), members), 30_000);
    await assertOnlyText(w.tree.root.locator('.monaco-icon-label'));
    // What is written from right to left stands alone: the code behind it is in its place.
    const row = w.tree.row(shown.hebrew).first();
    const [name, code] = await Promise.all(
      ['.label-name', '.label-description'].map((part) => row.locator(part).boundingBox()),
    );
    assert.ok(name && code && name.x + name.width <= code.x);
    await w.workbench.picture('hostile-rows');
    await w.tree.row('Hostile').locator('.monaco-tl-twistie').click();
    await eventually(async () => assert.deepEqual(await memberNames(w.tree), []));
  });

  it('shows tooltips as text', async () => {
    for (const kind of hostileKinds) {
      // Once as the heading, once as the description, once as the code.
      const start = shown[kind].replace(/…?\u2069?$/, '');
      await eventually(async () => {
        const text = await w.tree.tooltip(shown[kind]);
        assert.equal(text.split(start).length - 1, kind === 'control' ? 2 : 3, text);
      });
      await assertOnlyText(w.page.locator('.monaco-hover').filter({ visible: true }));
      await w.workbench.picture(`hostile-tooltip-${kind}`);
    }
  });

  it('asks before a delete, with the names as they are', async () => {
    for (const [index, name] of names.entries()) await w.tree.click(name, { add: index > 0 });
    await w.tree.menu(shown.link, 'Delete Groups…');
    await w.dialog.waitFor();
    await assertOnlyText(w.dialog.locator('.dialog-message-container'));
    const [text = ''] = texts([(await w.dialog.textContent()) ?? '']);
    for (const name of names) assert.ok(text.includes(`• ${name} (${name}), 1 member`), text);
    await w.workbench.picture('hostile-delete');
    await w.workbench.answerDialog('Cancel');
  });

  it('shows tooltips of members with all that is known of them as text', async () => {
    await w.tree.expand('Hostile');
    for (const kind of ['html', 'link', 'hebrew', 'long'] as const) {
      await w.tree.row(member(kind)).waitFor();
      await eventually(async () => {
        const text = await w.tree.tooltip(member(kind));
        assert.ok(text.startsWith(member(kind).replace(/…?\u2069?$/, '')), text);
        assert.match(text, /User ID: .*Company: .*label.*Nested: \[/su);
      });
      await assertOnlyText(w.page.locator('.monaco-hover').filter({ visible: true }));
      await w.workbench.picture(`hostile-member-tooltip-${kind}`);
    }
  });

  it('asks before a removal, with the names as they are', async () => {
    await w.tree.expand('Hostile');
    for (const kind of hostileKinds) await w.tree.row(member(kind)).waitFor();
    for (const [index, kind] of hostileKinds.entries()) {
      await w.tree.click(member(kind), { add: index > 0 });
    }
    await w.tree.menu(member('link'), 'Remove from Group…');
    await w.dialog.waitFor();
    await assertOnlyText(w.dialog.locator('.dialog-message-container'));
    const [text = ''] = texts([(await w.dialog.textContent()) ?? '']);
    for (const kind of hostileKinds) assert.ok(text.includes(`• ${member(kind)}`), text);
    await w.workbench.picture('hostile-remove');
    await w.workbench.answerDialog('Cancel');
    // The menus of rows are others while several are selected.
    await w.tree.click('Hostile');
  });

  it('lists its users to add as what they are', async () => {
    await w.tree.action('Hostile', 'Add Members');
    await w.quickInput.shown('Add Members to “Hostile”');
    await eventually(async () =>
      assert.deepEqual((await pickerLabels()).sort(), [...members].sort()),
    );
    await assertOnlyText(w.quickInput.rows.locator('.quick-input-list-label'));
    await w.workbench.picture('hostile-add-members');
    await w.quickInput.dismiss();
  });

  it('says in the title of a picker which group it is for, as text', async () => {
    for (const kind of hostileKinds) {
      await w.tree.menu(shown[kind], 'Find Member…');
      await w.quickInput.shown('Find Member of');
      const title = await w.quickInput.title.textContent();
      assert.equal(title, `Find Member of “${displayText(hostile[kind], 60)}”`);
      await assertOnlyText(w.quickInput.title);
      await w.workbench.picture(`hostile-title-${kind}`);
      await w.quickInput.dismiss();
      await w.quickInput.gone();
    }
  });

  it('finds members as what they are, and what is known of them', async () => {
    await w.tree.menu('Hostile', 'Find Member…');
    await w.quickInput.shown('Find Member of “Hostile”');
    await eventually(async () => assert.deepEqual(await pickerLabels(), members));
    await w.quickInput.type('click');
    await eventually(async () => assert.deepEqual(await pickerLabels(), [member('link')]));
    await w.quickInput.accept();
    await w.quickInput.shown(displayText(memberName('link'), 60));
    await assertOnlyText(w.quickInput.rows.locator('.quick-input-list-label'));
    await w.workbench.picture('hostile-member');
    await w.quickInput.pick('Company');
    await eventually(async () => assert.equal(await w.workbench.clipboard(), hostile.link));
  });

  it('lists its groups to pick as what they are', async () => {
    await w.workbench.runCommand('Authing Groups: Copy Group Code');
    await w.quickInput.shown('Copy Group Code');
    await eventually(async () => assert.deepEqual(await pickerLabels(), ['Hostile', ...names]));
    await assertOnlyText(w.quickInput.rows.locator('.quick-input-list-label'));
    await w.workbench.picture('hostile-groups');
    await w.quickInput.pick('Hostile');
    await w.quickInput.gone();
  });

  it('asks for another code, with the names as text, and leaves alone what one leaves alone', async () => {
    for (const kind of hostileKinds) {
      await w.tree.menu(shown[kind], 'Change Group Code…');
      await w.quickInput.shown('Change Group Code');
      const prompt = texts([(await w.quickInput.message.textContent()) ?? '']);
      assert.ok(prompt[0]?.includes(`“${shown[kind]}”`), prompt[0]);
      await assertOnlyText(w.quickInput.message);
      await w.workbench.picture(`hostile-input-${kind}`);
      await w.quickInput.accept();
      await w.quickInput.gone();
    }
    const { list } = await other.groups.list({ limit: 50 });
    for (const kind of hostileKinds) {
      assert.ok(
        list.some(({ code }) => code === hostile[kind]),
        kind,
      );
    }
  });

  it('has a text of several lines edited in one', async () => {
    await w.tree.menu(shown.control, 'Edit Group Description…');
    await w.quickInput.shown('Edit Group Description');
    const lines = await w.quickInput.input.inputValue();
    assert.match(lines, /^control a⏎b⏎c\td/);
    await w.quickInput.answer('another a⏎b');
    await eventually(async () => {
      const group = await other.groups.detail(hostile.control);
      assert.equal(group?.description, 'another a\nb');
    });
  });

  it('tells in notifications of groups by what they are called', async () => {
    const name = `gone ${hostile.icon} ${hostile.link}`;
    await other.groups.create({ code: 'gone', name });
    await w.tree.titleAction('Refresh');
    await w.tree.row(displayText(name)).waitFor();
    await other.groups.delete('gone');
    await w.tree.menu(displayText(name), 'Refresh');
    const notification = w.workbench.notification('is gone');
    await notification.waitFor();
    await assertOnlyText(notification.locator('.notification-list-item-message'));
    assert.ok(
      texts([(await notification.textContent()) ?? ''])
        .join()
        .includes(displayText(name)),
    );
    await w.workbench.picture('hostile-notification');
    await w.workbench.clearNotifications();
  });

  it('shows its resources in the panel as what they are', async () => {
    await w.tree.action('Hostile', 'Show Authorized Resources');
    await page().getByRole('heading', { name: 'Hostile' }).waitFor();
    await eventually(async () => assert.equal((await panelRows(w)).length, hostileKinds.length));
    for (const [index, row] of (await panelRows(w)).entries()) {
      const kind = hostileKinds[index] ?? 'long';
      const start = displayText(hostile[kind]).replaceAll(/[\u2068\u2069…]/g, '');
      assert.ok(row.code.startsWith(start), row.code);
      assert.ok(row.namespace.startsWith(start), row.namespace);
      assert.ok(row.code.length <= 500);
    }
    await assertPageIsText();
    await w.workbench.picture('hostile-panel');
  });

  it('searches and filters its resources', async () => {
    const search = page().getByRole('textbox', { name: 'Search resources' });
    await search.fill('onerror');
    await eventually(async () => assert.equal((await panelRows(w)).length, 1));
    await w.workbench.picture('hostile-search');
    await search.fill('xxxxxxxxxxxxxxxxxx');
    await eventually(async () => assert.match((await panelRows(w))[0]?.code ?? '', /^long x+…$/));
    await assertPageIsText();
    await search.fill('');
    await page().locator('vscode-single-select').click();
    await w.workbench.picture('hostile-namespaces');
    await assertPageIsText();
    await w.page.keyboard.press('Escape');
  });

  it('shows in the heading of a panel and on its tab what the group is', async () => {
    for (const kind of ['link', 'hebrew', 'control', 'long'] as const) {
      await w.tree.menu(shown[kind], 'Show Authorized Resources');
      const name = shown[kind].replaceAll(/[\u2068\u2069]/g, '');
      await page().getByRole('heading', { name, exact: true }).waitFor();
      await assertPageIsText();
      await w.workbench.picture(`hostile-panel-${kind}`);
      await w.page.locator('.part.editor .tab.active').click({ button: 'middle' });
    }
  });

  it('exports its resources as they are, but lets none be a formula', async () => {
    await page()
      .getByRole('button', { name: /^Export 10 resources as CSV/ })
      .click();
    await w.quickInput.shown('Export 10 Resources');
    const file = `${w.folder}/hostile-resources.csv`;
    await eventually(async () => assert.equal(await w.quickInput.input.inputValue(), file));
    await w.quickInput.accept();
    await w.workbench.notification('Exported 10 resources').waitFor();
    const csv = await readFile(file, 'utf8');
    for (const kind of hostileKinds) {
      // Half a character is nothing that UTF-8 can hold.
      const text = hostile[kind].replaceAll(/\p{Cs}/gu, '\ufffd').replaceAll('"', '""');
      assert.ok(csv.includes(text), kind);
    }
    assert.ok(csv.includes(`"'=HYPERLINK(`));
    assert.doesNotMatch(csv, /(^|,)"?=/m);
    await w.workbench.clearNotifications();
  });

  it('looks no worse in a light theme', async () => {
    await w.workbench.chooseTheme('Light Modern');
    await w.page.locator('.monaco-workbench.vs').waitFor();
    await w.workbench.picture('hostile-light');
    await w.workbench.chooseTheme('Dark Modern');
    await w.page.locator('.monaco-workbench.vs-dark').waitFor();
  });
});
