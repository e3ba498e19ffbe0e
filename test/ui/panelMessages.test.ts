import assert from 'node:assert/strict';
import fc from 'fast-check';
import { eventually } from '../support/eventually.ts';
import { anyMessage } from '../support/hostile/anyMessage.ts';
import { openSamplePool } from '../support/ui/openSamplePool.ts';
import { panelRows } from '../support/ui/panelPage.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';

/** A few hundred messages as JSON; a failure prints the seed they came from. */
const messages = fc.array(anyMessage().map(toJson), { minLength: 60, maxLength: 60 });
const runs = { numRuns: 4, endOnFailure: true };

/** Those of a page that ask the user something, which nobody here answers, or show another panel. */
const leadingAway = ['replaceSecret', 'export', 'grant', 'revoke', 'findGroups'];

/** An update of a number that cannot be the next. */
const misplaced = '{"sequence":-7,"type":"status","body":{"state":"loaded"}}';

describe('A panel and its page, told anything in place of each other,', () => {
  const w = useWindow();
  const errors: Error[] = [];
  const keep = (error: Error) => void errors.push(error);
  let atFirst: unknown;

  const page = () => w.workbench.webview();
  const shown = async () => [await page().locator('header').textContent(), await panelRows(w)];

  before(async () => {
    await openSamplePool(w);
    w.page.on('pageerror', keep);
    await keepWayOut();
    await w.tree.action('研发团队 Engineering', 'Show Authorized Resources');
    await page().getByRole('row', { name: 'order-api' }).waitFor();
    atFirst = await shown();
  });
  after(() => {
    w.page.off('pageerror', keep);
  });

  /** A page can take its way out but once: so that of pages to come is kept for the tests. */
  async function keepWayOut(): Promise<void> {
    await w.page.context().addInitScript(() => {
      let acquire: (() => object) | undefined;
      const acquireAndKeep = () => {
        const wayOut = acquire?.();
        Object.assign(globalThis, { wayOut });
        return wayOut;
      };
      Object.defineProperty(globalThis, 'acquireVsCodeApi', {
        get: () => acquireAndKeep,
        set: (given) => {
          acquire = given;
        },
      });
    });
  }

  /** Tells the page something as if it came from the panel. */
  async function postToPage(texts: readonly string[]): Promise<void> {
    await page()
      .locator('body')
      .evaluate((body, all) => {
        const window = body.ownerDocument.defaultView;
        for (const text of all) {
          window?.dispatchEvent(new MessageEvent('message', { data: JSON.parse(text) }));
        }
      }, texts);
  }

  /** Says something to the panel as if it came from the page. */
  async function postToPanel(texts: readonly string[]): Promise<void> {
    await page()
      .locator('body')
      .evaluate((_, all) => {
        const wayOut: { postMessage(raw: unknown): void } = Reflect.get(globalThis, 'wayOut');
        for (const text of all) wayOut.postMessage(JSON.parse(text));
      }, texts);
  }

  /** Holds that the page shows what it did at first, and that search and copy do what they did. */
  async function assertWorks(): Promise<void> {
    await eventually(async () => assert.deepEqual(await shown(), atFirst));
    const search = page().getByRole('textbox', { name: 'Search resources' });
    await search.fill('order-api');
    await eventually(async () =>
      assert.deepEqual(
        (await panelRows(w)).map(({ code }) => code),
        ['order-api'],
      ),
    );
    await w.workbench.copy('');
    await page().getByRole('row', { name: 'order-api' }).press('Enter');
    await eventually(async () => assert.equal(await w.workbench.clipboard(), 'order-api'));
    await search.fill('');
    await eventually(async () => assert.deepEqual(await shown(), atFirst));
    assert.deepEqual(errors, []);
    assert.equal(w.page.context().pages().length, 1);
    assert.equal(await w.dialog.count(), 0);
  }

  it('shows what it has: the page takes nothing else for it', async () => {
    await fc.assert(
      fc.asyncProperty(messages, async (all) => {
        await postToPage([...all.map(misnumbered), misplaced]);
        await assertWorks();
      }),
      runs,
    );
  });

  it('does what it may: the panel takes nothing else for it', async () => {
    await fc.assert(
      fc.asyncProperty(messages, async (all) => {
        await postToPanel(
          all.filter((text) => !leadingAway.some((type) => text.includes(`"type":"${type}"`))),
        );
        await postToPanel(['{"type":"refresh"}']);
        await assertWorks();
      }),
      runs,
    );
    await w.workbench.clearNotifications();
  });
});

/** Its number, where it has one, is none that a panel counts to. */
function misnumbered(text: string): string {
  return text.replace(/"sequence":(?=\d)/, '"sequence":-');
}

function toJson(message: unknown): string {
  try {
    return JSON.stringify(message) ?? 'null';
  } catch {
    return 'null';
  }
}
