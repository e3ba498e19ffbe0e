import assert from 'node:assert/strict';
import type { Foresight } from '../../src/commands/permissions/foresight.ts';
import { foresightDetails } from '../../src/commands/permissions/foresightDetails.ts';
import { foresightLine, foresightNote } from '../../src/commands/permissions/foresightWording.ts';
import type { ChangedPermission } from '../../src/permissions/wouldChange.ts';

function resource(code: string, ...verbs: readonly string[]): ChangedPermission {
  const actions = verbs.map((verb) => `${code}:${verb}`);
  return { namespace: 'shop', type: 'API', code, actions };
}

const user = (name: string, ...permissions: readonly ChangedPermission[]) => ({
  id: name,
  name,
  permissions,
});

const unknown = (name: string) => ({ id: name, name, permissions: undefined });

function foresight(users: Foresight['users'], more: Partial<Foresight> = {}): Foresight {
  return {
    direction: 'lose',
    users,
    total: users.length,
    isAtMost: false,
    groups: 1,
    isNothing: false,
    unknownFor: undefined,
    ...more,
  };
}

const gain = { direction: 'gain' } as const;
const orders = resource('orders', 'read', 'refund');

/** What is foreseen, what the line of a question says of it, and what a title does. */
const cases: Readonly<Record<string, readonly [Foresight, string | undefined, string?]>> = {
  'one user': [
    foresight([user('Emma', orders, resource('tax'))]),
    'Emma would lose 3 permissions: orders (read, refund), tax.',
  ],
  'one permission of one user': [
    foresight([user('Emma', resource('tax', 'file'))], gain),
    'Emma would gain 1 permission: tax (file).',
    'Emma would gain 1 permission',
  ],
  'more than a line names': [
    foresight([
      user('Emma', ...Array.from({ length: 7 }, (_, index) => resource(`r${index}`, 'a', 'b'))),
    ]),
    'Emma would lose 14 permissions: r0 (a, b), r1 (a, b), r2 (a, b), r3 (a, b), r4 (a, b), … and 2 more.',
  ],
  'one of several users': [
    foresight([user('Emma', orders), user('Liam')], gain),
    'Emma would gain 2 permissions: orders (read, refund).',
    'Emma would gain 2 permissions',
  ],
  'twelve users': [
    foresight(
      Array.from({ length: 12 }, (_, index) => user(`U${index}`, orders)),
      gain,
    ),
    '12 users would gain permissions: U0 (2), U1 (2), U2 (2), U3 (2), U4 (2), U5 (2), U6 (2), U7 (2), U8 (2), U9 (2), … and 2 more.',
    '12 users would gain permissions',
  ],
  'a user whose other groups give the same': [
    foresight([user('Emma')]),
    'Emma would lose no permission: other groups give the same.',
  ],
  'users whose other groups give the same': [
    foresight([user('Emma'), user('Liam')], gain),
    'Nobody would gain a permission: other groups give the same already.',
    'no permission would be gained',
  ],
  'a group that is authorized for nothing': [
    foresight([user('Emma')], { ...gain, isNothing: true }),
    'No permission would be gained: the group is authorized for nothing.',
    'the group is authorized for nothing',
  ],
  'groups that are authorized for nothing': [
    foresight([user('Emma')], { groups: 2, isNothing: true }),
    'No permission would be lost: the groups are authorized for nothing.',
  ],
  'no time': [
    foresight([unknown('Emma')], { ...gain, unknownFor: 'time' }),
    'Which permissions would be gained could not be read in time.',
    'which permissions would be gained is unknown',
  ],
  'no time for some': [
    foresight([user('Emma', orders), unknown('Liam'), unknown('Mia')], { unknownFor: 'time' }),
    'Emma would lose 2 permissions: orders (read, refund). For 2 users it could not be read in time.',
  ],
  'the first of many': [
    foresight([user('Emma', orders)], { total: 4012 }),
    'Emma would lose 2 permissions: orders (read, refund). Looked at 1 of 4,012 users.',
  ],
  'members who could not be read': [
    foresight([], { total: 3, unknownFor: 'time' }),
    'Which permissions would be lost could not be read in time.',
  ],
  'a group without members': [foresight([]), undefined],
};

describe('What a change would do to permissions is said in a line, of', () => {
  for (const [name, [foreseen, line, note]] of Object.entries(cases)) {
    it(name, () => {
      assert.equal(foresightLine(foreseen), line);
      if (note !== undefined) assert.equal(foresightNote(foreseen), note);
    });
  }
});

describe('A list of what a change would do to permissions', () => {
  it('has who is changed, who is not, of whom it is unknown, and what was not looked at', () => {
    const users = [user('Emma', orders, resource('tax')), user('Liam'), unknown('Mia')];
    const foreseen = foresight(users, { total: 60, unknownFor: 'time' });
    assert.equal(
      foresightDetails('Remove 60 members from “Finance”?', foreseen),
      [
        'Remove 60 members from “Finance”?',
        '',
        'Only groups were looked at. Roles, departments and policies can allow or refuse the same.',
        'Looked at 3 of 60 users.',
        '',
        '',
        'Emma would lose (3)',
        'shop\tAPI\torders\torders:read, orders:refund',
        'shop\tAPI\ttax\t',
        '',
        'Would lose nothing (1)',
        'Liam',
        '',
        'Unknown: could not be read in time (1)',
        'Mia',
        '',
      ].join('\n'),
    );
  });

  it('keeps what others wrote in its line and its column, and shows what hides in it', () => {
    const bad = 'a\tb\nc\u202ed';
    const foreseen = foresight([user(bad, resource(bad, 'x'))]);
    const lines = foresightDetails('Title', foreseen).split('\n');
    assert.equal(lines[5], 'a b c[U+202E]d would lose (1)');
    assert.equal(lines[6], 'shop\tAPI\ta b c[U+202E]d\ta b c[U+202E]d:x');
  });
});
