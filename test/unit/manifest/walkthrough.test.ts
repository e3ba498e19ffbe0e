import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { root } from '../../../devhost/paths.ts';
import { stepKeys } from '../../../src/ids.ts';
import { commandsIn, contributed, manifest, textOf } from '../../support/project/manifest.ts';

const Step = v.object({
  id: v.string(),
  title: v.string(),
  description: v.string(),
  media: v.object({ svg: v.string(), altText: v.string() }),
  completionEvents: v.array(v.string()),
});

const { walkthroughs } = v.parse(
  v.object({ walkthroughs: v.tuple([v.object({ id: v.string(), steps: v.array(Step) })]) }),
  contributed,
);
const [{ id, steps }] = walkthroughs;

describe('The walkthrough', () => {
  it('is what the welcome view links to', () => {
    const [welcome] = manifest.contributes.viewsWelcome;
    const walkthrough = encodeURIComponent(
      JSON.stringify(`${manifest.publisher}.${manifest.name}#${id}`),
    );
    const link = `(command:workbench.action.openWalkthrough?${walkthrough})`;
    assert.ok(textOf(welcome?.contents ?? '').includes(link), link);
  });

  it('completes a step when what it is about was done: each has a context key of its own', () => {
    const completed = steps.flatMap(({ completionEvents }) => completionEvents);
    assert.deepEqual(
      completed,
      Object.values(stepKeys).map((key) => `onContext:${key}`),
    );
  });

  it('links to commands that there are', () => {
    const known = new Set([
      ...manifest.contributes.commands.map(({ command }) => command),
      `${manifest.contributes.views.authingGroups?.[0]?.id}.focus`,
      'workbench.action.quickOpen',
      'workbench.action.openSettings',
    ]);
    for (const { description } of steps) {
      const linked = commandsIn(textOf(description));
      assert.ok(linked.length > 0, description);
      for (const command of linked) assert.ok(known.has(command), command);
    }
  });

  it('has pictures in the colours of whichever theme', () => {
    for (const { media } of steps) {
      const picture = readFileSync(join(root, media.svg), 'utf8');
      const colors = [...picture.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map(([, color]) => color);
      assert.ok(colors.length > 10, media.svg);
      for (const color of colors) assert.match(color ?? '', /^(none|var\(--vscode-.+\))$/);
      // A style would be refused where VS Code shows it, and words would be of one language.
      assert.doesNotMatch(picture, /style|<text/);
    }
  });
});
