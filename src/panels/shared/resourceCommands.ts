import * as vscode from 'vscode';
import { commandIds } from '../../ids.ts';
import type { Target } from '../../model/target.ts';
import type { ResourceOfRow } from '../../protocol/page.ts';

/** A group whose grants a page shows. */
interface ShownGroup {
  /** The id of the connection. */
  readonly pool: string;
  readonly code: string;
}

/** The same, or groups that the command asks for. */
interface GroupToChange {
  readonly pool: string;
  readonly code: string | undefined;
}

/** Opens the panel of a group. */
export async function openGroup({ pool, code }: ShownGroup): Promise<void> {
  await vscode.commands.executeCommand(commandIds.showAuthorizedResources, {
    pool,
    group: { code },
  });
}

/** Asks what to grant to a group: of this resource, where a page has named one. */
export async function grantTo(group: GroupToChange, row?: ResourceOfRow): Promise<void> {
  await vscode.commands.executeCommand(commandIds.grantResources, grantTarget(group, row));
}

/** Asks what to revoke of a group: of this resource, where a page has named one. */
export async function revokeFrom(group: GroupToChange, row?: ResourceOfRow): Promise<void> {
  await vscode.commands.executeCommand(commandIds.revokeGrants, grantTarget(group, row));
}

function grantTarget({ pool, code }: GroupToChange, row: ResourceOfRow | undefined): Target {
  return {
    pool,
    ...(code !== undefined && { group: { code } }),
    ...(row && { resource: resourceTarget(row) }),
  };
}

/** Opens which groups may use a resource that a page shows. */
export async function findGroups(pool: string, row: ResourceOfRow): Promise<void> {
  await vscode.commands.executeCommand(commandIds.findGroupsByResource, {
    pool,
    resource: resourceTarget(row),
  });
}

/** A resource that a page shows, as commands are run on it. */
export function resourceTarget({
  code,
  namespace,
  type,
}: ResourceOfRow): NonNullable<Target['resource']> {
  return {
    code,
    ...(namespace === '' ? {} : { namespace }),
    ...(type === '' ? {} : { type }),
  };
}
