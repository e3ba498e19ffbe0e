import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { eventually } from '../support/eventually.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { focusedInPanel, isFocusInSight, panelRows } from '../support/ui/panelPage.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';

/** No mouse from the first test on, and each test goes on where the one before it ended. */
describe('The panel of authorized resources, by keyboard alone', () => {
  const w = useWindow();

  before(() => openSamplePool(w));

  const press = (key: string) => w.page.keyboard.press(key);
  const focused = () => focusedInPanel(w);
  const rows = () => panelRows(w);

  async function focusIs(label: string | RegExp): Promise<void> {
    await eventually(async () => {
      const now = await focused();
      if (typeof label === 'string') assert.equal(now, label);
      else assert.match(now, label);
    });
  }

  /** Presses Tab until the focus is where it should be. */
  async function tabTo(label: RegExp, key = 'Tab'): Promise<void> {
    for (let pressed = 0; pressed < 20; pressed += 1) {
      if (label.test(await focused())) return;
      await press(key);
    }
    assert.fail(`${key} does not reach ${label}: the focus is on ${await focused()}.`);
  }

  it('opens from the palette with the focus in it', async () => {
    await press('F1');
    await w.quickInput.shown();
    await w.page.keyboard.type('Authing Groups: Show Authorized Resources');
    await w.quickInput.row('Authing Groups: Show Authorized Resources').waitFor();
    await press('Enter');
    await w.quickInput.shown('Show Authorized Resources');
    await w.quickInput.row('研发团队 Engineering').waitFor();
    await w.page.keyboard.type('engineering');
    await eventually(async () => assert.equal((await w.quickInput.read()).length, 1));
    await press('Enter');
    await eventually(async () => assert.equal((await rows()).length, 15));
  });

  it('reaches every control with Tab', async () => {
    const picture = w.workbench.webview().locator('bands-picture');
    const largest = (await picture.locator('.name').first().textContent())?.trim();
    const reached: string[] = [];
    for (let pressed = 0; pressed < 20; pressed += 1) {
      await press('Tab');
      const now = await focused();
      reached.push(now);
      if (now.startsWith('row ')) break;
    }
    assert.deepEqual(reached, [
      'Search resources',
      'Namespace',
      'Grant Resources…',
      'Export 15 resources as CSV',
      'Export 15 resources as JSON',
      'Refresh',
      'API: 4 resources',
      'BUTTON: 1 resource',
      'DATA: 5 resources',
      'MENU: 2 resources',
      'UI: 3 resources',
      'By Namespace and Type',
      largest,
      'row console',
    ]);
    await w.workbench.picture('panel-keys-row');
  });

  it('walks the rows with the arrows, Home and End', async () => {
    await press('ArrowDown');
    await focusIs('row audit-log:*');
    await press('End');
    await focusIs('row inventory');
    await press('ArrowUp');
    await focusIs('row scanner');
    await press('Home');
    await focusIs('row console');
  });

  it('copies the code of the row', async () => {
    await press('ArrowDown');
    await press('ArrowDown');
    await focusIs('row documents:*');
    await press('Control+c');
    await eventually(async () => assert.equal(await w.workbench.clipboard(), 'documents:*'));
    await w.workbench.picture('panel-keys-copied');
  });

  it('has the focus where it was once a box of VS Code is closed', async () => {
    await press('F1');
    await w.quickInput.shown();
    await w.quickInput.dismiss();
    await w.quickInput.gone();
    await focusIs('row documents:*');
  });

  it('sorts by a column, one way and the other', async () => {
    await press('Home');
    await press('ArrowUp');
    await focusIs('header Namespace');
    await press('ArrowRight');
    await press('ArrowRight');
    await focusIs('header Code');
    await press('Enter');
    await eventually(async () => {
      const codes = (await rows()).map(({ code }) => code);
      assert.equal(codes[0], 'audit-log:*');
      assert.deepEqual(codes, [...codes].sort());
    });
    await press('Enter');
    await eventually(async () => {
      const codes = (await rows()).map(({ code }) => code);
      assert.deepEqual(codes, [...codes].sort().reverse());
    });
  });

  it('filters by a part of the picture, and shows all again', async () => {
    await tabTo(/^By Namespace and Type$/, 'Shift+Tab');
    await press('Tab');
    await press('ArrowRight');
    const part = await focused();
    const [, namespace, type, count] = /^(.+), (.+): (\d+) resources?$/.exec(part) ?? [];
    await press('Enter');
    await eventually(async () => {
      const shown = await rows();
      assert.equal(shown.length, Number(count));
      assert.ok(
        shown.every((row) => row.namespace === namespace && row.type === type),
        part,
      );
    });
    await focusIs(part);
    await w.workbench.picture('panel-keys-picture');
    await press('Enter');
    await eventually(async () => assert.equal((await rows()).length, 15));
  });

  it('filters by type, and counts what is left', async () => {
    await tabTo(/^API: 4/, 'Shift+Tab');
    await press('Space');
    await eventually(async () => {
      const shown = await rows();
      assert.equal(shown.length, 4);
      assert.ok(shown.every(({ type }) => type === 'API'));
    });
    await w.workbench.webview().getByText('4 of 15 resources').first().waitFor();
  });

  it('filters by namespace', async () => {
    await tabTo(/^Namespace$/, 'Shift+Tab');
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    await eventually(async () => {
      const shown = await rows();
      assert.ok(shown.length > 0);
      assert.deepEqual([...new Set(shown.map(({ namespace }) => namespace))], ['default']);
      assert.deepEqual(
        shown.map(({ code }) => code),
        ['profile-api', 'directory-api'],
      );
    });
    // The buttons say how many are left only once the filter rests.
    await w.workbench.webview().locator('[label="Export 2 resources as CSV"]').waitFor();
    await w.workbench.picture('panel-keys-filtered');
  });

  it('exports what is shown as CSV to a file one chooses', async () => {
    await tabTo(/^Export 2 resources as CSV/);
    await press('Enter');
    await w.quickInput.shown('Export 2 Resources');
    await eventually(async () =>
      assert.equal(await w.quickInput.input.inputValue(), `${w.folder}/engineering-resources.csv`),
    );
    await w.workbench.picture('panel-keys-export');
    await press('Enter');
    await w.workbench.notification('Exported 2 resources to engineering-resources.csv.').waitFor();
    assert.equal(
      await readFile(`${w.folder}/engineering-resources.csv`, 'utf8'),
      [
        '\uFEFFnamespace,type,code,actions,apiIdentifier',
        'default,API,profile-api,profile-api:get; profile-api:update,https://api.example.com/profiles',
        'default,API,directory-api,directory-api:get,https://api.example.com/directory',
        '',
      ].join('\r\n'),
    );
  });

  it('exports what is shown as JSON', async () => {
    await w.workbench.clearNotifications();
    await w.workbench.focusWebview();
    await tabTo(/^Export 2 resources as JSON/);
    await press('Enter');
    await w.quickInput.shown('Export 2 Resources');
    await eventually(async () =>
      assert.match(await w.quickInput.input.inputValue(), /engineering-resources\.json$/),
    );
    await press('Enter');
    await w.workbench.notification('Exported 2 resources to engineering-resources.json.').waitFor();
    const exported: unknown = JSON.parse(
      await readFile(`${w.folder}/engineering-resources.json`, 'utf8'),
    );
    assert.deepEqual(exported, [
      {
        namespace: 'default',
        type: 'API',
        code: 'profile-api',
        actions: ['profile-api:get', 'profile-api:update'],
        apiIdentifier: 'https://api.example.com/profiles',
      },
      {
        namespace: 'default',
        type: 'API',
        code: 'directory-api',
        actions: ['directory-api:get'],
        apiIdentifier: 'https://api.example.com/directory',
      },
    ]);
  });

  it('searches as one types, and clears all filters where nothing is found', async () => {
    await w.workbench.focusWebview();
    await press('Control+f');
    await focusIs('Search resources');
    await w.page.keyboard.type('prof');
    await eventually(async () =>
      assert.deepEqual(
        (await rows()).map(({ code }) => code),
        ['profile-api'],
      ),
    );
    await w.page.keyboard.type('zzz');
    await w.workbench.webview().getByText('No resource matches the search and filters.').waitFor();
    await w.workbench.picture('panel-keys-nothing-found');
    await tabTo(/^Clear Filters$/);
    await press('Enter');
    await eventually(async () => assert.equal((await rows()).length, 15));
    // The button is gone, and the focus is not lost with it.
    await focusIs('Search resources');
  });

  it('shows what has the focus, in a window too narrow for all columns', async () => {
    const size = w.page.viewportSize();
    // As 1440 by 900 are at a zoom of 200 %.
    await w.page.setViewportSize({ width: 720, height: 450 });
    // The grid has been left by a header.
    await tabTo(/^header /);
    for (const [key, header] of [
      ['End', 'header API Identifier'],
      ['ArrowLeft', 'header Actions'],
      ['Home', 'header Namespace'],
    ] as const) {
      await press(key);
      await focusIs(header);
      await eventually(async () => assert.ok(await isFocusInSight(w), header));
    }
    await press('ArrowDown');
    await press('End');
    await focusIs(/^row /);
    await eventually(async () => assert.ok(await isFocusInSight(w), 'the last row'));
    if (size !== null) await w.page.setViewportSize(size);
  });
});
