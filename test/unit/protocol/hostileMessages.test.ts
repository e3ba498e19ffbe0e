import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import {
  type GroupHeading,
  intents,
  type ResourceTable,
  updates,
} from '../../../src/protocol/authorizedResources.ts';
import { dispatch, parseIntent, parseUpdate } from '../../../src/protocol/envelope.ts';
import type { ReadStatus } from '../../../src/protocol/page.ts';
import { assertShape } from '../../support/authing/shapes.ts';
import {
  anyMessage,
  goodIntents,
  goodTable,
  goodUpdates,
} from '../../support/hostile/anyMessage.ts';
import { isPolluted } from '../../support/hostile/hostileTexts.ts';

const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const heading: v.GenericSchema<GroupHeading> = v.strictObject({
  code: v.string(),
  name: v.string(),
  description: v.optional(v.string()),
  pool: v.string(),
  deleted: v.boolean(),
  changes: v.strictObject({ grant: v.boolean(), revoke: v.boolean() }),
});
const status: v.GenericSchema<ReadStatus> = v.union([
  v.strictObject({ state: v.picklist(['loading', 'loaded', 'disconnected']) }),
  v.strictObject({
    state: v.literal('failed'),
    message: v.string(),
    remedy: v.picklist(['retry', 'replaceSecret']),
  }),
]);
const table: v.GenericSchema<ResourceTable> = v.strictObject({
  revision: index,
  namespacesListed: v.boolean(),
  namespaces: v.array(v.string()),
  types: v.array(v.string()),
  actionLists: v.array(v.array(v.string())),
  namespace: v.array(index),
  type: v.array(index),
  actions: v.array(index),
  code: v.array(v.string()),
  apiIdentifier: v.array(v.string()),
});

/** What each message may carry, told once more and to the letter. */
const promised = {
  ready: v.undefined(),
  saveView: v.strictObject({ view: v.unknown() }),
  refresh: v.undefined(),
  replaceSecret: v.undefined(),
  loadNamespace: v.strictObject({ namespace: v.pipe(v.string(), v.regex(/^\S(.*\S)?$/su)) }),
  copyCode: v.strictObject({ code: v.string() }),
  findGroups: v.strictObject({ code: v.string(), namespace: v.string(), type: v.string() }),
  grant: v.undefined(),
  revoke: v.strictObject({ code: v.string(), namespace: v.string(), type: v.string() }),
  export: v.strictObject({
    format: v.picklist(['csv', 'json']),
    revision: index,
    rows: v.array(index),
  }),
  questionClosed: v.undefined(),
  snapshot: v.strictObject({
    panelId: v.string(),
    view: v.optional(v.unknown()),
    group: heading,
    status,
    table: v.optional(table),
  }),
  group: heading,
  status,
  table,
  copied: v.strictObject({ code: v.string() }),
} as const;

/** What the handlers were called with. */
let calls: { readonly type: keyof typeof promised; readonly body: unknown }[] = [];

function note(type: keyof typeof promised): (body: unknown) => void {
  return (body) => calls.push({ type, body });
}

const intentHandlers = {
  ready: note('ready'),
  saveView: note('saveView'),
  refresh: note('refresh'),
  replaceSecret: note('replaceSecret'),
  loadNamespace: note('loadNamespace'),
  copyCode: note('copyCode'),
  findGroups: note('findGroups'),
  grant: note('grant'),
  revoke: note('revoke'),
  export: note('export'),
};
const updateHandlers = {
  questionClosed: note('questionClosed'),
  snapshot: note('snapshot'),
  group: note('group'),
  status: note('status'),
  table: note('table'),
  copied: note('copied'),
};

/** Holds that one handler was called if it was understood and none if not, with what it is promised. */
function assertCalls(understood: boolean, raw: unknown): void {
  assert.equal(calls.length, understood ? 1 : 0);
  for (const { type, body } of calls) {
    assert.equal(typeof raw === 'object' && raw !== null && 'type' in raw && raw.type, type);
    assertShape(promised[type], body);
  }
  assert.equal(isPolluted(), false);
}

describe('Any message', () => {
  beforeEach(() => {
    calls = [];
  });

  it('to the host is an intent with all that it must have, or is ignored', () => {
    fc.assert(
      fc.property(anyMessage(), (raw) => {
        calls = [];
        const intent = parseIntent(raw);
        assertCalls(intent !== undefined && dispatch(intents, intentHandlers, intent), raw);
      }),
      { numRuns: 400 },
    );
  });

  it('to the page is an update with all that it must have, or is ignored', () => {
    fc.assert(
      fc.property(anyMessage(), (raw) => {
        calls = [];
        const update = parseUpdate(raw);
        if (update !== undefined) assert.ok(Number.isSafeInteger(update.sequence));
        assertCalls(update !== undefined && dispatch(updates, updateHandlers, update), raw);
      }),
      { numRuns: 400 },
    );
  });

  it('that is good is understood', () => {
    for (const message of goodIntents) assert.ok(dispatch(intents, intentHandlers, message));
    for (const message of goodUpdates) assert.ok(dispatch(updates, updateHandlers, message));
  });

  it('with a view is ignored where it is more than can be kept', () => {
    const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
    for (const view of [deep, 'x'.repeat(30_000), 1n]) {
      assert.equal(dispatch(intents, intentHandlers, { type: 'saveView', body: { view } }), false);
    }
  });

  it('with a table is ignored where the columns do not fit together', () => {
    const without = { ...goodTable, code: [] };
    const beyond = { ...goodTable, actions: [1] };
    for (const body of [without, beyond]) {
      assert.equal(dispatch(updates, updateHandlers, { type: 'table', body }), false);
    }
  });
});
