import assert from 'node:assert/strict';
import fc from 'fast-check';
import type * as vscode from 'vscode';
import type { NamespacedResource } from '../../../src/directory/resources.ts';
import { toResourceTable } from '../../../src/panels/authorizedResources/resourceTable.ts';
import { PageChannel } from '../../../src/panels/shared/pageChannel.ts';
import {
  type GroupHeading,
  type Intents,
  intents,
  type ResourceTable,
  type Updates,
  updates,
} from '../../../src/protocol/authorizedResources.ts';
import type { Handlers } from '../../../src/protocol/envelope.ts';
import type { ReadStatus } from '../../../src/protocol/page.ts';
import { toRows } from '../../../src/webview/authorizedResources/rows.ts';
import { HostChannel } from '../../../src/webview/shared/hostChannel.ts';
import { anyMessage, goodUpdates } from '../../support/hostile/anyMessage.ts';
import { anyText, isPolluted } from '../../support/hostile/hostileTexts.ts';

/** What a panel has to show. */
interface Content {
  readonly group: GroupHeading;
  readonly status: ReadStatus;
  readonly resources: readonly NamespacedResource[] | undefined;
}

/** A panel's side: what it has, and its channel. */
class Panel {
  content: Content = {
    group: {
      code: 'a',
      name: 'A',
      pool: 'P',
      deleted: false,
      changes: { grant: true, revoke: true },
    },
    status: { state: 'loading' },
    resources: undefined,
  };
  readonly #channel: PageChannel<Updates, Intents>;
  readonly #listeners = new Set<(message: unknown) => void>();
  #revision = 0;

  constructor(post: (message: unknown) => void) {
    const onDidReceiveMessage = (listener: (message: unknown) => void): vscode.Disposable => {
      this.#listeners.add(listener);
      return { dispose: () => this.#listeners.delete(listener) };
    };
    const postMessage = async (message: unknown) => {
      post(message);
      return true;
    };
    const ignore = () => {};
    const handlers: Handlers<Intents> = {
      ready: () => this.#sendSnapshot(),
      saveView: ignore,
      refresh: ignore,
      replaceSecret: ignore,
      loadNamespace: ignore,
      copyCode: ({ code }) => this.#channel.post('copied', { code }),
      findGroups: ignore,
      grant: ignore,
      revoke: ignore,
      export: ignore,
    };
    const line = { onDidReceiveMessage, postMessage };
    this.#channel = new PageChannel(line, intents, handlers, (handle) => handle());
  }

  receive(message: unknown): void {
    for (const listener of this.#listeners) listener(message);
  }

  change(change: Partial<Content>): void {
    this.content = { ...this.content, ...change };
    const { group, status, resources } = change;
    if (group !== undefined) this.#channel.post('group', group);
    if (status !== undefined) this.#channel.post('status', status);
    if (resources !== undefined) this.#channel.post('table', this.#table(resources));
  }

  #sendSnapshot(): void {
    const { group, status, resources } = this.content;
    const table = resources && this.#table(resources);
    this.#channel.post('snapshot', { panelId: 'p', group, status, table });
  }

  #table(resources: readonly NamespacedResource[]): ResourceTable {
    this.#revision += 1;
    return toResourceTable({ resources, namespaces: [] }, this.#revision);
  }
}

/** A page's side, which shows what its channel gives it. */
class Page {
  group: GroupHeading | undefined;
  status: ReadStatus = { state: 'loading' };
  table: ResourceTable | undefined;
  readonly #window = new EventTarget();

