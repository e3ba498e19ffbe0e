import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { hostileKinds, shown } from '../support/hostile/hostilePool.ts';
import { shownComparison } from '../support/ui/comparisonPage.ts';
import { assertPageIsText, useHostilePool } from '../support/ui/hostileWindow.ts';
import { useWindow } from '../support/ui/sharedWindow.ts';

describe('The comparison of groups whose every text means harm', () => {
  const w = useWindow();
  useHostilePool(w);

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
    // A heading of two lines would lie over the rows around it.
    const heights = await w.workbench
      .webview()
      .locator('data-grid .heading-text')
      .evaluateAll((headings) =>
        headings.map((heading) => [
          heading.textContent?.trim(),
          // A line may be as high as the row, and the heading has a line above it.
          Number(heading.querySelector('.text')?.clientHeight) <= heading.clientHeight + 1,
        ]),
      );
    assert.deepEqual(
      heights.filter(([, isWithinRow]) => isWithinRow !== true),
      [],
    );
    await w.workbench.picture('hostile-comparison');
    await w.workbench.webview().locator('[label="Copy the comparison shown as Markdown"]').click();
    await eventually(async () => {
      const text = await w.workbench.clipboard();
      assert.match(text, /^### Comparison of /);
      assert.doesNotMatch(text.replaceAll(/<\/?(details|summary)>/g, ''), /(?<!\\)[<[]/);
    });
  });
});
