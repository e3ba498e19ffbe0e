import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { toResourceTable } from '../../../../src/panels/authorizedResources/resourceTable.ts';
import { updates } from '../../../../src/protocol/authorizedResources.ts';
import { toRows } from '../../../../src/webview/authorizedResources/rows.ts';
import { anyText } from '../../../support/hostile/hostileTexts.ts';

const few = fc.constantFrom('', 'a', 'b', 'a\nb', 'a, b', '__proto__', 'toString');
const text = fc.oneof({ weight: 3, arbitrary: few }, { weight: 1, arbitrary: anyText() });
const anyResources = fc.array(
  fc.record(
    {
      namespace: fc.option(text, { nil: undefined }),
      code: text,
      type: text,
      actions: fc.array(text, { maxLength: 3 }),
      apiIdentifier: text,
    },
    { requiredKeys: ['code', 'namespace'] },
  ),
);

describe('The table that a page gets', () => {
  it('has every resource as it is, whatever is in it', () => {
    fc.assert(
      fc.property(anyResources, (resources) => {
        const table = toResourceTable({ resources, namespaces: [] }, 1);
        const sent: unknown = JSON.parse(JSON.stringify(table));
        const received = v.parse(updates.table, sent);
        assert.deepEqual(
          received.actions.map((index) => received.actionLists[index]),
          resources.map(({ actions = [] }) => actions),
        );
        assert.deepEqual(
          toRows(received).map(
            ({ index, typeIndex, searchText, actionList, ...columns }) => columns,
          ),
          resources.map(
            ({ namespace = '', type = '', code, actions = [], apiIdentifier = '' }) => ({
              namespace,
              type,
              code,
              actions: actions.join(', '),
              apiIdentifier,
            }),
          ),
        );
      }),
    );
  });
});
