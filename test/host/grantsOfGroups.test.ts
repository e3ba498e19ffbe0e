import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { answerSteps, type StepAnswer } from '../support/host/answerSteps.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { protect } from '../support/host/protection.ts';
import { answerQuestions, type Question } from '../support/host/questions.ts';
import { catchMessages, type Messages } from '../support/host/shownMessages.ts';

const codes = ['night-crew', 'day-crew', 'spare-crew'] as const;
const names = ['Night crew', 'Day crew', 'Spare crew'] as const;

describe('The grants of several groups', () => {
  const pool = usePool();
  let messages: Messages;

  before(async () => {
    const { id, other } = pool();
    const { view } = await internals();
    for (const [index, code] of codes.entries()) {
      await other.groups.create({ code, name: names[index] ?? '' });
    }
    await grant('night-crew', 'read');
    await view.refresh(id);
    await pool().codes();
  });

  beforeEach(() => {
    messages = catchMessages();
  });
  afterEach(() => messages.restore());

  const run = (command: string, ...args: readonly unknown[]) =>
    vscode.commands.executeCommand(`authingGroups.${command}`, ...args);

  const grant = (code: string, ...verbs: readonly string[]) =>
    pool().other.resources.authorize({
      namespace: 'warehouse',
      resource: 'stock:*',
      resourceType: 'DATA',
      opts: [
        {
          targetType: 'GROUP',
          targetIdentifier: code,
          actions: verbs.map((verb) => `stock:${verb}`),
        },
      ],
    });

  /** What each of the groups has in the warehouse, as the server says it. */
  const onServer = () =>
    Promise.all(
      codes.map(async (code) => {
        const options = { namespace: 'warehouse' };
        const { list } = await pool().other.groups.listAuthorizedResources(code, options);
        return list.map((each) => `${each.code} ${each.actions?.join()}`).join('; ');
      }),
    );

  const targets = (...groups: readonly string[]) =>
    groups.map((code) => ({ pool: pool().id, group: { code } }));

  /** Picks stock and its two actions, whatever step the picker is. */
  function pickStock({ title }: { readonly title: string }): StepAnswer {
    if (title.includes('(1/3)')) return ['warehouse'];
    if (title.includes('(2/3)')) return ['stock:*'];
    return ['read', 'adjust'];
  }

  /** Runs a command, answers what it asks, and the question with a button. */
  async function change(
    command: () => Thenable<unknown>,
    button: string | undefined,
    answer: (step: { readonly title: string }) => StepAnswer = pickStock,
  ): Promise<{ readonly question: Question | undefined; readonly titles: readonly string[] }> {
    let titles: readonly string[] = [];
    const questions = await answerQuestions(
      async () => {
        const steps = await answerSteps(command, answer);
        titles = steps.map(({ title }) => title.replace(/ \(\d\/\d\).*$|: .*$/, ''));
      },
      () => button,
    );
    return { question: questions[0], titles };
  }

  async function undo(): Promise<void> {
    const [told] = messages.take();
    defined(told, 'a message').press('Undo');
    await eventually(async () =>
      assert.match(messages.take()[0]?.text ?? '', / as (it was|they were) before\.$/),
    );
  }

  for (const [from, args] of [
    [
      'rows that are selected',
      () => {
        const rows = codes.map((code) => pool().groupRow(code));
        return [rows[0], rows];
      },
    ],
    ['a caller', () => [targets(...codes)]],
  ] as const) {
    it(`are made from ${from}: after one summary, as one change, and taken back by one Undo`, async () => {
      const before = await onServer();
      assert.deepEqual(before, ['stock:* stock:read', '', '']);
      const { question, titles } = await change(() => run('grantResources', ...args()), 'Grant');
      assert.deepEqual([...new Set(titles)], ['Grant Resources to 3 Groups']);
      assert.equal(question?.message, 'Grant read, adjust on 1 resource to 3 groups?');
      assert.equal(
        question?.detail.replace(/\n\nNo permission.*\n|\n\nWhich permissions.*\n/, '\n'),
        [
          '• stock:* (DATA) in warehouse: stock:adjust, stock:read',
          '',
          'These groups get what they lack of it:',
          '• Night crew (night-crew): 1 grant',
          '• Day crew (day-crew): 1 grant',
          '• Spare crew (spare-crew): 1 grant',
          '',
          `The groups are in the user pool “Pool ${pool().id.replace('pool-', '')}”.`,
          '',
          '“Undo Last Change” can take this back.',
        ].join('\n'),
      );
      const both = 'stock:* stock:read,stock:adjust';
      assert.deepEqual(await onServer(), [both, both, both]);
      assert.equal(messages.take()[0]?.text, '3 grants were made to 3 groups.');
      await run('undo');
      assert.equal(messages.take()[0]?.text, '3 grants of 3 groups are as they were before.');
      assert.deepEqual(await onServer(), before);
    });
  }

  it('are made to the groups that are picked in the palette', async () => {
    const before = await onServer();
    const { question } = await change(
      () => run('grantResources'),
      'Grant',
      (step) => (step.title === 'Grant Resources' ? ['Day crew', 'Spare crew'] : pickStock(step)),
    );
    assert.equal(question?.message, 'Grant read, adjust on 1 resource to 2 groups?');
    assert.deepEqual((await onServer())[0], before[0]);
    await undo();
    assert.deepEqual(await onServer(), before);
  });

  it('are made to those that lack them, and the others are named', async () => {
    const resource = { code: 'stock:*', namespace: 'warehouse', type: 'DATA' };
    const named = targets(...codes).map((target) => ({ ...target, resource }));
    const { question } = await change(
      () => run('grantResources', named),
      undefined,
      () => ['read'],
    );
    assert.equal(question?.message, 'Grant read on 1 resource to 2 groups?');
    assert.match(
      question?.detail ?? '',
      /\n\nAuthorized for all of this already, so that nothing changes:\n• Night crew \(night-crew\)\n\n/,
    );
  });

  it('are revoked from those that have them, and made again by Undo', async () => {
    await grant('day-crew', 'read', 'adjust');
    const before = await onServer();
    const { question, titles } = await change(
      () => run('revokeGrants', targets(...codes)),
      'Revoke',
      ({ title }) => (title === 'Revoke Grants of 3 Groups' ? ['stock:*'] : ['read', 'adjust']),
    );
    assert.deepEqual([...new Set(titles)], ['Revoke Grants of 3 Groups']);
    assert.equal(question?.message, 'Revoke 2 grants of 2 groups?');
    assert.match(question?.detail ?? '', /Authorized for none of this.*:\n• Spare crew/);
    assert.deepEqual(await onServer(), ['', '', '']);
    await undo();
    assert.deepEqual((await onServer()).toSorted(), [...before].toSorted());
  });

  it('are changed in production after the code of each group that changes is typed', async () => {
    await protect(pool().id, 'production');
    const before = await onServer();
    // One has both actions already.
    const lacking = codes.filter((_, index) => before[index] !== 'stock:* stock:read,stock:adjust');
    assert.equal(lacking.length, 2);
    const typed: string[] = [];
    const code = (step: { readonly title: string }) => {
      if (!step.title.startsWith('Grant in Production')) return pickStock(step);
      typed.push(step.title);
      return lacking[typed.length - 1] ?? '';
    };
    await change(() => run('grantResources', targets(...codes)), 'Grant', code);
    assert.equal(typed.length, 2);
    assert.notDeepEqual(await onServer(), before);
    await undo();
    const gaveUp = (step: { readonly title: string }) =>
      step.title.startsWith('Grant in Production') && step.title.includes('(2/2)')
        ? undefined
        : code(step);
    typed.length = 0;
    await change(() => run('grantResources', targets(...codes)), 'Grant', gaveUp);
    assert.deepEqual(await onServer(), before);
    await protect(pool().id, undefined);
  });

  it('of a pool are not changed with those of another, and none where resources differ', async () => {
    await run('grantResources', [
      { ...targets('night-crew')[0], resource: { code: 'one', namespace: 'warehouse' } },
      { ...targets('day-crew')[0], resource: { code: 'two', namespace: 'warehouse' } },
    ]);
    assert.deepEqual(
      messages.take().map(({ text }) => text),
      ['The command cannot be run on what it was given.'],
    );
  });
});
