import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  matchesInShownActions,
  shownActions,
} from '../../../../src/webview/authorizedResources/shownActions.ts';
import { matchRanges } from '../../../../src/webview/shared/matchRanges.ts';
import { searchWords } from '../../../../src/webview/shared/rowSearch.ts';

const resource = (code: string, ...actionList: string[]) => ({ code, actionList });

describe('The actions of a resource', () => {
  it('are verbs alone where they begin with the code of the resource', () => {
    assert.equal(shownActions(resource('orders', 'orders:read', 'orders:write')), 'read, write');
    assert.equal(shownActions(resource('orders:*', 'orders:read', 'orders:*')), 'read, *');
    assert.equal(shownActions(resource('orders:1207', 'orders:read')), 'read');
    assert.equal(shownActions(resource('shop:orders', 'shop:orders:read')), 'read');
  });

  it('are whole where they begin with anything else', () => {
    for (const action of ['order:read', 'ordersx:read', 'Orders:read', 'read', 'orders', '*']) {
      assert.equal(shownActions(resource('orders', action)), action);
    }
    assert.equal(shownActions(resource('orders', 'orders:')), 'orders:');
    assert.equal(shownActions(resource('', ':read')), ':read');
    const address = 'https://example.com/orders';
    assert.equal(shownActions(resource(address, address)), address);
    assert.equal(shownActions(resource(address, `${address}:read`)), 'read');
    assert.equal(shownActions(resource('orders:*', 'ord:read', '')), 'ord:read, ');
  });

  it('are told in time that grows with their length, however many colons there are', () => {
    const code = 'a:'.repeat(200_000);
    assert.equal(shownActions(resource(code, `${code}read`)), 'read');
  });
});

describe('What the search found in the actions shown', () => {
  const marked = (search: string, code: string, ...actions: string[]) => {
    const all = resource(code, ...actions);
    return matchesInShownActions(all, searchWords(search)).reduceRight(
      (text, [from, to]) => `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`,
      shownActions(all),
    );
  };
  const orders = ['orders:*', 'orders:read', 'orders:write'] as const;

  it('is marked where it stands', () => {
    assert.equal(marked('rea', ...orders), '[rea]d, write');
    assert.equal(marked('r', ...orders), '[r]ead, w[r]ite');
  });

  it('is marked as far as it reaches into what is shown', () => {
    assert.equal(marked('orders:read', ...orders), '[read], write');
    assert.equal(marked('s:wr', ...orders), 'read, [wr]ite');
    assert.equal(marked('orders: write', ...orders), 'read, [write]');
  });

  it('is not marked where it stands in what is not shown alone', () => {
    assert.equal(marked('orders', ...orders), 'read, write');
    assert.equal(marked('orders:', ...orders), 'read, write');
  });

  it('is marked beside actions that are whole', () => {
    assert.equal(
      marked('order', 'orders', 'orders:read', 'order:all', 'reorder'),
      'read, [order]:all, re[order]',
    );
  });

  it('is what the search finds in a line that is whole', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ',', 'İ', 'ß', ' '), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), text, (actionList, search) => {
        const words = searchWords(search);
        const line = actionList.join(', ');
        const marks = new Array<boolean>(line.length).fill(false);
        for (const [from, to] of matchesInShownActions(resource('c', ...actionList), words)) {
          marks.fill(true, from, to);
        }
        const expected = new Array<boolean>(line.length).fill(false);
        for (const [from, to] of matchRanges(line, words)) expected.fill(true, from, to);
        assert.deepEqual(marks, expected);
      }),
    );
  });
});
