import assert from 'node:assert/strict';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { updates } from '../../src/protocol/resourceAccess.ts';
import { eventually } from '../support/eventually.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { type TappedPanels, tapPanels } from '../support/host/tappedPanels.ts';
import { refusal } from '../support/servers/recordingProxy.ts';

const together = 'groupsAuthorizedResources';
const members = 'groupWithUsers';

describe('The panel that says who may use a resource', () => {
  const pool = usePool();
  let panels: TappedPanels;

  beforeEach(() => {
    panels = tapPanels();
  });

  afterEach(async () => {
    pool().proxy.pass(together);
    pool().proxy.pass(members);
    panels.restore();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  async function open(code: string): Promise<void> {
    await vscode.commands.executeCommand('authingGroups.findGroupsByResource', {
      pool: pool().id,
      resource: { code, namespace: 'default', type: 'DATA' },
    });
    // In the page's place, which the oldest VS Code may load late or never.
    panels.ask('ready');
  }

  /** What the page knows of a kind: by the last snapshot, or the last update after that. */
  function last<K extends 'answer' | 'people' | 'progress' | 'peopleProgress'>(kind: K) {
    const snapshot = panels
      .updates('snapshot')
      .map((body) => v.parse(updates.snapshot, body)[kind]);
    const later = panels.updates(kind).map((body) => v.parse(updates[kind], body));
    return { snapshot: snapshot.at(-1), update: later.at(-1) };
  }
  const answered = () => {
    const { snapshot, update } = last('answer');
    return v.parse(updates.answer, update ?? snapshot).groups;
  };
  const codesAre = (...codes: readonly string[]) =>
    eventually(async () =>
      assert.deepEqual(
        answered()
          .map(({ code }) => code)
          .sort(),
        codes,
      ),
    );
  const people = () => v.parse(updates.people, last('people').update);
  const peopleProgress = () => v.parse(updates.peopleProgress, last('peopleProgress').update);

  it('answers from the groups that can be read, and says that one cannot', async () => {
    const { proxy, directory } = pool();
    directory.reset();
    await directory.groups.loadAll();
    proxy.alter(together, async ({ variables }, forward) =>
      Object.values(variables).includes('finance') ? refusal(1000, 'Busy') : forward(),
    );
    await open('salaries');
    await eventually(async () => {
      const { snapshot, update } = last('progress');
      assert.match(JSON.stringify(update ?? snapshot), /"failed":[1-9].*busy/);
    }, 20_000);
    proxy.pass(together);
    panels.ask('readRest');
    await codesAre('finance', 'people-ops');
  });

  it('follows what a group is called, and takes out one that is deleted', async () => {
    const { directory, other } = pool();
    await open('salaries');
    await codesAre('finance', 'people-ops');
    const { group } = defined(directory.findByCode('finance'), 'the group');
    const renamed = { ...group, code: 'money', name: 'Money' };
    directory.apply({ kind: 'groupUpdated', code: 'finance', group: renamed });
    await codesAre('money', 'people-ops');
    directory.apply({ kind: 'groupUpdated', code: 'money', group });
    await codesAre('finance', 'people-ops');
    await other.groups.delete('finance');
    directory.apply({ kind: 'groupsDeleted', codes: ['finance'] });
    await codesAre('people-ops');
  });

  it('follows a grant of the resource and a revoke, and a wider one', async () => {
    const { directory, other } = pool();
    await open('salaries:7');
    await codesAre('people-ops');
    const target = { targetType: 'GROUP', targetIdentifier: 'design' } as const;
    const applied = async (change: () => Promise<void>) => {
      await change();
      const namespace = 'default';
      const { list } = await other.groups.listAuthorizedResources('design', { namespace });
      directory.apply({
        kind: 'grantsChanged',
        code: 'design',
        namespaces: [{ namespace, resources: list }],
      });
    };
    for (const resource of ['salaries:7', 'salaries:*']) {
      const grant = { namespace: 'default', resource, resourceType: 'DATA' } as const;
      await applied(() =>
        other.resources.authorize({ ...grant, opts: [{ ...target, actions: ['salaries:read'] }] }),
      );
      await codesAre('design', 'people-ops');
      await applied(() => other.resources.revoke({ ...grant, opts: [target] }));
      await codesAre('people-ops');
    }
  });

  it('reads people when they are asked for, and again once a group has others', async () => {
    const { directory, other, proxy } = pool();
    await open('salaries');
    await codesAre('people-ops');
    assert.ok(!proxy.operations().includes(members));
    panels.ask('readPeople');
    await eventually(async () => assert.equal(people().id.length, 4));
    const [newcomer] = (await other.groups.listUsers('design')).list;
    const id = defined(newcomer, 'a user').id;
    await other.groups.addUsers('people-ops', [id]);
    directory.apply({ kind: 'membersAdded', code: 'people-ops', userIds: [id] });
    await eventually(async () => assert.ok(people().id.includes(id)));
    assert.equal(peopleProgress().state, 'loaded');
  });

  it('stops reading people, says so, and reads the rest when asked', async () => {
    const { proxy } = pool();
    await open('documents');
    await codesAre('all-staff', 'engineering');
    proxy.hold(members);
    panels.ask('readPeople');
    await eventually(async () => assert.equal(peopleProgress().state, 'loading'));
    panels.ask('cancelPeople');
    await eventually(async () => {
      const { state, read, total } = peopleProgress();
      assert.deepEqual([state, read, total], ['loaded', 0, 2]);
    });
    proxy.pass(members);
    panels.ask('readPeople');
    await eventually(async () => {
      assert.equal(peopleProgress().read, 2);
      assert.equal(people().id.length, 60);
    });
  });

  it('says whose members could not be read', async () => {
    const { proxy } = pool();
    await open('documents');
    await codesAre('all-staff', 'engineering');
    proxy.alter(members, async ({ variables }, forward) =>
      variables.code === 'engineering' ? refusal(1001, 'Not yours') : forward(),
    );
    panels.ask('readPeople');
    await eventually(async () => {
      const { failed, failure } = peopleProgress();
      assert.equal(failed, 1);
      assert.match(failure ?? '', /Not yours/);
    });
    assert.equal(people().id.length, 60);
  });
});
