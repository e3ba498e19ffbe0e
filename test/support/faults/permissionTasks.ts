import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';
import { answerSteps } from '../host/answerSteps.ts';
import type { TappedPanels } from '../host/tappedPanels.ts';
import { type Scene, subject } from './faultScene.ts';

// What people do with permissions, to see what a fault makes of it.

/** The resource that is granted and revoked. */
const resource = { namespace: 'default', code: 'night-orders', type: 'DATA' } as const;
const actions = ['night-orders:read', 'night-orders:refund'] as const;

/** The operations that grant and revoke. */
export const grantOperations = {
  grant: 'authorizeResource',
  revoke: '/api/v2/acl/revoke-resource',
} as const;

/** Has somebody else make it so that it can be granted, or revoked. */
export async function prepare({ other }: Scene, direction: 'grant' | 'revoke'): Promise<void> {
  const target = { targetType: 'GROUP', targetIdentifier: subject.code } as const;
  const name = {
    namespace: resource.namespace,
    resource: resource.code,
    resourceType: resource.type,
  };
  const granted = direction === 'grant' ? actions.slice(0, 1) : actions;
  const now = await grantedActions({ other });
  if (now.length > 0) await other.resources.revoke({ ...name, opts: [target] });
  await other.resources.authorize({ ...name, opts: [{ ...target, actions: granted }] });
}

/** What the subject has of the resource, as the server says it. */
export async function grantedActions({ other }: Pick<Scene, 'other'>): Promise<readonly string[]> {
  const { list } = await other.groups.listAuthorizedResources(subject.code, {
    namespace: resource.namespace,
  });
  return list.find(({ code }) => code === resource.code)?.actions ?? [];
}

/** Grants the second action, or revokes all, as a person does from a row of a panel. */
export async function change(scene: Scene, direction: 'grant' | 'revoke'): Promise<void> {
  const target = { pool: scene.row.poolId, group: { code: subject.code }, resource };
  await answerSteps(
    () =>
      vscode.commands.executeCommand(
        `authingGroups.${direction === 'grant' ? 'grantResources' : 'revokeGrants'}`,
        target,
      ),
    // The pool does not define the resource, so what may be done with it is typed.
    () => (direction === 'grant' ? 'refund' : ['read', 'refund']),
  );
}

/** What the server has after the change, or before it. */
export const wanted = {
  grant: { before: actions.slice(0, 1), after: [...actions] },
  revoke: { before: [...actions], after: [] },
} as const;

/** The panels that read what groups are authorized for, and how each is opened. */
export const panels = {
  'Permission matrix': (scene: Scene) =>
    vscode.commands.executeCommand('authingGroups.showPermissionMatrix', {
      pool: scene.row.poolId,
    }),
  'Find groups': (scene: Scene) =>
    vscode.commands.executeCommand('authingGroups.findGroupsByResource', {
      pool: scene.row.poolId,
      resource,
    }),
  "User's permissions": (scene: Scene) =>
    vscode.commands.executeCommand('authingGroups.showUserPermissions', {
      pool: scene.row.poolId,
      users: [scene.members[0]],
    }),
} as const;

export type PanelName = keyof typeof panels;

/** What a panel tells its page of a read: why it failed, why a part of it did, or nothing. */
export async function readOutcome(tapped: TappedPanels, since: number): Promise<string> {
  return eventually(async () => {
    const all = tapped.sent.slice(since);
    const told = last(all);
    assert.ok(told.state !== undefined && told.state !== 'loading', 'It is still being read.');
    return told.message ?? told.failure ?? '';
  });
}

interface Told {
  state?: string;
  message?: string;
  failure?: string;
}

/** The last status, and the last progress, in what was sent. */
function last(sent: readonly unknown[]): Told {
  const told: Told = {};
  for (const message of sent) {
    const { type, body } = partsOf(message);
    const status =
      type === 'status' ? body : type === 'snapshot' ? field(body, 'status') : undefined;
    const progress =
      type === 'progress' ? body : type === 'snapshot' ? field(body, 'progress') : undefined;
    if (status !== undefined) {
      delete told.message;
      Object.assign(told, textsOf(status, ['state', 'message']));
    }
    if (progress !== undefined) {
      delete told.failure;
      if (field(progress, 'failed') !== 0) Object.assign(told, textsOf(progress, ['failure']));
    }
  }
  return told;
}

function partsOf(message: unknown): { readonly type: unknown; readonly body: unknown } {
  return { type: field(message, 'type'), body: field(message, 'body') };
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

function textsOf(value: unknown, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = field(value, name);
      return typeof text === 'string' ? [[name, text]] : [];
    }),
  );
}

/** The panels, in the order of the table. */
export const panelNames: readonly PanelName[] = [
  'Permission matrix',
  'Find groups',
  "User's permissions",
];
