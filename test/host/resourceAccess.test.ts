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
const named = 'authorizedTargets';

describe('The panel that says who may use a resource', () => {
  const pool = usePool();
  let panels: TappedPanels;

  beforeEach(() => {
    panels = tapPanels();
  });

  afterEach(async () => {
    pool().proxy.pass(together);
    pool().proxy.pass(members);
    pool().proxy.pass(named);
    panels.restore();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  async function open(code: string, type = 'DATA'): Promise<void> {
    await vscode.commands.executeCommand('authingGroups.findGroupsByResource', {
      pool: pool().id,
      resource: { code, namespace: 'default', type },
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
  const answer = () => {
    const { snapshot, update } = last('answer');
    return v.parse(updates.answer, update ?? snapshot);
  };
  const answered = () => answer().groups;
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

  it('keeps what was read before of a group that cannot be read again, and says so', async () => {
    const { proxy } = pool();
    await open('documents');
    await codesAre('all-staff', 'engineering');
    proxy.alter(together, async ({ variables }, forward) =>
      Object.values(variables).includes('engineering') ? refusal(1000, 'Busy') : forward(),
    );
    panels.ask('refresh');
    await eventually(async () => {
      const { snapshot, update } = last('progress');
      const { read, failed, old, total } = v.parse(updates.progress, update ?? snapshot);
      assert.ok(failed > 0 && read + failed === total);
      assert.equal(old, failed);
    }, 20_000);
    await codesAre('all-staff', 'engineering');
  });

  describe('and what the server itself names', () => {
    beforeEach(async () => {
      const { directory } = pool();
      directory.reset();
      await directory.groups.loadAll();
    });

    const serverNames = (...codes: readonly string[]) => {
      const list = codes.map((targetIdentifier) => ({ targetType: 'GROUP', targetIdentifier }));
      pool().proxy.alter(named, async () => ({
        status: 200,
        body: { data: { authorizedTargets: { totalCount: list.length, list } } },
      }));
    };
    const whole = () =>
      eventually(async () => {
        const { snapshot, update } = last('progress');
        const { read, total } = v.parse(updates.progress, update ?? snapshot);
        assert.ok(total > 10 && read === total);
      });

    it('shows it until the own grants of these groups are read, which decide', async () => {
      let release = () => {};
      const released = new Promise<void>((done) => {
        release = done;
      });
      pool().proxy.alter(together, async (_, forward) => {
        await released;
        return forward();
      });
      await open('documents');
      // Contractors have an instance alone, which the server does not tell.
      await codesAre('all-staff', 'contractors', 'engineering');
      for (const group of answered()) {
        assert.equal(group.isOnlyNamed, true);
        assert.deepEqual(group.ways, []);
      }
      release();
      await codesAre('all-staff', 'engineering');
      assert.ok(answered().every(({ isOnlyNamed }) => isOnlyNamed !== true));
      await whole();
      assert.deepEqual([answer().parts?.groups, answer().differences], [1, undefined]);
    });

    it('says where it names other groups than those whose grants have the resource', async () => {
      serverNames('design');
      await open('profile-api', 'API');
      await codesAre('engineering');
      await whole();
      await eventually(async () =>
        assert.deepEqual(answer().differences, {
          beyond: { names: ['设计团队'], count: 1 },
          missing: { names: ['研发团队 Engineering'], count: 1 },
        }),
      );
    });

    it('takes ids that are no codes for nobody, and misses nothing then', async () => {
      serverNames('6b1f0c', '9d2e77');
      await open('profile-api', 'API');
      await codesAre('engineering');
      await whole();
      assert.equal(answer().differences, undefined);
    });

    it('needs it not where the server refuses to tell', async () => {
      pool().proxy.alter(named, async () => refusal(500, 'Not told'));
      await open('profile-api', 'API');
      await codesAre('engineering');
      await whole();
      assert.equal(answer().differences, undefined);
    });

    it('does not ask where the grants of all groups are known', async () => {
      await open('profile-api', 'API');
      await whole();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const { proxy } = pool();
      const asked = () => proxy.operations().filter((each) => each === named).length;
      const before = asked();
      panels.restore();
      panels = tapPanels();
      await open('home', 'MENU');
      await codesAre('all-staff', 'contractors');
      assert.equal(asked(), before);
    });
  });
});
