import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { grantTo, revokeFrom } from '../../src/panels/shared/resourceCommands.ts';
import { answerSteps, type Step, type StepAnswer } from '../support/host/answerSteps.ts';
import { type ConnectedPool, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { protect } from '../support/host/protection.ts';
import { answerQuestions } from '../support/host/questions.ts';

const resource = { namespace: 'warehouse', code: 'stock:*', type: 'DATA' } as const;
const crews = ['night-crew', 'day-crew'] as const;

const run = (command: string, ...args: readonly unknown[]) =>
  vscode.commands.executeCommand(`authingGroups.${command}`, ...args);

const rowsOf = (pool: ConnectedPool) => crews.map((code) => pool.groupRow(code));
const night = (pool: ConnectedPool) => ({ pool: pool.id, code: 'night-crew' });
const target = (pool: ConnectedPool, code: string) => ({ pool: pool.id, group: { code } });

/** Everywhere that grants can be changed from, and of how many groups they are there. */
const entries: readonly (readonly [
  from: string,
  groups: number,
  run: (pool: ConnectedPool) => Thenable<unknown>,
])[] = [
  ['the button of a group panel', 1, (pool) => grantTo(night(pool))],
  ['a row of a group panel', 1, (pool) => revokeFrom(night(pool), resource)],
  ['a cell of the matrix, to grant', 1, (pool) => grantTo(night(pool), resource)],
  ['a cell of the matrix, to revoke', 1, (pool) => revokeFrom(night(pool), resource)],
  ['the row of a group, to grant', 1, (pool) => run('grantResources', rowsOf(pool)[0], undefined)],
  ['the row of a group, to revoke', 1, (pool) => run('revokeGrants', rowsOf(pool)[0], undefined)],
  ['selected rows, to grant', 2, (pool) => run('grantResources', rowsOf(pool)[0], rowsOf(pool))],
  ['selected rows, to revoke', 2, (pool) => run('revokeGrants', rowsOf(pool)[0], rowsOf(pool))],
  ['the palette, to grant', 2, () => run('grantResources')],
  ['the palette, to revoke', 2, () => run('revokeGrants')],
  [
    'a caller that names groups',
    2,
    (pool) =>
      run(
        'revokeGrants',
        crews.map((code) => ({ ...target(pool, code), resource })),
      ),
  ],
  [
    'a comparison, to copy',
    1,
    (pool) => run('internal.copyGrants', [target(pool, 'night-crew'), target(pool, 'spare-crew')]),
  ],
];

describe('Grants are protected wherever they are changed from:', () => {
  const pool = usePool();

  before(async () => {
    const { id, other } = pool();
    for (const code of [...crews, 'spare-crew']) await other.groups.create({ code, name: code });
    const { view } = await internals();
    await view.refresh(id);
    await pool().codes();
  });

  beforeEach(async () => {
    await pool().other.resources.authorize({
      namespace: resource.namespace,
      resource: resource.code,
      resourceType: resource.type,
      opts: crews.map((code) => ({
        targetType: 'GROUP',
        targetIdentifier: code,
        actions: ['stock:read'],
      })),
    });
  });

  afterEach(() => protect(pool().id, undefined));

  /** The requests that changed something, or tried to. */
  const changes = () =>
    pool()
      .proxy.operations()
      .filter((name) =>
        /^authorizeResource$|revoke-resource|addUserToGroup|createGroup/.test(name),
      );

  /** Goes through all that is asked, and agrees; gives up where a code is to be typed. */
  function agree({ title, labels }: Step): StepAnswer {
    if (title.includes(' in Production: ')) return undefined;
    if (/^(Grant Resources|Revoke Grants)$/.test(title)) return [...crews];
    const known = ['warehouse', 'stock:*', 'adjust', 'read'].filter((each) =>
      labels.includes(each),
    );
    return known.length > 0 ? known : labels;
  }

  for (const [from, groups, start] of entries) {
    it(`read-only refuses ${from} with its sentence, and asks and sends nothing`, async () => {
      const { id, proxy } = pool();
      await protect(id, 'readOnly');
      const warned: string[] = [];
      const sent = proxy.requests.length;
      const { showWarningMessage } = vscode.window;
      const warn = (text: string) => {
        warned.push(text);
        return Promise.resolve(undefined);
      };
      Object.assign(vscode.window, { showWarningMessage: warn });
      try {
        const steps = await answerSteps(() => start(pool()), agree);
        assert.deepEqual(steps, []);
      } finally {
        Object.assign(vscode.window, { showWarningMessage });
      }
      assert.equal(warned.length, 1);
      assert.match(warned[0] ?? '', /^“Pool \d+” is Read-Only\. /);
      assert.equal(proxy.requests.length, sent);
    });

    it(`production asks for the code at ${from}, and without it nothing is sent`, async () => {
      await protect(pool().id, 'production');
      const before = changes().length;
      let steps: readonly Step[] = [];
      const { showQuickPick } = vscode.window;
      const pickAll = async (items: unknown, options?: vscode.QuickPickOptions) => {
        const all = await Promise.resolve(items);
        if (!Array.isArray(all)) return undefined;
        return options?.canPickMany ? all : all[0];
      };
      Object.assign(vscode.window, { showQuickPick: pickAll });
      try {
        await answerQuestions(
          async () => {
            steps = await answerSteps(() => start(pool()), agree);
          },
          ({ buttons }) => buttons[0],
        );
      } finally {
        Object.assign(vscode.window, { showQuickPick });
      }
      const last = steps.at(-1)?.title ?? '';
      assert.match(last, / in Production: “Pool \d+”/);
      assert.equal(last.includes('(1/2)'), groups === 2);
      assert.equal(changes().length, before);
    });
  }
});
