import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type SeenChange,
  type SeenLookUp,
  tryChange,
  tryLookUp,
} from '../support/faults/attempts.ts';
import { makeReport } from '../support/faults/faultReport.ts';
import { Scene } from '../support/faults/faultScene.ts';
import { table } from '../support/faults/faultTable.ts';
import { tasks } from '../support/faults/faultTasks.ts';
import {
  permissionFaults,
  type SeenGrantChange,
  tryGrants,
  tryPanel,
} from '../support/faults/permissionFaults.ts';
import { type PanelName, panelNames } from '../support/faults/permissionTasks.ts';
import { extension } from '../support/host/extension.ts';
import { catchMessages, type Messages } from '../support/host/shownMessages.ts';
import { tapPanels } from '../support/host/tappedPanels.ts';
import { faultNames } from '../support/servers/faultServer.ts';

describe('With a fault between VS Code and the server', () => {
  const lookUps = new Map<string, SeenLookUp>();
  const changes = new Map<string, SeenChange>();
  const grants = new Map<
    string,
    { readonly grant: SeenGrantChange; readonly revoke: SeenGrantChange }
  >();
  const said = new Map<PanelName, ReadonlyMap<string, string>>();
  let scene: Scene;
  let messages: Messages;

  before(async () => {
    scene = await Scene.open();
    messages = catchMessages();
  });
  after(async () => {
    messages.restore();
    await scene.close();
  });

  // Those with the large group come last, for once it is open each Refresh takes longer.
  const inOrder = [
    ...table.filter(({ change }) => change.task !== 'removeAll'),
    ...table.filter(({ change }) => change.task === 'removeAll'),
  ];
  for (const { fault, happens, lookUp, change } of inOrder) {
    describe(`(${fault})`, () => {
      beforeEach(async () => {
        await scene.restore();
        if (change.task === 'removeAll') await scene.openLargeGroup();
        messages.take();
      });

      it('a look-up keeps what was known and says why, and the next brings all', async () => {
        const seen = await tryLookUp(scene, happens, lookUp);
        assert.deepEqual(seen.says, lookUp.says);
        const failed = lookUp.says.some(({ action }) => /^(Retry|Replace Secret)$/.test(action));
        assert.equal(seen.rows, failed ? 'as before' : 'as on the server');
        assert.deepEqual(messages.take(), [], 'What a row says, no message says, too.');
        lookUps.set(fault, seen);
      });

      it('a change is told as what became of it, made once at most, and the next is made', async () => {
        const seen = await tryChange(scene, messages, happens, change);
        assert.deepEqual(seen.told, [change.told]);
        assert.equal(seen.outcome, change.outcome);
        assert.equal(seen.shown, change.shown ?? change.outcome);
        const requests = { 'not made': 0, 'in part': 1, made: tasks[change.task].requests };
        assert.equal(seen.done, requests[change.outcome]);
        changes.set(fault, seen);
      });
    });
  }

  it('the table leaves no fault out', () => {
    const inTable = new Set(table.map(({ happens }) => happens));
    assert.deepEqual(
      faultNames.filter((name) => !inTable.has(name)),
      [],
    );
  });

  // These take long, and the other version shows the same; one of them compares and writes, too.
  if (process.env.TEST_VSCODE === 'newest') {
    describe('permissions', () => {
      beforeEach(async () => {
        await scene.restore();
        messages.take();
      });

      for (const [fault, happens] of permissionFaults) {
        it(`(${fault}) are granted and revoked, or not, as is told, and nothing else is lost`, async () => {
          const grant = await tryGrants(scene, messages, 'grant', happens);
          const revoke = await tryGrants(scene, messages, 'revoke', happens);
          grants.set(fault, { grant, revoke });
        });
      }

      for (const name of panelNames) {
        it(`in a panel stay what they were, and the panel says why: ${name}`, async () => {
          const tapped = tapPanels();
          try {
            said.set(name, await tryPanel(scene, tapped, name));
          } finally {
            tapped.restore();
          }
        }).timeout(120_000);
      }
    });

    describe('test/faults.md', () => {
      it('is what was seen', async () => {
        const seen = table.map(({ fault }) => {
          const [lookUp, change] = [lookUps.get(fault), changes.get(fault)];
          assert.ok(lookUp && change, `Not seen as it should be, so the file stays: ${fault}`);
          return { fault, lookUp, change };
        });
        const permissions = permissionFaults.map(([fault]) => {
          const changes = grants.get(fault);
          assert.ok(changes, `Not seen as it should be, so the file stays: ${fault}`);
          const panels = panelNames.map(
            (name) => [name, said.get(name)?.get(fault) ?? ''] as const,
          );
          return { fault, ...changes, panels: new Map(panels) };
        });
        await compare(makeReport(seen, permissions));
      });
    });
  }
});

/** Fails where the file is not the report, and writes it then; not in CI, where nobody would commit it. */
async function compare(report: string): Promise<void> {
  const file = join(extension().extensionPath, 'test', 'faults.md');
  const committed = await readFile(file, 'utf8').catch(() => '');
  if (committed === report) return;
  if (process.env.CI !== undefined) {
    assert.fail(
      'It is not. Run the tests with `npm test`, look at what they write, and commit it.',
    );
  }
  await writeFile(file, report);
  assert.fail('It was not, and has been written anew. Look at what is different, and commit it.');
}
