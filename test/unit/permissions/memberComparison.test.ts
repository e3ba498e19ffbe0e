import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type ComparedMembers,
  type ComparedUser,
  compareMembers,
  isMember,
  memberSections,
} from '../../../src/permissions/memberComparison.ts';

const members = (
  pool: string,
  users: readonly ComparedUser[],
  complete = true,
): ComparedMembers => ({ pool, users, complete });

/** Who stands how to the groups, by the id each person was first seen with. */
const memberships = (...groups: ComparedMembers[]) =>
  Object.fromEntries(
    compareMembers(groups).map(({ user, memberships: own }) => [user.id, own.join(' ')]),
  );

describe('Members of groups of one user pool', () => {
  it('are the same by their ids, whatever else they have', () => {
    assert.deepEqual(
      memberships(
        members('p', [{ id: '1', email: 'emma@example.com' }, { id: '2' }]),
        members('p', [{ id: '3', email: 'emma@example.com' }, { id: '2' }]),
      ),
      { 1: 'member absent', 2: 'member member', 3: 'absent member' },
    );
  });

  it('are not said to be in one group alone while the other has not been read whole', () => {
    assert.deepEqual(memberships(members('p', [{ id: '1' }]), members('p', [{ id: '2' }], false)), {
      1: 'member unread',
      2: 'absent member',
    });
  });
});

describe('Members of groups of two user pools', () => {
  const pair = (a: Omit<ComparedUser, 'id'>, b: Omit<ComparedUser, 'id'>) =>
    memberships(members('p', [{ id: '1', ...a }]), members('q', [{ id: '2', ...b }]))[1];

  it('are never the same by their ids', () => {
    assert.deepEqual(
      compareMembers([
        members('p', [{ id: '1', email: 'a@example.com' }]),
        members('q', [{ id: '1', email: 'b@example.com' }]),
      ]).map(({ memberships: own }) => own),
      [
        ['member', 'absent'],
        ['absent', 'member'],
      ],
    );
  });

  it('are the same by email, username, phone or external id, and it is said by which', () => {
    const cases: readonly [Omit<ComparedUser, 'id'>, Omit<ComparedUser, 'id'>, string][] = [
      [{ email: 'Emma@Example.com' }, { email: ' emma@example.com' }, 'email'],
      [{ username: 'emma' }, { username: 'emma' }, 'username'],
      [{ phone: '13800000000', phoneCountryCode: '+86' }, { phone: '+86 138 0000 0000' }, 'phone'],
      [{ externalId: 'e1' }, { externalId: 'e1' }, 'externalId'],
      [{ email: 'a@b.c', username: 'emma' }, { email: 'a@b.c', username: 'emma' }, 'email'],
      [
        { email: 'emma@staging', username: 'emma' },
        { email: 'emma', username: 'emma' },
        'username',
      ],
    ];
    for (const [a, b, by] of cases) assert.equal(pair(a, b), `member ${by}`, JSON.stringify(a));
  });

  it('are not the same by an empty value, nor by a username that differs in case', () => {
    assert.equal(
      pair({ email: '', username: 'emma' }, { email: '', username: 'Emma' }),
      'member absent',
    );
  });

  it('cannot be compared where a member has none of these, unless the other group is empty', () => {
    assert.deepEqual(
      memberships(members('p', [{ id: '1' }]), members('q', [{ id: '2', email: 'a@b.c' }])),
      { 1: 'member incomparable', 2: 'absent member' },
    );
    assert.deepEqual(memberships(members('p', [{ id: '1' }]), members('q', [])), {
      1: 'member absent',
    });
  });

  it('are not the same by a value that two users of a pool share', () => {
    assert.deepEqual(
      memberships(
        members('p', [{ id: '1', phone: '5550100' }]),
        members('q', [
          { id: '2', phone: '5550100' },
          { id: '3', phone: '5550100' },
        ]),
      ),
      { 1: 'member absent', 2: 'absent member', 3: 'absent member' },
    );
  });

  it('are told apart from those who are in the other pool, but not in its group', () => {
    const emma = { email: 'emma@example.com' };
    assert.deepEqual(
      memberships(
        members('p', [{ id: '1', ...emma }]),
        members('q', [{ id: '2', ...emma }]),
        members('q', [{ id: '3', username: 'li' }]),
      ),
      { 1: 'member email absent', 3: 'absent absent member' },
    );
  });
});

describe('Members that are compared', () => {
  const text = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined });
  const user = fc.record({
    id: fc.constantFrom('1', '2', '3', '4', '5'),
    email: text,
    username: text,
    phone: fc.option(fc.constantFrom('1', '2'), { nil: undefined }),
    externalId: text,
  });
  const group = fc.record({
    pool: fc.constantFrom('p', 'q', 'r'),
    users: fc.uniqueArray(user, { selector: ({ id }) => id, maxLength: 5 }),
    complete: fc.boolean(),
  });
  const groups = fc.array(group, { minLength: 2, maxLength: 5 });

  it('are each counted once in each of their groups', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const persons = compareMembers(given);
        for (const [index, { users }] of given.entries()) {
          const count = persons.filter(({ memberships: own }) => {
            const membership = own[index];
            return membership !== undefined && isMember(membership);
          }).length;
          assert.equal(count, users.length);
        }
        for (const { memberships: own } of persons) assert.ok(own.some(isMember));
      }),
    );
  });

  it('match in the same way from either side', () => {
    fc.assert(
      fc.property(group, group, (one, other) => {
        const [p, q] = [
          { ...one, pool: 'p' },
          { ...other, pool: 'q' },
        ];
        const both = (a: ComparedMembers, b: ComparedMembers) =>
          memberSections(compareMembers([a, b]), 2).inAll.map(({ memberships: own }) => own[1]);
        assert.deepEqual(both(p, q).toSorted(), both(q, p).toSorted());
      }),
    );
  });

  it('stand each in one section', () => {
    fc.assert(
      fc.property(groups, (given) => {
        const persons = compareMembers(given);
        const { onlyIn, inSome, inAll, unknown } = memberSections(persons, given.length);
        const all = [...onlyIn.flat(), ...inSome, ...inAll, ...unknown];
        assert.equal(new Set(all).size, persons.length);
        assert.equal(all.length, persons.length);
        for (const { memberships: own } of inAll) assert.ok(own.every(isMember));
        if (
          given.every(({ complete }) => complete) &&
          new Set(given.map(({ pool }) => pool)).size === 1
        )
          assert.deepEqual(unknown, []);
      }),
    );
  });
});
