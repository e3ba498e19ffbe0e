import * as vscode from 'vscode';
import { commandIds } from '../../ids.ts';
import type { ResourceOfRow } from '../../protocol/page.ts';

/** Opens which groups may use a resource that a page shows. */
export async function findGroups(
  pool: string,
  { code, namespace, type }: ResourceOfRow,
): Promise<void> {
  await vscode.commands.executeCommand(commandIds.findGroupsByResource, {
    pool,
    resource: {
      code,
      ...(namespace === '' ? {} : { namespace }),
      ...(type === '' ? {} : { type }),
    },
  });
}
