import assert from 'node:assert/strict';
import { eventually } from './eventually.ts';
import type { SharedWindow } from './window.ts';

/** The label of the sample user pool's row. */
export const samplePool = 'Sample User Pool';

/** Opens the view and the sample user pool in it, and waits until its groups are there. */
export async function openSamplePool({ workbench, page, tree }: SharedWindow): Promise<void> {
  await workbench.openView('Authing Groups');
  await page
    .locator('.part.sidebar')
    .getByRole('button', { name: 'Open Sample User Pool' })
    .click({ timeout: 30_000 });
  await tree.row('Alumni 前员工').waitFor({ timeout: 30_000 });
  // The counts come after the rows.
  await eventually(async () => {
    const [, first] = await tree.read();
    assert.equal(first?.description, 'alumni · 0');
  });
}
