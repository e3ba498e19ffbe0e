import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { answerQuestions, type Question } from '../support/host/questions.ts';
import { catchMessages } from '../support/host/shownMessages.ts';

describe('Before a change, a question says which permissions it would change:', () => {
  const pool = usePool();

  const run = (command: string, ...args: readonly unknown[]) =>
    vscode.commands.executeCommand(`authingGroups.${command}`, ...args);

  async function idOf(username: string): Promise<string> {
    const user = await pool().other.users.find({ username });
    return defined(user, username).id;
  }

  const memberIds = async (code: string) =>
    (await pool().other.groups.listUsers(code, { limit: 200 })).list.map(({ id }) => id);

  /** Asks until it was found out in time, which a slow machine may miss, and each time answers with Escape. */
  function asked(work: () => Thenable<unknown>): Promise<Question> {
    return eventually(async () => {
      const [question] = await answerQuestions(work, () => undefined);
      assert.doesNotMatch(defined(question, 'a question').detail, /in time/);
      return defined(question, 'a question');
    });
  }

  /** Opens the details of a question. @returns their text */
  async function details(work: () => Thenable<unknown>, second: 'Cancel' | 'go on') {
    const { showQuickPick } = vscode.window;
    let title: string | undefined;
    const pick = (items: readonly vscode.QuickPickItem[], options?: vscode.QuickPickOptions) => {
      title = options?.title;
      return Promise.resolve(second === 'Cancel' ? items.at(-1) : items[0]);
    };
    Object.assign(vscode.window, { showQuickPick: pick });
    try {
      const questions = await answerQuestions(work, () => 'Show Details');
      assert.equal(questions.length, 1);
      assert.equal(title, questions[0]?.message);
    } finally {
      Object.assign(vscode.window, { showQuickPick });
    }
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    return text;
  }

  it('what a member would lose, by name', async () => {
    const emma = await idOf('emma.clarke');
    const target = { pool: pool().id, group: { code: 'security-reviewers' }, users: [emma] };
    const { detail, buttons } = await asked(() => run('removeMembers', target));
    assert.match(
      detail,
      /would lose \d permissions: delete-user \(click\), audit-log:\* \((read, )?export\), user-list \(view, export\)\.\n\nThe user stays/,
    );
    assert.deepEqual(buttons, ['Remove', 'Show Details']);
  });

  it('with details, after which the question stands beside them', async () => {
    const emma = await idOf('emma.clarke');
    const target = { pool: pool().id, group: { code: 'security-reviewers' }, users: [emma] };
    const text = await details(() => run('removeMembers', target), 'Cancel');
    assert.match(text, /^Remove .+ from “安全评审”\?\n\nOnly groups were looked at\./);
    assert.match(text, /\n.+ would lose \(\d\)\nsystem\tBUTTON\tdelete-user\tdelete-user:click\n/);
    assert.ok((await memberIds('security-reviewers')).includes(emma));
  });

  it('of several members who, and how many each', async () => {
    const users = await memberIds('security-reviewers');
    const target = { pool: pool().id, group: { code: 'security-reviewers' }, users };
    const { detail } = await asked(() => run('removeMembers', target));
    assert.match(detail, /\n\n5 users would lose permissions: (.+ \(\d\), ){4}.+ \(\d\)\.\n\n/);
  });

  it('that a group is authorized for nothing', async () => {
    const { id, other } = pool();
    const user = await idOf('emma.clarke');
    await other.groups.create({ code: 'chess-club', name: 'Chess club' });
    await other.groups.addUsers('chess-club', [user]);
    const target = { pool: id, group: { code: 'chess-club' }, users: [user] };
    const { detail, buttons } = await asked(() => run('removeMembers', target));
    assert.match(detail, /^No permission would be lost: the group is authorized for nothing\./);
    assert.deepEqual(buttons, ['Remove']);
  });

  it('what the members of groups would lose that are deleted together', async () => {
    const { id, other } = pool();
    const [user] = await memberIds('sales-cn');
    const groups = ['sales-cn', 'sales-global'];
    const targets = groups.map((code) => ({ pool: id, group: { code } }));
    await other.groups.addUsers('sales-global', [defined(user, 'somebody in sales')]);
    const one = await asked(() => run('deleteGroups', targets[0]));
    const both = await asked(() => run('deleteGroups', targets));
    const count = async (code: string) => (await memberIds(code)).length;
    const [cn, global] = await Promise.all(groups.map(count));
    const all = new Set((await Promise.all(groups.map(memberIds))).flat()).size;
    assert.equal(all, (cn ?? 0) + (global ?? 0) - 1);
    // Who is in both keeps what the other gives.
    assert.match(one.detail, new RegExp(`\\n\\n${(cn ?? 0) - 1} users would lose permissions: `));
    assert.match(both.detail, new RegExp(`\\n\\n${all} users would lose permissions: `));
    const text = await details(() => run('deleteGroups', targets[0]), 'Cancel');
    assert.match(text, /\nwebshop\tDATA\torders:\*\torders:read, orders:refund\n/);
    assert.match(text, /\nWould lose nothing \(1\)\n/);
    assert.ok(await other.groups.detail('sales-cn'));
  });

  it('and then does it, also after the details', async () => {
    const [user] = await memberIds('finance');
    const target = { pool: pool().id, group: { code: 'finance' }, users: [user] };
    await details(() => run('removeMembers', target), 'go on');
    assert.ok(!(await memberIds('finance')).includes(defined(user, 'a user')));
  });

  it('without making the question wait for a server that does not answer', async () => {
    const { proxy } = pool();
    const emma = await idOf('emma.clarke');
    const target = { pool: pool().id, group: { code: 'security-reviewers' }, users: [emma] };
    const held = proxy.hold('groupsOfUsers');
    const [question] = await answerQuestions(
      () => run('removeMembers', target),
      () => undefined,
    );
    held.release();
    assert.match(
      defined(question, 'a question').detail,
      /^Which permissions would be lost could not be read in time\.\n\nThe user stays/,
    );
  });

  it('what those would gain who are picked to be added, behind the title of the picker', async () => {
    const { id, other } = pool();
    const group = { pool: id, group: { code: 'people-ops' } };
    const { createQuickPick } = vscode.window;
    const pickers: vscode.QuickPick<vscode.QuickPickItem>[] = [];
    const caught = () => {
      const picker = createQuickPick();
      pickers.push(picker);
      return picker;
    };
    Object.assign(vscode.window, { createQuickPick: caught });
    const adding = Promise.resolve(run('addMembers', group));
    try {
      const picker = await eventually(async () => defined(pickers[0], 'a picker'));
      picker.value = 'oscar.lindqvist';
      // Only then has the search for him come, after which nothing replaces the rows any more.
      const row = await eventually(async () => {
        const rows = picker.items.filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
        assert.deepEqual(
          rows.map(({ label }) => label),
          ['Oscar Lindqvist'],
        );
        return defined(rows[0], 'Oscar');
      });
      assert.equal(picker.title, 'Add Members to “People Operations”');
      picker.selectedItems = [row];
      await eventually(async () =>
        assert.match(
          picker.title ?? '',
          /^Add Members to “People Operations”: Oscar Lindqvist would gain 3 permissions$/,
        ),
      );
      picker.selectedItems = [];
      await eventually(async () =>
        assert.equal(picker.title, 'Add Members to “People Operations”'),
      );
      picker.hide();
      await adding;
    } finally {
      Object.assign(vscode.window, { createQuickPick });
    }
    const oscar = await idOf('oscar.lindqvist');
    const { list } = await other.groups.listUsers('people-ops', { limit: 200 });
    assert.ok(!list.some((user) => user.id === oscar));
  });

  it('what those gained who were added by a caller, in what is told of it, and in a list', async () => {
    const { id, other } = pool();
    const oscar = await idOf('oscar.lindqvist');
    const target = { pool: id, group: { code: 'people-ops' }, users: [oscar] };
    const messages = catchMessages();
    try {
      // Where a slow machine misses it, he is added once more.
      const told = await eventually(async () => {
        await other.groups.removeUsers('people-ops', [oscar]);
        await run('addMembers', target);
        const [message] = messages.take();
        assert.match(
          message?.text ?? '',
          /^1 member was added to “People Operations”\. Oscar Lindqvist gained 3 permissions: .+\.$/,
        );
        return defined(message, 'a message');
      });
      assert.deepEqual(told.buttons, ['Undo', 'Show Permissions']);
      told.press('Show Permissions');
      await eventually(async () =>
        assert.match(
          vscode.window.activeTextEditor?.document.getText() ?? '',
          /^Added to “People Operations”\n[\s\S]*\nOscar Lindqvist gained \(3\)\n/,
        ),
      );
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      // Who is a member already gains nothing, and is not said to.
      await run('addMembers', target);
      const again = messages.take().map(({ text }) => text);
      assert.match(again.join(), / is a member of “People Operations” already\.$/);
    } finally {
      messages.restore();
    }
    await other.groups.removeUsers('people-ops', [oscar]);
  });

  it('what those of a pasted list would gain, who are ticked, in a list beside the question', async () => {
    const { id, other } = pool();
    await vscode.env.clipboard.writeText('oscar.lindqvist');
    const { createQuickPick, showQuickPick } = vscode.window;
    type Picker = vscode.QuickPick<vscode.QuickPickItem>;
    const pickers: { readonly picker: Picker; readonly press: (button: number) => void }[] = [];
    const caught = () => {
      const picker = createQuickPick();
      const listen = picker.onDidTriggerButton.bind(picker);
      let listener: ((button: vscode.QuickInputButton) => unknown) | undefined;
      Object.defineProperty(picker, 'onDidTriggerButton', {
        value: (heard: (button: vscode.QuickInputButton) => unknown) => {
          listener = heard;
          return listen(heard);
        },
      });
      const press = (button: number) => listener?.(defined(picker.buttons[button], 'a button'));
      pickers.push({ picker, press });
      return picker;
    };
    const asked: (string | undefined)[] = [];
    const pickFirst = (items: readonly unknown[], options?: vscode.QuickPickOptions) => {
      asked.push(options?.title);
      return Promise.resolve(items[0]);
    };
    Object.assign(vscode.window, { createQuickPick: caught, showQuickPick: pickFirst });
    try {
      const adding = Promise.resolve(
        run('addMembers', { pool: id, group: { code: 'people-ops' } }),
      );
      const first = await eventually(async () => defined(pickers[0], 'the picker of users'));
      first.press(1);
      const second = await eventually(async () => defined(pickers[1], 'the review of the list'));
      await eventually(async () => assert.equal(second.picker.selectedItems.length, 1));
      second.press(1);
      await adding;
      assert.deepEqual(asked, ['Add 1 user to “People Operations”?']);
    } finally {
      Object.assign(vscode.window, { createQuickPick, showQuickPick });
    }
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    assert.match(text, /^Add 1 user to “People Operations”\?\n/);
    const oscar = await idOf('oscar.lindqvist');
    const { list } = await other.groups.listUsers('people-ops', { limit: 200 });
    assert.ok(list.some((user) => user.id === oscar));
    await other.groups.removeUsers('people-ops', [oscar]);
  });

  it('what the members of a group would lose whose grants are revoked', async () => {
    const { id, other } = pool();
    const resource = { code: 'salaries:*', namespace: 'default', type: 'DATA' };
    const finance = { pool: id, group: { code: 'finance' }, resource };
    const members = await memberIds('finance');
    const revoking = await asked(() => run('revokeGrants', finance));
    assert.match(revoking.detail, /salaries/);
    assert.match(
      revoking.detail,
      new RegExp(`\\n\\n(${members.length} users would lose permissions: |.+ would lose )`),
    );
    assert.equal(revoking.buttons[0], 'Revoke');
    const { list } = await other.groups.listAuthorizedResources('finance', {
      namespace: 'default',
    });
    assert.ok(list.some(({ code }) => code === 'salaries:*'));
  });
});
