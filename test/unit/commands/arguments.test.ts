import assert from 'node:assert/strict';
import { parseArguments } from '../../../src/commands/arguments.ts';
import { kindOf } from '../../../src/model/target.ts';

const pool = { pool: 'p' };
const group = { pool: 'p', group: { key: 'devs' } };
const member = { pool: 'p', group: { key: 'devs' }, users: ['u1'] };

/** As the sidebar makes them: an object of a class, with more than commands know of. */
class Row {
  readonly parent: Row | undefined;
  readonly target: unknown;

  constructor(target: unknown, parent?: Row) {
    this.target = target;
    this.parent = parent;
  }
}

describe('What a command was run on', () => {
  it('is nothing from the palette and from the menu of the editor', () => {
    const uri = { scheme: 'file', authority: '', path: '/a.ts', query: '', fragment: '' };
    for (const args of [[], [undefined], [uri], [uri, { groupId: 0 }]]) {
      assert.deepEqual(parseArguments(args), { by: 'nothing' });
    }
  });

  it('is the selection from a key', () => {
    assert.deepEqual(parseArguments([{ on: 'selection' }]), { by: 'key' });
  });

  it('is the clicked row, or all that are selected', () => {
    const rows = [new Row(group), new Row(member), new Row(undefined)];
    const [first] = rows;
    assert.deepEqual(parseArguments([first, undefined]), {
      by: 'menu',
      clicked: group,
      targets: [group],
    });
    assert.deepEqual(parseArguments([first, rows]), {
      by: 'menu',
      clicked: group,
      targets: [group, member],
    });
  });

  it('is the clicked row also where the server gave its group an empty code, or its user an empty id', () => {
    const nameless = { pool: 'p', group: { key: '' } };
    const member = { ...nameless, users: [''] };
    for (const target of [nameless, member]) {
      const row = new Row(target);
      const expected = { by: 'menu', clicked: target, targets: [target] };
      assert.deepEqual(parseArguments([row, undefined]), expected);
      assert.deepEqual(parseArguments([row, [row, new Row(undefined), undefined]]), expected);
    }
  });

  it('is the row with the keyboard focus from the title of the view, if one can act on it', () => {
    assert.deepEqual(parseArguments([new Row(pool)]), { by: 'title', clicked: pool });
    assert.deepEqual(parseArguments([new Row(undefined)]), { by: 'nothing' });
  });

  it('is a target, or several, from any caller', () => {
    const byCode = { pool: 'p', group: { code: 'devs' } };
    const resource = { pool: 'p', resource: { code: 'orders', namespace: 'default', type: 'API' } };
    for (const target of [pool, group, byCode, member, resource]) {
      assert.deepEqual(parseArguments([target]), { by: 'call', targets: [target] });
    }
    assert.deepEqual(parseArguments([[group, byCode]]), { by: 'call', targets: [group, byCode] });
    // As it comes out of a link.
    const linked: unknown = JSON.parse(JSON.stringify(byCode));
    assert.deepEqual(parseArguments([linked]), { by: 'call', targets: [byCode] });
  });

  it('is told apart by the narrowest thing a target names', () => {
    const resource = { pool: 'p', resource: { code: 'orders' } };
    assert.deepEqual([pool, group, member, resource].map(kindOf), [
      'pool',
      'group',
      'users',
      'resource',
    ]);
  });

  it('is unknown for anything else, and nothing throws', () => {
    const cyclic: Record<string, unknown> = { pool: 'p' };
    cyclic.group = cyclic;
    const cyclicList: unknown[] = [];
    cyclicList.push(cyclicList);
    const endless: unknown[] = [];
    endless.length = 2 ** 32 - 1;
    const explosive = new Proxy(
      {},
      {
        get() {
          throw new Error('boom');
        },
        has() {
          throw new Error('boom');
        },
        ownKeys() {
          throw new Error('boom');
        },
      },
    );
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    const strange: readonly unknown[] = [
      null,
      0,
      '',
      'devs',
      true,
      Symbol('s'),
      12n,
      () => {},
      [],
      {},
      { pool: '' },
      { pool: 1 },
      { pool: null },
      { pool: 'p', group: null },
      { pool: 'p', group: 'devs' },
      { pool: 'p', group: {} },
      { pool: 'p', group: { key: 'a', code: 'b' } },
      { pool: 'p', group: { code: '' } },
      { pool: 'p', users: 'u1' },
      { pool: 'p', users: [1] },
      { pool: 'p', users: endless },
      { pool: 'p', user: 'u1' },
      { group: { code: 'devs' } },
      { on: 'everything' },
      [group, null],
      endless,
      new Map([['pool', 'p']]),
      new Date(),
      cyclic,
      cyclicList,
      explosive,
      { pool: explosive },
      { target: explosive },
      { target: null },
      { target: { pool: 1 } },
      revoked.proxy,
      {
        get pool() {
          throw new Error('boom');
        },
      },
    ];
    for (const value of strange) {
      assert.deepEqual(parseArguments([value]), { by: 'unknown' });
    }
    assert.deepEqual(parseArguments([new Row(group), [new Row({ pool: 1 })]]), { by: 'unknown' });
  });
});