  constructor(post: (message: unknown) => void) {
    const channel = new HostChannel<Updates, Intents>({ postMessage: post }, updates, {
      snapshot: ({ group, status, table }) => Object.assign(this, { group, status, table }),
      group: (group) => Object.assign(this, { group }),
      status: (status) => Object.assign(this, { status }),
      table: (table) => Object.assign(this, { table }),
      questionClosed: () => {},
      copied: () => {},
    });
    channel.open(this.#window);
  }

  receive(data: unknown): void {
    this.#window.dispatchEvent(new MessageEvent('message', { data }));
  }
}

/** The line between the two. Messages go through JSON, and wait until they are let through. */
class Line {
  readonly #toPage: string[] = [];
  readonly #toPanel: string[] = [];
  readonly panel = new Panel((message) => this.#toPage.push(JSON.stringify(message)));
  page = this.#open();

  #open(): Page {
    return new Page((message) => this.#toPanel.push(JSON.stringify(message)));
  }

  /** The page is hidden, which ends it, and made anew. */
  reopen(): void {
    this.#toPage.length = 0;
    this.page = this.#open();
  }

  deliverToPage(): void {
    const text = this.#toPage.shift();
    if (text !== undefined) this.page.receive(JSON.parse(text));
  }

  deliverToPanel(): void {
    const text = this.#toPanel.shift();
    if (text !== undefined) this.panel.receive(JSON.parse(text));
  }

  /** The next update of the panel, unless it is a snapshot, gets lost or comes twice. */
  spoil(how: 'lose' | 'double'): void {
    const [text] = this.#toPage;
    if (text === undefined || text.includes('"type":"snapshot"')) return;
    if (how === 'lose') this.#toPage.shift();
    else this.#toPage.unshift(text);
  }

  /** Lets all through, which must come to an end. */
  settle(): void {
    for (let steps = 0; this.#toPage.length + this.#toPanel.length > 0; steps += 1) {
      assert.ok(steps < 1000, 'the two never stop talking');
      this.deliverToPanel();
      this.deliverToPage();
    }
  }
}

const resource: fc.Arbitrary<NamespacedResource> = fc
  .record({ code: anyText(), type: anyText(), actions: fc.array(anyText(), { maxLength: 2 }) })
  .map((each) => ({ ...each, namespace: 'default' }));
const heading: fc.Arbitrary<GroupHeading> = fc
  .tuple(anyText(), anyText(), anyText(), fc.boolean())
  .map(([code, name, pool, deleted]) => ({
    code,
    name,
    pool,
    deleted,
    changes: { grant: !deleted, revoke: !deleted },
  }));
const readStatus: fc.Arbitrary<ReadStatus> = fc.oneof(
  fc.constantFrom<ReadStatus[]>(
    { state: 'loading' },
    { state: 'loaded' },
    { state: 'disconnected' },
  ),
  anyText().map((message): ReadStatus => ({ state: 'failed', message, remedy: 'retry' })),
);

type Step = (line: Line) => void;

/** Its number, where it has one, is none that a panel counts to. */
function misnumbered(message: unknown): unknown {
  if (typeof message !== 'object' || message === null || !('sequence' in message)) return message;
  const { sequence } = message;
  return typeof sequence === 'number' ? { ...message, sequence: -1 - Math.abs(sequence) } : message;
}

const change: fc.Arbitrary<Step> = fc.oneof(
  heading.map(
    (group): Step =>
      ({ panel }) =>
        panel.change({ group }),
  ),
  readStatus.map(
    (status): Step =>
      ({ panel }) =>
        panel.change({ status }),
  ),
  fc.array(resource, { maxLength: 3 }).map(
    (resources): Step =>
      ({ panel }) =>
        panel.change({ resources }),
  ),
);
const passage = fc.constantFrom<Step[]>(
  (line) => line.deliverToPage(),
  (line) => line.deliverToPanel(),
  (line) => line.settle(),
  (line) => line.settle(),
  (line) => line.reopen(),
);
const accident = fc.constantFrom<Step[]>(
  (line) => line.spoil('lose'),
  (line) => line.spoil('double'),
);
const misnumberedUpdate = fc
  .tuple(fc.constantFrom<object>(...goodUpdates), fc.integer())
  .map(([update, sequence]) => misnumbered({ ...update, sequence }));
const intrusion: fc.Arbitrary<Step> = fc.oneof(
  anyMessage().map(
    (message): Step =>
      ({ panel }) =>
        panel.receive(message),
  ),
  anyMessage().map(
    (message): Step =>
      ({ page }) =>
        page.receive(misnumbered(message)),
  ),
  misnumberedUpdate.map(
    (update): Step =>
      ({ page }) =>
        page.receive(update),
  ),
);
const steps = fc.array(fc.oneof(change, passage, accident, intrusion), {
  maxLength: 30,
  size: 'max',
});

describe('A page', () => {
  it('shows what its panel has, whatever came in between, came twice, or did not come', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const line = new Line();
        for (const step of all) step(line);
        line.panel.change({ status: { state: 'loaded' } });
        line.settle();
        const { group, status, resources } = line.panel.content;
        const { page } = line;
        assert.deepEqual(page.group, group);
        assert.deepEqual(page.status, status);
        assert.equal(page.table === undefined, resources === undefined);
        assert.deepEqual(
          (page.table === undefined ? [] : toRows(page.table)).map(({ code, type, actions }) => ({
            code,
            type,
            actions,
          })),
          (resources ?? []).map(({ code, type, actions }) => ({
            code,
            type,
            actions: actions?.join(', '),
          })),
        );
        assert.equal(isPolluted(), false);
      }),
      { numRuns: 100 },
    );
  });
});
