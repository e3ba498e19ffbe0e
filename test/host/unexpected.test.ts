import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { LazyTree } from '../../src/tree/lazyTree.ts';
import { eventually } from '../support/eventually.ts';
import { defined, usePool } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { catchMessages, type Messages } from '../support/host/shownMessages.ts';
import { rowsBelow, show } from '../support/host/shownRows.ts';

const secret = 'f00dfeed51deca5ecafe0123456789ab';

/** Of a kind that nobody expects, with what must not get out. */
function bug(): TypeError {
  return new TypeError(`mrk7 is undefined (${secret}, Bearer opaque-0123456789)`);
}

describe('Something that nobody expects to fail', () => {
  const pool = usePool({ secret });
  let messages: Messages;
  const repairs: (() => void)[] = [];

  beforeEach(async () => {
    // VS Code may have read the rows while the test before had something broken.
    await rowsBelow(pool().row);
    messages = catchMessages();
  });

  afterEach(() => {
    messages.restore();
    for (const repair of repairs.splice(0)) repair();
  });

  /** Has a method throw until the test has ended. */
  function breakMethod<T extends object>(of: T, method: keyof T & string): void {
    repairs.push(() => Reflect.deleteProperty(of, method));
    Object.defineProperty(of, method, {
      configurable: true,
      value: () => {
        throw bug();
      },
    });
  }

  /** The line of the log that says this, with what follows it up to the next line. */
  async function logged(what: string): Promise<string> {
    let found: string | undefined;
    await eventually(async () => {
      const lines = (await readLog()).split(/\n(?=\d{4}-\d\d-\d\d )/);
      found = lines.findLast((line) => line.includes(what));
      assert.ok(found, `the log has no line of: ${what}`);
    });
    return found ?? '';
  }

  async function assertLogged(what: string): Promise<void> {
    const line = await logged(what);
    assert.match(line, /TypeError: mrk7 is undefined \(\*\*\*, Bearer \*\*\*/);
    assert.match(line, /\n\s+at /);
    assert.ok(!(await readLog()).includes(secret));
  }

  it('is told without its message where a command is run, and the log has all of it', async () => {
    const { directories } = await internals();
    const row = pool().groupRow('oncall');
    breakMethod(directories, 'get');
    await vscode.commands.executeCommand('authingGroups.findMember', row);
    await eventually(async () => {
      const [told, ...others] = messages.take();
      assert.deepEqual(others, []);
      assert.deepEqual(
        [told?.severity, told?.text, told?.buttons],
        ['error', 'Something unexpected happened.', ['Show Log']],
      );
    });
    await assertLogged('[error] The command authingGroups.findMember failed');
  });

  it('is told as what could not be done, without its message, and the log has no name', async () => {
    const { directory, groupRow } = pool();
    const name = defined(groupRow('oncall').entry, 'the group').group.name;
    breakMethod(directory, 'readGroup');
    await vscode.commands.executeCommand('authingGroups.refresh', groupRow('oncall'), undefined);
    const [told] = messages.take();
    assert.deepEqual(
      [told?.text, told?.buttons],
      [`Could not refresh the group “${name}”. Something unexpected happened.`, ['Show Log']],
    );
    await assertLogged('A failure was shown');
    assert.ok(!(await readLog()).includes(name));
  });

  it('is a row that says so, where the rows below one cannot be made', async () => {
    const row = pool().groupRow('oncall');
    breakMethod(row, 'children');
    const [only, ...others] = await rowsBelow(row);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [only?.label, only?.description, only?.tooltip],
      ['Could not be read', 'Retry', 'Something unexpected happened.'],
    );
    await assertLogged('The rows below a row could not be made');
  });

  it('is a row that says so, where a read fails by it', async () => {
    const { pools } = await internals();
    const { directory, groupRow } = pool();
    const row = groupRow('design');
    breakMethod(pools, 'client');
    directory.members.forgetExcept([]);
    const shown = await rowsBelow(row);
    assert.deepEqual(
      shown.map(({ label, tooltip }) => [label, tooltip]),
      [['Could not be read', 'Something unexpected happened.']],
    );
    await assertLogged('A read failed');
  });

  it('leaves no tree empty where the rows could not be loaded, and goes away with the next try', async () => {
    const { view } = await internals();
    const told: unknown[] = [];
    let tries = 0;
    const tree = new LazyTree(
      async () => {
        tries += 1;
        if (tries === 1) throw bug();
        return view.tree;
      },
      (what) => told.push(what),
    );
    let redrawn = 0;
    tree.onDidChangeTreeData(() => {
      redrawn += 1;
    });
    const [failure] = await tree.getChildren();
    const shown = await show(defined(failure, 'a row'));
    assert.deepEqual([shown.label, shown.description], ['Could not be read', 'Retry']);
    assert.deepEqual(told, ['The rows of the view could not be read']);
    tree.redrawFailed();
    assert.equal(redrawn, 1);
    assert.ok((await tree.getChildren()).includes(pool().row));
    tree.redrawFailed();
    assert.equal(redrawn, 1);
    tree.dispose();
  });

  it('takes no other row away where one cannot be shown', async () => {
    const { view } = await internals();
    const tree = new LazyTree(
      async () => view.tree,
      () => {},
    );
    const row = pool().groupRow('oncall');
    breakMethod(row, 'item');
    breakMethod(row, 'tooltip');
    const item = tree.getTreeItem(row);
    assert.equal(item.label, 'Could not be read');
    assert.equal(tree.resolveTreeItem(item, row), item);
    // The tree that the extension itself has given VS Code is the one that knows the log.
    await vscode.commands.executeCommand('authingGroups.refresh', pool().row, undefined);
    await assertLogged('A row could not be shown');
    tree.dispose();
  });
});

async function readLog(): Promise<string> {
  const { context } = await internals();
  const folder = context.logUri.fsPath;
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.join('\n');
}
