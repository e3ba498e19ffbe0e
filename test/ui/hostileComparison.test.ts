import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { hostileKinds, shown } from '../support/hostile/hostilePool.ts';
import { shownComparison } from '../support/ui/comparisonPage.ts';
import { assertPageIsText, useHostilePool } from '../support/ui/hostileWindow.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';
import { windowSize } from '../support/workbench/browser.ts';

describe('The comparison of groups whose every text means harm', () => {
  const w = useWindow();
  useHostilePool(w);

  /** The headings that are higher than their rows. */
  const highHeadings = () =>
    w.workbench
      .webview()
      .locator('data-grid .heading-text')
      .evaluateAll((headings) =>
        headings
          .filter((heading) => {
            const line = heading.querySelector('.text');
            // The heading has a line above it, which a row has not.
            return line === null || line.clientHeight > heading.clientHeight + 1;
          })
          .map((heading) => heading.textContent),
      );

  /** The headings in which the name of a group or namespace has turned the whole sentence around. */
  const turnedHeadings = () =>
    w.workbench
      .webview()
      .locator('data-grid .heading-text .text')
      .evaluateAll((texts) =>
        texts.filter((text) => text.matches(':dir(rtl)')).map((text) => text.textContent),
      );

  it('shows and copies names as what they are', async () => {
    await w.tree.click('Hostile');
    await w.tree.click(shown.html, { add: true });
    await w.tree.menu(shown.html, 'Compare Groups…');
    await eventually(async () => {
      const { groups, rows } = await shownComparison(w);
      assert.deepEqual(groups.toSorted(), ['Hostile', shown.html].toSorted());
      const resources = rows.filter(([, cell]) => cell !== undefined && cell !== 'member');
      assert.equal(resources.length, hostileKinds.length);
    });
    await assertPageIsText(w);
    // The number stays behind a name that is written from right to left.
    assert.deepEqual(await turnedHeadings(), []);
    // A heading of two lines would lie over the rows around it.
    await w.page.setViewportSize({ ...windowSize, width: 1024 });
    await eventually(async () => assert.deepEqual(await highHeadings(), []));
    await w.workbench.picture('hostile-comparison');
    await w.page.setViewportSize(windowSize);
    await w.workbench.webview().locator('[label="Copy the comparison shown as Markdown"]').click();
    await eventually(async () => {
      const text = await w.workbench.clipboard();
      assert.match(text, /^### Comparison of /);
      assert.doesNotMatch(text.replaceAll(/<\/?(details|summary)>/g, ''), /(?<!\\)[<[]/);
    });
  });
});
