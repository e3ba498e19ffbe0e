import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { displayText } from '../../src/text/displayText.ts';
import { eventually } from '../support/eventually.ts';
import { type ConnectedPool, connectPool, defined } from '../support/host/connectedPool.ts';
import { rowsBelow, type ShownRow } from '../support/host/shownRows.ts';
import { plain, tooltipOf } from '../support/host/tooltipText.ts';
import {
  hostile,
  hostileGroup,
  hostileKinds,
  memberName,
  shown,
  writeHostileData,
} from '../support/hostile/hostilePool.ts';

/** What nobody sees, or what changes how what follows it is seen. */
const hidden = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066\u2067\u206a-\u206f]/u;

describe('Data of a pool that means harm', () => {
  let folder: string;
  let pool: ConnectedPool;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hostile-'));
    pool = await connectPool({ data: await writeHostileData(folder) });
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await pool.close();
    await rm(folder, { recursive: true });
  });

  const members = () => rowsBelow(pool.groupRow(hostileGroup));

  it('shows in the rows of groups as what it is, in one line each', async () => {
    await eventually(async () => {
      const [first, ...rows] = await rowsBelow(pool.row);
      assert.deepEqual(
        [first?.label, first?.description],
        ['Hostile', `${hostileKinds.length} · ${hostileGroup}`],
      );
      for (const [index, kind] of hostileKinds.entries()) {
        assert.equal(rows[index]?.label, shown[kind]);
        assert.equal(rows[index]?.description, `1 · ${shown[kind]}`);
        assert.equal(
          rows[index]?.item.accessibilityInformation?.label,
          `${shown[kind]}, code ${shown[kind]}, 1 member`,
        );
      }
    });
  });

  it('shows in the rows of members as what it is, in one line each', async () => {
    const rows = await members();
    assert.deepEqual(
      rows.map(({ label }) => label),
      hostileKinds.map((kind) => displayText(memberName(kind))),
    );
    for (const { label, description } of rows) {
      for (const text of [label, description]) {
        assert.doesNotMatch(text, hidden);
        assert.ok(text.length < 130, `${text.length} characters`);
      }
    }
  });

  it('gives each row an id of its own, which stays and is short', async () => {
    const ids = async () => {
      const groups = await rowsBelow(pool.row);
      const below = await Promise.all(
        groups.filter(({ kind }) => kind === 'group').map(({ row }) => rowsBelow(row)),
      );
      return [...groups, ...below.flat()].map(({ id = '' }) => id);
    };
    const first = await ids();
    assert.equal(first.length, 1 + 3 * hostileKinds.length);
    assert.equal(new Set(first).size, first.length);
    assert.ok(first.every((id) => id.length < 2000 && !hidden.test(id)));
    assert.deepEqual(await ids(), first);
  });

  it('does not get its rows taken for those of messages', async () => {
    const group = await pool.other.groups.create({ code: ':empty', name: 'Empty' });
    pool.directory.apply({ kind: 'groupCreated', group });
    const [row] = await rowsBelow(pool.row);
    const [message] = await rowsBelow(defined(row, 'the new group').row);
    assert.equal(row?.id, `${pool.id}/%3Aempty`);
    assert.equal(message?.id, `${pool.id}/%3Aempty/:empty`);
    await pool.other.groups.delete(':empty');
    pool.directory.apply({ kind: 'groupsDeleted', codes: [':empty'] });
  });

  it('shows in tooltips as what it is, and as text', async () => {
    const groups = (await rowsBelow(pool.row)).slice(1);
    const rows = [...groups, ...(await members())];
    for (const [index, row] of rows.entries()) {
      const kind = defined(hostileKinds[index % hostileKinds.length], 'a kind');
      await assertText(row);
      const text = plain(await tooltipOf(row.row));
      // More shows there than in a row.
      const [, ...start] = shown[kind].replace(/…?\u2069?$/, '').split(' ');
      assert.ok(text.includes(start.join(' ')), `${kind}: ${text}`);
    }
  });

  it('shows custom data in tooltips by its label, however deep it is nested', async () => {
    const [first] = await members();
    const text = plain(await tooltipOf(defined(first, 'a member').row));
    assert.match(text, /label html <img src=x/);
    assert.match(text, /Nested: \[/);
  });

  it('is copied as it is', async () => {
    const rows = (await rowsBelow(pool.row)).slice(1);
    for (const [index, kind] of hostileKinds.entries()) {
      await vscode.commands.executeCommand('authingGroups.copyGroupCode', rows[index]?.row);
      // Half a character is nothing that a clipboard can hold.
      if (kind === 'half') continue;
      assert.equal(await vscode.env.clipboard.readText(), hostile[kind]);
    }
  });

  it('shows on the tabs of panels as what it is', async () => {
    for (const { row } of (await rowsBelow(pool.row)).slice(1)) {
      await vscode.commands.executeCommand('authingGroups.showAuthorizedResources', row);
    }
    await eventually(async () => {
      const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) =>
        tabs.map(({ label }) => label),
      );
      assert.deepEqual(
        labels.sort(),
        hostileKinds.map((kind) => displayText(hostile[kind], 60)).sort(),
      );
    });
  });
});

/** Holds that nothing in a row's tooltip is more than text. */
async function assertText({ row, label }: ShownRow): Promise<void> {
  const tooltip = await tooltipOf(row);
  assert.ok(!tooltip.isTrusted);
  assert.ok(!tooltip.supportHtml);
  assert.ok(!tooltip.supportThemeIcons);
  assert.doesNotMatch(tooltip.value.replaceAll('\n', ''), hidden);
  assert.ok(tooltip.value.length < 40_000, `${label}: ${tooltip.value.length} characters`);
}
