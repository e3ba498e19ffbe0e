import assert from 'node:assert/strict';
import type { Question, QuestionField } from '../../src/protocol/userPermissions.ts';
import { eventually } from '../support/eventually.ts';
import { defined } from '../support/host/connectedPool.ts';
import { useUserPanel } from '../support/host/userPanel.ts';
import { refusal } from '../support/servers/recordingProxy.ts';

describe("What a user may do, asked in the panel of the user's permissions,", () => {
  const { pool, open, ask } = useUserPanel();

  it('says yes with the groups and the rule, and asks the server by the name that the grant has', async () => {
    const line = await open();
    await ask(line, ['read', 'documents:7', 'default'], ({ verdict, sentence, rules, server }) => {
      assert.equal(verdict, 'yes');
      assert.match(sentence, /^May 陈伟 do “read” on “documents:7” in “default”\? Yes, through “/);
      assert.ok(
        rules.includes(
          '“全体员工” is granted “documents:read” on “documents:*”, which stands for “documents:7”.',
        ),
      );
      assert.equal(server.state, 'yes');
      assert.equal(server.difference, '');
    });
    await ask(line, ['read', 'salaries:7', 'default'], ({ verdict, sentence, server }) => {
      assert.equal(verdict, 'yes');
      assert.match(sentence, /\? Yes, through a grant made directly to this user\.$/);
      assert.equal(server.state, 'yes');
    });
  });

  it('says no with the groups that would give it', async () => {
    const line = await open();
    await ask(line, ['write', 'salaries:7', 'default'], ({ verdict, server, wouldGive }) => {
      assert.equal(verdict, 'no');
      assert.equal(server.state, 'no');
      assert.deepEqual(wouldGive?.groups, [{ code: 'people-ops', name: 'People Operations' }]);
      assert.equal(wouldGive?.sentence, 'This group would give it:');
    });
    await ask(line, ['burn', 'salaries:7', 'default'], ({ wouldGive }) => {
      assert.deepEqual(wouldGive?.groups, []);
      assert.equal(wouldGive?.reading, false);
    });
  });

  it('says where the server decides otherwise, and why that may be', async () => {
    const line = await open();
    const decide = (isActionAllowed: boolean) =>
      pool().proxy.alter('isActionAllowed', async () => ({
        status: 200,
        body: { data: { isActionAllowed } },
      }));
    decide(true);
    await ask(line, ['burn', 'salaries:7', 'default'], ({ verdict, server }) => {
      assert.equal(verdict, 'no');
      assert.equal(server.state, 'yes');
      assert.match(server.difference, /^The server decides otherwise than .* policy, a role/);
    });
    decide(false);
    await ask(line, ['read', 'documents:7', 'default'], ({ verdict, server }) => {
      assert.equal(verdict, 'yes');
      assert.equal(server.state, 'no');
      assert.match(server.difference, /^The server decides otherwise than .* policy/);
    });
    pool().proxy.alter('isActionAllowed', async () => refusal(500, 'No policy engine'));
    await ask(line, ['read', 'documents:8', 'default'], ({ verdict, server }) => {
      assert.equal(verdict, 'yes');
      assert.match(server.sentence, /^The server could not be asked\. .*No policy engine/);
      assert.equal(server.difference, '');
    });
  });

  it('does not say no where a group could not be read, and reads the rest when asked to', async () => {
    const { proxy, directory } = pool();
    directory.reset();
    await directory.groups.load();
    proxy.alter('groupsAuthorizedResources', async () => refusal(500, 'Too complex'));
    proxy.alter('listGroupAuthorizedResources', async ({ variables }, forward) =>
      variables.code === 'engineering' ? refusal(500, 'Not today') : forward(),
    );
    const line = await open();
    const { progress, serverSum, table } = defined(line.latest('snapshot'), 'a snapshot');
    assert.equal(progress.failed, 1);
    assert.ok(progress.read > 0 && progress.read === progress.total - 1);
    assert.match(progress.failure ?? '', /Not today/);
    assert.deepEqual(serverSum, { state: 'unknown', reason: 'Not all groups have been read.' });
    assert.ok(table?.code.includes('documents:*'));
    const question = ['write', 'documents:7', 'default'] as const;
    await ask(line, question, ({ verdict, sentence, wouldGive }) => {
      assert.equal(verdict, 'unknown');
      assert.match(sentence, /\? Not through the \d of \d groups that have been read\.$/);
      assert.equal(wouldGive, undefined);
    });
    proxy.pass('listGroupAuthorizedResources');
    line.say('readRest');
    await eventually(async () => {
      line.say('ready');
      assert.equal(line.latest('snapshot')?.answer?.verdict, 'yes');
    });
  });

  it('suggests what is known of the pool for each part of a question', async () => {
    const line = await open();
    const question = { action: '', resource: 'sal', namespace: 'default' };
    const suggested = async (field: QuestionField, asked: Question) => {
      line.say('suggest', { field, question: asked });
      return eventually(async () => {
        const found = defined(line.latest('suggested'), 'suggestions');
        assert.deepEqual([found.field, found.question], [field, asked]);
        return found.list.map(({ value }) => value);
      });
    };
    assert.deepEqual(await suggested('resource', question), ['salaries', 'salaries:*']);
    assert.deepEqual(await suggested('action', { ...question, resource: 'salaries:7' }), [
      'read',
      'write',
    ]);
    assert.deepEqual(await suggested('namespace', { ...question, namespace: 'web' }), ['webshop']);
  });
});
