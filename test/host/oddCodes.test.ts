import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { behind, codesAreKnown, completions, labelOf, openText } from '../support/host/codeHelp.ts';
import { usePool } from '../support/host/connectedPool.ts';

const intro = 'from authing import ManagementClient\nclient = ManagementClient()\n';

describe('Completion of codes that nobody would think of', () => {
  const pool = usePool();

  before(codesAreKnown);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('offers codes on one line, however long they are and whatever is in them', async () => {
    const { directory, other } = pool();
    const like = await other.groups.create({ code: 'zz-model', name: 'zz' });
    const codes = ['zz\nbroken', `zz${'-long'.repeat(100)}`];
    const document = await openText(`${intro}client.get_group(code="zz")`, 'python');
    const offered = await eventually(async () => {
      // No server has such groups: one that is asked meanwhile takes them away again.
      directory.apply({ kind: 'groupsDeleted', codes });
      for (const code of codes) {
        directory.apply({ kind: 'groupCreated', group: { ...like, code, name: `zz\n${code}` } });
      }
      const items = (await completions(document, behind(document, 'code="zz'))).filter(
        (item) => labelOf(item).startsWith('zz') && labelOf(item) !== 'zz-model',
      );
      assert.equal(items.length, 2);
      return items;
    });
    for (const item of offered) {
      const { label } = item;
      assert.ok(typeof label === 'object');
      assert.ok(!/\n/.test(label.label + label.description));
      assert.ok(label.label.length <= 100, label.label);
      assert.ok((label.description ?? '').length <= 100, label.description);
    }
    directory.apply({ kind: 'groupsDeleted', codes: [...codes, 'zz-model'] });
    await other.groups.delete('zz-model');
  });
});
