import assert from 'node:assert/strict';
import * as v from 'valibot';
import * as vscode from 'vscode';
import { parseUpdate } from '../../src/protocol/envelope.ts';
import { type SentComparison, updates } from '../../src/protocol/groupComparison.ts';
import { eventually } from '../support/eventually.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { answerCopy } from '../support/host/copyScene.ts';
import { openTabs, usePanelCommand } from '../support/host/openTabs.ts';
import { type TappedPanels, tapPanels } from '../support/host/tappedPanels.ts';
import { refusal } from '../support/servers/recordingProxy.ts';

describe('Compare Groups', () => {
  const pool = usePool();
  const another = usePool();
  const { run, told } = usePanelCommand('authingGroups.compareGroups');
  const named = (code: string, of = pool) => ({ pool: of().id, group: { code } });

  it('opens one panel for some groups, named by their codes or by their rows, in any order', async () => {
    const { groupRow } = pool();
    await run(['customer-support', 'sales-global'].map((code) => named(code)));
    await eventually(async () =>
      assert.deepEqual(openTabs(), ['Compare: Customer Support, Global Sales']),
    );
    const rows = ['sales-global', 'customer-support'].map(groupRow);
    await run(rows[0], rows);
    assert.equal(openTabs().length, 1);
  });

  it('names groups of several pools with their pools', async () => {
    await run([named('sales-global'), named('sales-global', another)]);
    await eventually(async () =>
      assert.match(
        openTabs().join(),
        /^Compare: Global Sales \(Pool \d+\), Global Sales \(Pool \d+\)$/,
      ),
    );
  });

  it('reads the resources of the groups of a pool together, and their members to the end', async () => {
    const { proxy, directory } = pool();
    directory.reset();
    await directory.groups.loadAll();
    proxy.requests.length = 0;
    await run([named('all-staff'), named('finance')]);
    await eventually(async () => {
      for (const code of ['all-staff', 'finance']) {
        const key = defined(directory.findByCode(code), code).key;
        assert.equal(directory.resources(key).state, 'loaded');
        assert.ok(directory.members.content(key).value?.complete);
      }
    });
    const count = (name: string) => proxy.operations().filter((each) => each === name).length;
    assert.equal(count('groupsAuthorizedResources'), 1);
  });

  it('takes five groups, and says so where there are more', async () => {
    const codes =
      pool().directory.groups.content.value?.groups.map(({ group }) => group.code) ?? [];
    await run(codes.slice(0, 6).map((code) => named(code)));
    assert.deepEqual(told(), [
      '6 groups are selected, and 5 can be compared at a time. Select fewer.',
    ]);
    assert.deepEqual(openTabs(), []);
    await run(codes.slice(0, 5).map((code) => named(code)));
    await eventually(async () => assert.equal(openTabs().length, 1));
  });

  it('has nothing to copy between groups that have the same', async () => {
    await vscode.commands.executeCommand('authingGroups.internal.copyGrants', [
      named('sales-cn'),
      named('sales-cn', another),
    ]);
    assert.deepEqual(told(), ['Each of these groups has all that the others have.']);
  });

  describe('in its page', () => {
    let line: TappedPanels;

    beforeEach(() => {
      line = tapPanels();
    });

    afterEach(() => line.restore());

    /** Opens the panel, and asks for what it shows as its page does once it has come. */
    const open = async (...groups: readonly unknown[]) => {
      await run(groups);
      line.ask('ready');
    };
    /** What the page shows: the comparison that it was sent last. */
    const compared = (): SentComparison => {
      const sent = line.sent.flatMap((message): readonly SentComparison[] => {
        const update = parseUpdate(message);
        if (update?.type === 'comparison') return [v.parse(updates.comparison, update.body)];
        if (update?.type !== 'snapshot') return [];
        const { comparison } = v.parse(updates.snapshot, update.body);
        return comparison === undefined ? [] : [comparison];
      });
      return defined(sent.at(-1), 'a comparison');
    };
    const membersOf = (group: number) =>
      compared().people.filter(({ memberships }) => memberships[group] !== 'absent').length;
    const states = () =>
      line.sent.flatMap((message) => {
        const update = parseUpdate(message);
        if (update?.type === 'snapshot') return [v.parse(updates.snapshot, update.body).groups];
        return update?.type === 'groups' ? [v.parse(updates.groups, update.body)] : [];
      });

    it('follows what is changed in its groups', async () => {
      const { other, directory } = pool();
      await open(named('finance'), named('design'));
      const count = await eventually(async () => {
        assert.ok(membersOf(0) > 0 && membersOf(1) > 0);
        return membersOf(0);
      });
      const { list } = await other.groups.listUsers('finance', { limit: 1 });
      const userIds = list.map(({ id }) => id);
      await other.groups.removeUsers('finance', userIds);
      directory.apply({ kind: 'membersRemoved', code: 'finance', userIds });
      await eventually(async () => assert.equal(membersOf(0), count - 1));
    });

    /** Asks from the row of a resource that so many of two groups have. @returns the pools it could be asked in */
    const findGroups = async (having: number) => {
      const { other } = another();
      await other.resources.revoke({
        namespace: 'default',
        resource: 'salaries:*',
        resourceType: 'DATA',
        opts: [{ targetType: 'GROUP', targetIdentifier: 'finance' }],
      });
      const { directory } = another();
      await directory.loadResources(defined(directory.findByCode('finance'), 'it').key, {
        again: true,
      });
      await open(named('finance'), named('finance', another));
      const place = await eventually(async () => {
        const { resources, grants } = compared().table;
        assert.equal(compared().table.groups.length, 2);
        const counts = resources.code.map(
          (_, resource) => [...grants.resourceIndex].filter((each) => each === resource).length,
        );
        assert.ok(counts.includes(having), counts.join());
        return counts.indexOf(having);
      });
      const { revision, resources } = compared().table;
      const { picks } = await answerCopy(async () => {
        line.ask('findGroups', { revision, resource: place });
        await eventually(async () => assert.equal(openTabs().length, 2));
      });
      assert.ok(
        openTabs()
          .join()
          .includes(resources.code[place] ?? '?'),
        openTabs().join(),
      );
      return picks;
    };

    it('finds from a row the groups that may use a resource, in the pool whose group has it', async () => {
      assert.deepEqual(await findGroups(1), []);
    });

    it('asks in which pool to find them where groups of several have it', async () => {
      const [pools] = await findGroups(2);
      assert.equal(pools?.length, 2);
    });

    it('copies from a row one resource, or one member', async () => {
      const { other } = another();
      const { list } = await other.groups.listUsers('design');
      const user = defined(list[0], 'a member');
      await other.groups.removeUsers('design', [user.id]);
      await open(named('design'), named('design', another));
      const place = () =>
        compared().people.findIndex(({ memberships }) => memberships.join() === 'member,absent');
      await eventually(async () => assert.ok(place() >= 0), 10_000);
      const { questions } = await answerCopy(async () => {
        const { revision } = compared().table;
        line.ask('copyMemberToOther', { revision, person: place() });
        await eventually(async () =>
          assert.equal((await other.groups.listUsers('design')).totalCount, list.length),
        );
      });
      assert.match(questions[0]?.detail ?? '', /^Members to be added:\n• .+\n\n/);
    });

    it('compares the others where a group cannot be read, and says which and why', async () => {
      const { proxy, directory } = pool();
      directory.reset();
      await directory.groups.loadAll();
      const deny = async () => refusal(1001, 'Not for you');
      proxy.alter('groupsAuthorizedResources', deny);
      proxy.alter('listGroupAuthorizedResources', async ({ variables }, forward) =>
        Object.values(variables).includes('finance') ? deny() : forward(),
      );
      await open(...['finance', 'design', 'engineering'].map((code) => named(code)));
      await eventually(async () => {
        const shown = states().at(-1) ?? [];
        assert.deepEqual(
          shown.map(({ status }) => status.state),
          ['failed', 'loaded', 'loaded'],
        );
        assert.match(JSON.stringify(shown[0]), /Not for you/);
        assert.equal(compared().table.groups.length, 2);
      }, 20_000);
      proxy.pass('groupsAuthorizedResources');
      proxy.pass('listGroupAuthorizedResources');
    });

    it('says that a group was deleted, where that shows only as its members are read again', async () => {
      const { id, other } = pool();
      await open(named('design'), named('oncall'));
      await eventually(async () => assert.ok(membersOf(0) > 0 && membersOf(1) > 0), 10_000);
      await other.groups.delete('oncall');
      await vscode.commands.executeCommand('authingGroups.refresh', { pool: id });
      await eventually(async () =>
        assert.deepEqual(
          states()
            .at(-1)
            ?.map(({ deleted }) => deleted),
          [false, true],
        ),
      );
      assert.ok(membersOf(1) > 0);
    });
  });
});
