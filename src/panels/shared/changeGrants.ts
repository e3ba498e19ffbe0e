import * as vscode from 'vscode';
import { commandIds } from '../../ids.ts';
import type { ResourceOfRow } from '../../protocol/page.ts';
import { resourceTarget } from './resourceTarget.ts';

/** A group whose grants a page shows. */
interface ShownGroup {
  /** The id of the connection. */
  readonly pool: string;
  readonly code: string;
}

/** Asks what to grant to a group: of this resource, where a page has named one. */
export async function grantTo({ pool, code }: ShownGroup, row?: ResourceOfRow): Promise<void> {
  await vscode.commands.executeCommand(commandIds.grantResources, {
    pool,
    group: { code },
    ...(row && { resource: resourceTarget(row) }),
  });
}

/** Asks whether to revoke what a group has of a resource. */
export async function revokeFrom({ pool, code }: ShownGroup, row: ResourceOfRow): Promise<void> {
  await vscode.commands.executeCommand(commandIds.revokeGrants, {
    pool,
    group: { code },
    resource: resourceTarget(row),
  });
}
