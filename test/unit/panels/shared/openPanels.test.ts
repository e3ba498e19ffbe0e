import assert from 'node:assert/strict';
import * as v from 'valibot';
import type * as vscode from 'vscode';
import { OpenPanels, type Topics } from '../../../../src/panels/shared/openPanels.ts';

/** What VS Code keeps for a workspace, as JSON. */
class Memento implements vscode.Memento {
  readonly #kept = new Map<string, string>();

  keys(): readonly string[] {
    return [...this.#kept.keys()];
  }

  get(key: string, otherwise?: unknown) {
    const text = this.#kept.get(key);
    return text === undefined ? otherwise : JSON.parse(text);
  }

  async update(key: string, value: unknown): Promise<void> {
    this.#kept.set(key, JSON.stringify(value));
  }
}

interface Topic {
  readonly poolId: string;
  readonly groupCode: string;
  readonly groupName: string;
}

const topics: Topics<Topic> = {
  topic: v.object({ poolId: v.string(), groupCode: v.string(), groupName: v.string() }),
  titles: ({ groupName }) => [groupName, `${groupName} (deleted)`],
};
const design = { poolId: 'p', groupCode: 'design', groupName: 'Design' };
const finance = { poolId: 'p', groupCode: 'finance', groupName: 'Finance' };

describe('The open panels of a type', () => {
  let memento: Memento;
  let panels: OpenPanels<Topic>;

  beforeEach(() => {
    memento = new Memento();
    panels = new OpenPanels(memento, 'authorizedResources', topics);
  });

  it('are known again by the id that their page kept, as they were saved last', async () => {
    await panels.save({ panelId: '1', topic: design });
    await panels.save({ panelId: '2', topic: finance });
    const renamed = { ...design, groupName: 'Design and UX' };
    await panels.save({ panelId: '1', topic: renamed, view: { search: 'a' } });
    assert.deepEqual(panels.identify({ panelId: '1' }, 'Finance'), {
      panelId: '1',
      topic: renamed,
      view: { search: 'a' },
    });
  });

  it('are known by any title of theirs where the page kept nothing', async () => {
    await panels.save({ panelId: '1', topic: design });
    await panels.save({ panelId: '2', topic: finance });
    assert.equal(panels.identify(undefined, 'Finance (deleted)')?.panelId, '2');
    assert.equal(panels.identify(undefined, 'Sales'), undefined);
  });

  it('are forgotten when they are closed', async () => {
    const closed = { panelId: '1', topic: design };
    await panels.save(closed);
    await panels.delete(closed);
    assert.equal(panels.identify({ panelId: '1' }, 'Design'), undefined);
  });

  it('are those of earlier versions, too', async () => {
    await memento.update('authorizedResources.openPanels', [{ panelId: '1', ...design }]);
    assert.deepEqual(panels.identify({ panelId: '1' }, '')?.topic, design);
  });

  it('are all there but for those that nothing can be made of', async () => {
    await memento.update('authorizedResources.openPanels', [
      { panelId: '1', poolId: 7 },
      { panelId: '2', ...finance },
    ]);
    assert.equal(panels.identify({ panelId: '1' }, ''), undefined);
    assert.deepEqual(panels.identify({ panelId: '2' }, '')?.topic, finance);
  });

  it('are fifty at most, the newest', async () => {
    for (let number = 1; number <= 51; number += 1) {
      await panels.save({ panelId: String(number), topic: design });
    }
    assert.equal(panels.identify({ panelId: '1' }, ''), undefined);
    assert.ok(panels.identify({ panelId: '2' }, ''));
    assert.ok(panels.identify({ panelId: '51' }, ''));
  });
});
