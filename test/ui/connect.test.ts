import assert from 'node:assert/strict';
import { startSamplePool } from '../../src/sample/server.ts';
import { eventually } from '../support/eventually.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { groupNames } from '../support/ui/treeLabels.ts';
import { usePool } from '../support/ui/usePool.ts';

/** Each test goes on where the one before it ended, with the wizard open between them. */
describe('Connecting a user pool', () => {
  const pool = usePool();
  const w = useWindow();

  const picture = (name: string) => w.workbench.picture(`connect-${name}`);
  const step = (number: number) => w.quickInput.shown(`Connect User Pool (${number}/4)`);
  const says = (text: string | RegExp) => w.quickInput.message.filter({ hasText: text }).waitFor();
  const value = () => w.quickInput.input.inputValue();

  it('asks for the host first, and offers the public service', async () => {
    await w.workbench.openView('Authing Groups');
    await w.page
      .locator('.part.sidebar')
      .getByRole('button', { name: 'Connect User Pool' })
      .click({ timeout: 30_000 });
    await step(1);
    await w.quickInput.row('https://core.authing.cn').waitFor();
    await picture('01-host');
  });

  it('takes no host that cannot be, and says why', async () => {
    await w.quickInput.type('https://0.0.0.0');
    await w.quickInput.rows
      .filter({ hasText: 'No server can have this name or address.' })
      .waitFor();
    await w.quickInput.accept();
    await picture('02-host-refused');
    await step(1);
    assert.equal(await value(), 'https://0.0.0.0');
  });

  for (const [name, typed, host, why] of [
    [
      'insecure',
      'http://authing.example.com',
      'https://authing.example.com',
      'A host must use https, or http on this machine.',
    ],
    [
      'console',
      '“https://console.authing.cn/console/userpool/5f9d/users?page=1”',
      'https://core.authing.cn',
      'console.authing.cn is a website or an application, not the API.',
    ],
    [
      'quotes',
      `host: '${new URL('/graphql/v2', 'https://id.example.com').href}',`,
      'https://id.example.com',
      'The path /graphql/v2 is not part of the host.',
    ],
  ] as const) {
    it(`offers ${host} where ${typed} was typed, and says why`, async () => {
      await w.quickInput.type(typed);
      const row = w.quickInput.rows.filter({ hasText: why });
      await row.waitFor();
      assert.match((await row.textContent()) ?? '', new RegExp(host.replaceAll('.', '\\.')));
      await picture(`02-host-${name}`);
      await w.quickInput.accept();
      await step(2);
      await w.quickInput.button('Back');
      await step(1);
    });
  }

  it('goes back to the host where nobody answers there, and says so', async () => {
    const closed = await startSamplePool();
    await closed.close();
    await w.quickInput.type(closed.host);
    await w.quickInput.pick(closed.host);
    await step(2);
    await w.quickInput.answer('0000000000000000000000ff');
    await step(3);
    await w.quickInput.answer('not-the-secret');
    await step(1);
    await says('The server refused the connection.');
    assert.equal(await value(), closed.host);
    await picture('03-host-wrong');
  });

  it('offers what was meant also where the host is corrected', async () => {
    await w.quickInput.type('http://“id.example.com”');
    await says('Press Enter to use https://id.example.com.');
    await picture('03-host-meant');
    await w.quickInput.type('https://0.0.0.0');
    await says('No server can have this name or address.');
    await w.quickInput.accept();
    await step(1);
    await says('No server can have this name or address.');
  });

  it('goes back to the user pool id that the server does not know, with what it said', async () => {
    await w.quickInput.answer(pool.host);
    await step(2);
    assert.equal(await value(), '0000000000000000000000ff');
    await w.quickInput.accept();
    await step(3);
    assert.equal(await value(), 'not-the-secret');
    assert.equal(await w.quickInput.input.getAttribute('type'), 'password');
    await w.quickInput.accept();
    await step(2);
    await says('The user pool does not exist (code 2224)');
    await picture('04-pool-id-wrong');
  });

  it('stays at the secret that the server refuses, with what it said', async () => {
    await w.quickInput.answer(pool.userPoolId);
    await step(3);
    await w.quickInput.accept();
    await says('The user pool secret is wrong (code 2207)');
    await step(3);
    await picture('05-secret-wrong');
  });

  it('stays open when the focus leaves it, as one fetches the secret from elsewhere', async () => {
    await w.page.locator('.part.editor').click();
    await w.page
      .locator('.part.activitybar')
      .getByRole('tab', { name: /^Search/ })
      .click();
    await step(3);
    assert.equal(await value(), 'not-the-secret');
    await w.workbench.openView('Authing Groups');
  });

  it('goes back step by step, and keeps what was typed', async () => {
    await w.quickInput.button('Back');
    await step(2);
    assert.equal(await value(), pool.userPoolId);
    await w.quickInput.button('Back');
    await step(1);
    await w.quickInput.row(pool.host).waitFor();
    await w.quickInput.pick(pool.host);
    await step(2);
    assert.equal(await value(), pool.userPoolId);
    await w.quickInput.accept();
    await step(3);
    assert.equal(await value(), 'not-the-secret');
  });

  it('connects once the server has taken the secret, and shows the groups', async () => {
    await w.quickInput.answer(pool.secret);
    await step(4);
    assert.equal(await value(), '127.0.0.1');
    await picture('06-name');
    await w.quickInput.answer('Staging');
    await w.quickInput.gone();
    await eventually(async () => {
      const [first] = await w.tree.read();
      assert.equal(first?.label, 'Staging');
      assert.equal(first.description, new URL(pool.host).host);
      assert.equal((await groupNames(w.tree)).length, 13);
    });
    await picture('07-connected');
  });

  it('is there again after a reload of the window, without being asked for the secret', async () => {
    await w.workbench.reload();
    await eventually(async () => assert.equal((await groupNames(w.tree)).length, 13), 30_000);
  });

  it('offers the host that was used before, and does not connect the same pool twice', async () => {
    await w.workbench.runCommand('Authing Groups: Connect User Pool…');
    await step(1);
    const used = w.quickInput.row(pool.host);
    assert.match((await used.textContent()) ?? '', /used before/);
    await used.click();
    await step(2);
    await w.quickInput.answer(pool.userPoolId);
    await says('This user pool is already connected as “Staging”.');
    await w.quickInput.dismiss();
    await w.quickInput.gone();
  });

  it('asks which user pool a command is for once there are two', async () => {
    await w.workbench.runCommand('Authing Groups: Open Sample User Pool');
    await w.tree.row('Sample User Pool').waitFor();
    await w.workbench.runCommand('Authing Groups: Create Group…');
    await eventually(async () =>
      assert.deepEqual(
        (await w.quickInput.read()).map(({ label }) => label),
        ['Staging', 'Sample User Pool'],
      ),
    );
    await picture('08-which-pool');
    await w.quickInput.pick('Staging');
    await w.quickInput.shown('Create Group in “Staging” (1/3)');
    await w.quickInput.dismiss();
    await w.quickInput.gone();
  });

  it('disconnects a pool after a question, and forgets it', async () => {
    await w.tree.menu('Staging', 'Disconnect User Pool…');
    await w.dialog.getByText('Disconnect “Staging”?').waitFor();
    await w.dialog.getByText('Its secret is forgotten on this machine.').waitFor();
    await picture('09-disconnect');
    await w.page.keyboard.press('Escape');
    await w.dialog.waitFor({ state: 'hidden' });
    assert.equal(await w.tree.row('Staging').count(), 1);
    await w.tree.menu('Staging', 'Disconnect User Pool…');
    await w.workbench.answerDialog('Disconnect');
    await w.tree.row('Staging').waitFor({ state: 'detached' });
    await w.tree.row('Sample User Pool').waitFor();
  });
});
