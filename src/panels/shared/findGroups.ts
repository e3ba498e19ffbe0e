import * as vscode from 'vscode';
import { commandIds } from '../../ids.ts';
import type { ResourceOfRow } from '../../protocol/page.ts';
import { resourceTarget } from './resourceTarget.ts';

/** Opens which groups may use a resource that a page shows. */
export async function findGroups(pool: string, row: ResourceOfRow): Promise<void> {
  await vscode.commands.executeCommand(commandIds.findGroupsByResource, {
    pool,
    resource: resourceTarget(row),
  });
}
