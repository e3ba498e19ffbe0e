import assert from 'node:assert/strict';
import { displayText } from '../../src/text/displayText.ts';
import { eventually } from '../support/eventually.ts';
import {
  type HostileKind,
  hostile,
  hostileKinds,
  memberName,
  shown,
} from '../support/hostile/hostilePool.ts';
import { assertOnlyText, useHostilePool } from '../support/ui/hostileWindow.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { groupNames, memberNames } from '../support/ui/treeLabels.ts';

/** Each test goes on where the one before it ended. */
describe('A pool whose every text means harm', () => {
  const w = useWindow();
  const pool = useHostilePool(w);

  const names = hostileKinds.map((kind) => shown[kind]);
  /** Without what keeps VS Code from making markup of them. */
  const texts = (all: readonly string[]) => all.map((text) => text.replaceAll('\u200b', ''));
  const pickerLabels = async () =>
    texts((await w.quickInput.read()).map(({ label }) => label)).filter((label) => label !== '');
  const member = (kind: HostileKind) => displayText(memberName(kind));
  const members = hostileKinds.map(member);

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
    const { list } = await pool.other.groups.list({ limit: 50 });
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
      const group = await pool.other.groups.detail(hostile.control);
      assert.equal(group?.description, 'another a\nb');
    });
  });

  it('tells in notifications of groups by what they are called', async () => {
    const name = `gone ${hostile.icon} ${hostile.link}`;
    await pool.other.groups.create({ code: 'gone', name });
    await w.tree.titleAction('Refresh');
    await w.tree.row(displayText(name)).waitFor();
    await pool.other.groups.delete('gone');
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
});
