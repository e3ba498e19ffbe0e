import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { type RecordingProxy, startProxy } from '../support/servers/recordingProxy.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { groupDetails } from '../support/ui/treeLabels.ts';
import { connectPool, usePool } from '../support/ui/usePool.ts';

describe('Adding members', () => {
  const pool = usePool();
  const w = useWindow();

  let proxy: RecordingProxy;

  before(async () => {
    proxy = await startProxy(pool.host);
    await connectPool(w, { ...pool, host: proxy.host }, 'Staging');
  });

  after(() => proxy.close());

  const labels = async () => (await w.quickInput.read()).map(({ label }) => label);
  const checked = async () =>
    (await w.quickInput.read()).filter((row) => row.checked).map(({ label }) => label);

  async function open(): Promise<void> {
    await w.tree.action('On call', 'Add Members');
    await w.quickInput.shown('Add Members to “On call”');
  }

  it('shows no answer that comes after a later search has shown its own', async () => {
    await open();
    const late = proxy.hold('searchUser');
    await w.quickInput.type('chenwei');
    await late.answered;
    await w.quickInput.type('sophia');
    await w.quickInput.row('Sophia Nguyen').waitFor();
    late.release();
    const searched = (query: string) =>
      proxy.requests.find(({ variables }) => variables.query === query);
    await searched('chenwei')?.gone;
    // The late answer would show before the next search has got to the server.
    await w.quickInput.type('lucas');
    while (searched('lucas') === undefined) {
      assert.ok(!(await labels()).includes('陈伟'));
    }
    await w.quickInput.dismiss();
    await w.quickInput.gone();
  });

  it('keeps who is picked through other searches, and shows them always', async () => {
    await open();
    await w.quickInput.type('chenwei');
    await w.quickInput.pick('陈伟');
    await w.quickInput.type('sophia');
    await w.quickInput.pick('Sophia Nguyen');
    await w.quickInput.type('no such user');
    await eventually(async () =>
      assert.deepEqual((await labels()).sort(), ['Sophia Nguyen', '陈伟']),
    );
    assert.deepEqual((await checked()).sort(), ['Sophia Nguyen', '陈伟']);
  });

  it('no longer has who was picked and then unpicked', async () => {
    await w.quickInput.pick('陈伟');
    await w.quickInput.type('liam');
    await w.quickInput.row("Liam O'Connor").waitFor();
    await eventually(async () => assert.deepEqual(await checked(), ['Sophia Nguyen']));
  });

  it('shows who is a member already, and does not let them be picked', async () => {
    const row = w.quickInput.row("Liam O'Connor");
    assert.match((await row.textContent()) ?? '', /already a member/);
    await w.workbench.picture('add-members-already');
    await w.quickInput.pick("Liam O'Connor");
    await w.quickInput.type('lucas');
    await w.quickInput.row('Lucas Pereira').waitFor();
    await eventually(async () => assert.deepEqual(await checked(), ['Sophia Nguyen']));
  });

  it('says below who is picked that a search failed, and Retry there searches again', async () => {
    proxy.alter('searchUser', async () => ({ status: 502, body: 'Bad gateway' }));
    await w.quickInput.type('no such user');
    await w.quickInput.row('Could not search the users.').waitFor();
    const [picked, failure] = await w.quickInput.read();
    assert.deepEqual([picked?.label, picked?.checked], ['Sophia Nguyen', true]);
    assert.equal(failure?.description, 'Retry');
    await w.workbench.picture('add-members-search-failed');
    assert.equal(await w.workbench.notification(/./).count(), 0);
    proxy.pass('searchUser');
    await w.quickInput.pick('Could not search the users.');
    await eventually(async () => assert.deepEqual(await checked(), ['Sophia Nguyen']));
    await w.quickInput.row('Could not search the users.').waitFor({ state: 'detached' });
    await w.quickInput.shown('Add Members to “On call”: no user found');
  });

  it('reads a pasted list, and shows who is found, already in, unknown or ambiguous, and who was picked before', async () => {
    // Two users are meant by one text: the username of one is the email of another.
    const { list } = await pool.client.users.search('noah.schmidt', {});
    const email = list[0]?.email ?? '';
    await pool.graphql(
      'mutation ($userInfo: CreateUserInput!) { createUser(userInfo: $userInfo) { id } }',
      {
        userInfo: { username: email, name: 'Noah the Second' },
      },
    );
    await w.workbench.copy(
      ['zhujun', ' emma.clarke@lanhai.example.com', 'liuyang', 'nobody@example.com', email].join(
        '\n',
      ),
    );
    await w.quickInput.button('Paste List');
    await w.quickInput.shown('Add Members to “On call” from List');
    assert.equal(
      await w.quickInput.input.getAttribute('placeholder'),
      'To add: 2. Already members: 1. Ambiguous: 1. Unknown: 1.',
    );
    await eventually(async () => {
      const shown = await labels();
      assert.deepEqual(shown.slice(0, 3), ['朱军', 'Emma Clarke', 'Sophia Nguyen']);
      assert.deepEqual(shown.slice(3, 5).sort(), ['Noah Schmidt', 'Noah the Second']);
      assert.deepEqual(shown.slice(5), ['刘洋', 'nobody@example.com']);
      assert.deepEqual(await checked(), ['朱军', 'Emma Clarke', 'Sophia Nguyen']);
    });
    await w.workbench.picture('add-members-list');
  });

  it('lets one say who is meant, but adds nobody who is unknown', async () => {
    await w.quickInput.pick('Noah the Second');
    await w.quickInput.pick('nobody@example.com');
    await eventually(async () =>
      assert.deepEqual(await checked(), [
        '朱军',
        'Emma Clarke',
        'Sophia Nguyen',
        'Noah the Second',
      ]),
    );
  });

  it('adds those of the list and those picked before, all at once', async () => {
    await w.quickInput.accept();
    await w.workbench.notification('4 members were added to “On call”.').waitFor();
    await eventually(async () =>
      assert.equal(await groupDetails(w.tree, 'On call'), '10 · oncall'),
    );
    const { list } = await pool.client.groups.listUsers('oncall', { limit: 50 });
    const added = list.map(({ name }) => name ?? '');
    for (const name of ['Sophia Nguyen', '朱军', 'Emma Clarke', 'Noah the Second']) {
      assert.ok(added.includes(name), name);
    }
    assert.ok(!added.includes('Noah Schmidt'));
  });

  it('shows what a list of a sheet or a mail program was read as', async () => {
    await open();
    await w.workbench.copy(
      [
        'Email Address',
        'Clarke, Emma <EMMA.CLARKE@lanhai.example.com>; "朱军" <zhujun@lanhai.example.com>',
        '1. \u202asophia.nguyen@lanhai.example.com\u202c',
        '• 陈伟 (chenwei)',
        'Nobody <nobody@example.com>',
      ].join('\r\n'),
    );
    await w.quickInput.button('Paste List');
    await w.quickInput.shown('Add Members to “On call” from List');
    await eventually(async () => {
      const rows = await w.quickInput.read();
      assert.deepEqual(
        rows.map(({ label }) => label),
        [
          '陈伟',
          'Emma Clarke',
          '朱军',
          'Sophia Nguyen',
          'Nobody <nobody@example.com>',
          'Email Address',
        ],
      );
      assert.match(rows[0]?.description ?? '', /chenwei · • 陈伟 \(chenwei\)$/);
    });
    await w.workbench.picture('add-members-list-read');
    await w.quickInput.dismiss();
    await w.quickInput.gone();
  });

  it('keeps what was found where the server stops, says why, and goes on', async () => {
    const { list } = await pool.client.users.list({ limit: 100 });
    const emails = list.flatMap(({ email }) => email ?? []);
    const unknown = Array.from({ length: 60 }, (_, index) => `nobody-${index}@example.com`);
    const body = `${'The server has much to say. '.repeat(6)}Enough for today. The end`;
    let answered = 0;
    proxy.alter('userBatch', async (_, forward) => {
      answered += 1;
      return answered > 2 ? { status: 403, body } : forward();
    });
    proxy.alter('findUser', async () => ({ status: 403, body }));
    await open();
    await w.workbench.copy([...emails, ...unknown].join('\n'));
    await w.quickInput.button('Paste List');
    await w.quickInput.row('Continue').waitFor();
    assert.match(
      (await w.quickInput.input.getAttribute('placeholder')) ?? '',
      /^Found \d+ of \d+\. The look-up stopped\.$/,
    );
    await eventually(async () => {
      const [row] = await w.quickInput.read();
      assert.match(row?.description ?? '', /^Still to look up: \d+\.$/);
    });
    const why = w.workbench.notification('Could not look up the whole list.');
    await why.filter({ hasText: /Enough for today\. The end/ }).waitFor();
    await w.workbench.picture('add-members-stopped');
    await w.quickInput.pick('Add What Was Found');
    await w.quickInput.shown('Add Members to “On call” from List');
    await eventually(async () => assert.ok((await checked()).length > 0));
    await w.workbench.picture('add-members-found-so-far');
    await w.quickInput.button('Back');
    await w.quickInput.row('Continue').waitFor();
    proxy.pass('userBatch');
    proxy.pass('findUser');
    await w.quickInput.pick('Continue');
    await eventually(async () =>
      assert.match(
        (await w.quickInput.input.getAttribute('placeholder')) ?? '',
        /^To add: \d+\. Already members: \d+\. Ambiguous: 1\. Unknown: 60\.$/,
      ),
    );
    await w.quickInput.dismiss();
    await w.quickInput.gone();
  });

  it('shows how far a long look-up is, and keeps what was found where it is cancelled', async () => {
    const { list } = await pool.client.users.list({ limit: 100 });
    const emails = list.flatMap(({ email }) => email ?? []);
    const unknown = Array.from({ length: 60 }, (_, index) => `nobody-${index}@example.com`);
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    proxy.alter('userBatch', async ({ variables }, forward) => {
      if (JSON.stringify(variables).includes('nobody-59@')) await released;
      return forward();
    });
    await open();
    await w.workbench.copy([...emails, ...unknown].join('\n'));
    await w.quickInput.button('Paste List');
    const total = emails.length + unknown.length;
    const progress = w.workbench.notification(`Looking up ${total} users`);
    await progress.filter({ hasText: `80 of ${total}` }).waitFor();
    await w.workbench.picture('add-members-looking-up');
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await w.quickInput.row('Add What Was Found').waitFor();
    release();
    proxy.pass('userBatch');
    assert.match(
      (await w.quickInput.input.getAttribute('placeholder')) ?? '',
      /^Found \d+ of \d+\. The look-up was cancelled\.$/,
    );
    await w.quickInput.dismiss();
    await w.quickInput.gone();
  });

  it('says so where the clipboard has no list, and stays open', async () => {
    await open();
    await w.workbench.copy('  ');
    await w.quickInput.button('Paste List');
    await w.workbench.notification('The clipboard has no list.').waitFor();
    await w.quickInput.shown('Add Members to “On call”');
    await w.quickInput.dismiss();
    await w.quickInput.gone();
  });
});
