import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Row } from '../../src/tree/row.ts';
import { eventually } from '../support/eventually.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { rowsBelow } from '../support/host/shownRows.ts';
import { plain, tooltipOf } from '../support/host/tooltipText.ts';

const link = '[x](command:workbench.action.closeWindow) **bold** `code`';

describe('A tooltip', () => {
  const pool = usePool();

  async function memberRow(code: string, name: string): Promise<Row> {
    const members = await rowsBelow(pool().groupRow(code));
    return defined(
      members.find(({ label }) => label === name),
      `the member ${name}`,
    ).row;
  }

  it('of a group tells its description, its code, how many members it has, and both dates with their zone', async () => {
    const { directory, groupRow } = pool();
    const { group } = defined(directory.findByCode('oncall'), 'the group');
    await eventually(async () => assert.equal(directory.findByCode('oncall')?.memberCount, 6));
    const text = plain(await tooltipOf(groupRow('oncall')));
    assert.match(text, /On call/);
    assert.match(text, /Whoever carries the pager\./);
    assert.match(text, /Code: oncall/);
    assert.match(text, /Members: 6/);
    assert.ok(text.includes(`Created: ${dateOf(group.createdAt)}`), text);
    assert.ok(text.includes(`Updated: ${dateOf(group.updatedAt)}`), text);
    assert.notEqual(dateOf(group.createdAt), dateOf(group.updatedAt));
  });

  it('of a member tells who it is, with custom data by their labels', async () => {
    const text = plain(await tooltipOf(await memberRow('engineering', '陈伟')));
    assert.match(text, /User ID: [0-9a-f]{24}/);
    assert.match(text, /Email: chenwei@lanhai\.example\.com/);
    assert.match(text, /工号: 1001/);
    assert.match(text, /远程办公: true/);
    assert.match(text, /办公地点: shanghai/);
    assert.match(text, /Preferences: \{"theme":"dark","newsletter":true\}/);
    for (const time of ['Created', '入职日期']) {
      assert.match(text, new RegExp(`${time}: \\w+ \\d+, \\d{4}, \\d+:\\d{2}\\s[AP]M \\S+`));
    }
  });

  it('of a blocked member says so', async () => {
    assert.match(plain(await tooltipOf(await memberRow('finance', '何萍'))), /Status: Blocked/);
  });

  it('shows what looks like Markdown in a name or a description as it is', async () => {
    const { other, directory, row, groupRow } = pool();
    const group = await other.groups.create({ code: 'marked', name: link, description: link });
    directory.apply({ kind: 'groupCreated', group });
    await rowsBelow(row);
    await assertPlain(await tooltipOf(groupRow('marked')), 2);
  });

  it('shows what looks like Markdown in custom data as it is', async () => {
    const { proxy } = pool();
    proxy.alter('groupWithUsersWithCustomData', async (_, forward) => {
      const { status, body } = await forward();
      return { status, body: JSON.stringify(body).replaceAll('"shanghai"', JSON.stringify(link)) };
    });
    await assertPlain(await tooltipOf(await memberRow('design', '吴婷')), 1);
  });
});

/** Holds that the marker text stands in a tooltip as text, a number of times. */
async function assertPlain(tooltip: vscode.MarkdownString, times: number): Promise<void> {
  assert.equal(plain(tooltip).split(link).length - 1, times);
  assert.ok(!tooltip.isTrusted);
  assert.ok(!tooltip.supportHtml);
  // The heading is the only thing in bold.
  const html: string = await vscode.commands.executeCommand('markdown.api.render', tooltip.value);
  assert.doesNotMatch(html, />x<\/a>|<code|<strong>bold/);
}

function dateOf(iso: string | undefined): string {
  const date = new Date(defined(iso, 'a date'));
  const zone = date.toLocaleTimeString('en', { timeZoneName: 'short' }).split(' ').at(-1);
  return `${date.toLocaleString('en', { dateStyle: 'medium', timeStyle: 'short' })} ${zone}`;
}
