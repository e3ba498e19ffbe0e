import assert from 'node:assert/strict';
import { eventually } from '../eventually.ts';
import { repeatUntilShown } from '../workbench/repeat.ts';
import type { SharedWindow } from './sharedWindow.ts';

/** How many groups the sample user pool has at first. */
export const sampleGroupCount = 13;

/** Opens the view and the sample user pool in it, and waits until its groups and their counts are there. */
export async function openSamplePool({ workbench, page, tree }: SharedWindow): Promise<void> {
  await workbench.openView('Authing Groups');
  const button = page
    .locator('.part.sidebar')
    .getByRole('button', { name: 'Open Sample User Pool' });
  await button.waitFor({ timeout: 30_000 });
  await repeatUntilShown(() => button.click({ timeout: 3000 }), tree.row('Sample User Pool'));
  await eventually(async () => {
    const groups = (await tree.read()).filter(({ level }) => level === 2);
    assert.equal(groups.length, sampleGroupCount);
    assert.ok(groups.every(({ description }) => /^\d+ · /.test(description)));
  }, 30_000);
}
