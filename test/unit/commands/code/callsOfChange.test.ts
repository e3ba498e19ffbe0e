import assert from 'node:assert/strict';
import type { UndoableChange } from '../../../../src/changes/undo/records.ts';
import { callsOfChanges } from '../../../../src/commands/code/callsOfChange.ts';
import { dialectOf } from '../../../../src/source/write/dialects.ts';
import { writeCalls } from '../../../../src/source/write/writeCalls.ts';

const before = { code: 'a', name: 'A', description: 'about' };
const grant = { namespace: 'default', resource: 'books', resourceType: 'DATA' };

/** Changes, and what they are in Python with the SDK of the first generation. */
const changes: readonly (readonly [string, readonly UndoableChange[], readonly string[]])[] = [
  [
    'a group that was created',
    [{ kind: 'groupCreated', group: { code: 'a', name: 'A', description: '' } }],
    ['groups.create("a", "A")'],
  ],
  [
    'a group that was renamed',
    [{ kind: 'groupUpdated', before, after: { ...before, name: 'B' } }],
    ['groups.update("a", name="B")'],
  ],
  [
    'a description that was taken away',
    [{ kind: 'groupUpdated', before, after: { code: 'a', name: 'A' } }],
    ['groups.update("a", description="")'],
  ],
  [
    'all fields that were changed, the code last',
    [{ kind: 'groupUpdated', before, after: { code: 'b', name: 'B', description: 'new' } }],
    [
      'groups.update("a", name="B")',
      'groups.update("a", description="new")',
      'groups.update("a", "b")',
    ],
  ],
  [
    'groups that were deleted',
    [
      {
        kind: 'groupsDeleted',
        state: 'made',
        groups: ['a', 'b'].map((code) => ({ code, name: code, userIds: [], grants: [] })),
      },
    ],
    ['groups.delete_many(["a", "b"])'],
  ],
  [
    'one group that was deleted',
    [
      {
        kind: 'groupsDeleted',
        state: 'made',
        groups: [{ code: 'a', name: 'A', userIds: ['u'], grants: [] }],
      },
    ],
    ['groups.delete("a")'],
  ],
  [
    'members that were added, or may have been',
    [{ kind: 'membersAdded', code: 'a', groupName: 'A', userIds: ['u', 'v'], unsettled: ['w'] }],
    ['groups.add_users("a", ["u", "v", "w"])'],
  ],
  [
    'members that were removed',
    [{ kind: 'membersRemoved', code: 'a', groupName: 'A', userIds: ['u'] }],
    ['groups.remove_users("a", ["u"])'],
  ],
  [
    'grants with actions and without',
    [
      {
        kind: 'resourcesGranted',
        code: 'a',
        groupName: 'A',
        grants: [
          { ...grant, before: ['books:read'], after: ['books:read', 'books:edit'] },
          { ...grant, resource: 'menu', after: [] },
        ],
      },
    ],
    [
      'acl.authorize_resource("default", "books", [{"targetIdentifier": "a", "targetType": "GROUP", "actions": ["books:read", "books:edit"]}])',
      'acl.authorize_resource("default", "menu", [{"targetIdentifier": "a", "targetType": "GROUP"}])',
    ],
  ],
  [
    'a grant that was revoked',
    [{ kind: 'grantsRevoked', code: 'a', groupName: 'A', grants: [{ ...grant, before: [] }] }],
    ['acl.revoke_resource("default", "books", [{"targetIdentifier": "a", "targetType": "GROUP"}])'],
  ],
  [
    'a grant that has fewer actions, which is revoked first',
    [
      {
        kind: 'grantsRevoked',
        code: 'a',
        groupName: 'A',
        grants: [{ ...grant, before: ['r', 'w'], after: ['r'] }],
      },
    ],
    [
      'acl.revoke_resource("default", "books", [{"targetIdentifier": "a", "targetType": "GROUP"}])',
      'acl.authorize_resource("default", "books", [{"targetIdentifier": "a", "targetType": "GROUP", "actions": ["r"]}])',
    ],
  ],
  [
    'a copy, in an order in which it can be made',
    [
      { kind: 'resourcesGranted', code: 'a', groupName: 'A', grants: [{ ...grant, after: [] }] },
      { kind: 'membersAdded', code: 'a', groupName: 'A', userIds: ['u'] },
      { kind: 'groupCreated', group: { code: 'a', name: 'A' } },
    ],
    [
      'groups.create("a", "A")',
      'groups.add_users("a", ["u"])',
      'acl.authorize_resource("default", "books", [{"targetIdentifier": "a", "targetType": "GROUP"}])',
    ],
  ],
];

describe('A change as calls of an SDK', () => {
  for (const [what, made, calls] of changes) {
    it(`is right of ${what}`, () => {
      const python = dialectOf('python');
      assert.ok(python);
      const text = writeCalls(callsOfChanges(made), python, 'c');
      assert.deepEqual(
        text?.split('\n').map((line) => line.replace(/^c\./, '')),
        calls,
      );
    });
  }

  it('does not exist where the SDK cannot revoke', () => {
    const [, revoked] = changes.find(([what]) => what === 'a grant that was revoked') ?? [];
    const php = dialectOf('php');
    assert.ok(php && revoked);
    assert.equal(writeCalls(callsOfChanges(revoked), php), undefined);
  });
});
