import type { GrantStep, GroupFields, UndoableChange } from '../../changes/undo/records.ts';
import { type GroupCall, operations } from '../../source/write/writeCalls.ts';

/** The calls that make the same changes, in an order in which they can be made. */
export function callsOfChanges(changes: readonly UndoableChange[]): readonly GroupCall[] {
  return changes
    .flatMap(callsOfChange)
    .sort((one, other) => operations.indexOf(one.operation) - operations.indexOf(other.operation));
}

function callsOfChange(change: UndoableChange): readonly GroupCall[] {
  switch (change.kind) {
    case 'groupsDeleted': {
      const [only = '', ...others] = change.groups.map(({ code }) => code);
      return others.length === 0
        ? [{ operation: 'deleteGroup', code: only }]
        : [{ operation: 'deleteGroups', codes: [only, ...others] }];
    }
    case 'groupCreated':
      return [{ operation: 'createGroup', ...change.group }];
    case 'groupUpdated':
      return callsOfUpdate(change.before, change.after);
    case 'membersAdded':
    case 'membersRemoved': {
      const { code, userIds, unsettled = [] } = change;
      const operation = change.kind === 'membersAdded' ? 'addMembers' : 'removeMembers';
      return [{ operation, code, userIds: [...userIds, ...unsettled] }];
    }
    case 'resourcesGranted':
    case 'grantsRevoked': {
      const { code, grants, unsettled = [] } = change;
      return [...grants, ...unsettled].flatMap((step) => callsOfStep(code, step));
    }
    default:
      return change satisfies never;
  }
}

/** Each field by itself, the code last. */
function callsOfUpdate(before: GroupFields, after: GroupFields): readonly GroupCall[] {
  const { code } = before;
  const { name, description = '' } = after;
  const calls: GroupCall[] = [];
  if (before.name !== name) calls.push({ operation: 'renameGroup', code, name, description });
  if ((before.description ?? '') !== description) {
    calls.push({ operation: 'describeGroup', code, description });
  }
  if (code !== after.code) {
    calls.push({ operation: 'changeCode', code, newCode: after.code, description });
  }
  return calls;
}

/** A grant of fewer actions is taken back and made anew. */
function callsOfStep(
  code: string,
  { namespace, resource, resourceType: type, before = [], after }: GrantStep,
): readonly GroupCall[] {
  const named = { code, namespace, resource, type };
  const revoke: GroupCall = { operation: 'revokeResource', ...named };
  if (after === undefined) return [revoke];
  const grant: GroupCall = { operation: 'grantResource', ...named, actions: after };
  return before.every((action) => after.includes(action)) ? [grant] : [revoke, grant];
}
