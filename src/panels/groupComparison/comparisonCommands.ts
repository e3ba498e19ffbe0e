import * as vscode from 'vscode';
import { commandIds, internalCommandIds } from '../../ids.ts';
import { pickPool } from '../../inputs/pickPool.ts';
import type { Target } from '../../model/target.ts';
import { Matrix } from '../../permissions/matrixView.ts';
import type { PanelContext } from '../shared/panelDefinition.ts';
import { findGroups, resourceTarget } from '../shared/resourceCommands.ts';
import type { ComparedGroups } from './comparedGroups.ts';
import type { ComparisonData } from './comparisonData.ts';

/** Gives one of the groups what another has. */
export function copyToOther(compared: ComparedGroups): Promise<void> {
  return copy(compared, []);
}

/** The same of a resource alone. */
export async function copyResourceToOther(
  compared: ComparedGroups,
  data: ComparisonData,
  resource: number,
): Promise<void> {
  const [pool] = poolsHaving(data, resource);
  const row = rowOf(data, resource);
  if (pool === undefined || row === undefined) return;
  await copy(compared, [{ pool, resource: resourceTarget(row) }]);
}

/** The same of a person alone: as the user of the pool in which that person was first seen. */
export async function copyMemberToOther(
  compared: ComparedGroups,
  { people, pools }: ComparisonData,
  place: number,
): Promise<void> {
  const person = people[place];
  const pool = pools[person?.memberships.indexOf('member') ?? -1];
  if (person === undefined || pool === undefined) return;
  await copy(compared, [{ pool, users: [person.user.id] }]);
}

/** @param only what alone is copied; all, where it is empty */
async function copy({ groups }: ComparedGroups, only: readonly Target[]): Promise<void> {
  // One that could not be read is no reason to copy nothing between the others.
  const targets = groups.flatMap(({ named, key, resources }): readonly Target[] =>
    key === undefined || resources === undefined ? [] : [{ pool: named.poolId, group: { key } }],
  );
  if (targets.length < 2) return;
  await vscode.commands.executeCommand(internalCommandIds.copyGrants, [...targets, ...only]);
}

/**
 * Opens which groups may use a resource: in the pool whose groups have it. Where groups of several have it, asks in
 * which.
 */
export async function findGroupsOf(
  { pools }: Pick<PanelContext, 'pools'>,
  data: ComparisonData,
  resource: number,
): Promise<void> {
  const row = rowOf(data, resource);
  const having = poolsHaving(data, resource);
  const list = () => pools.list().filter(({ id }) => having.includes(id));
  const title = vscode.l10n.t('Find Groups by Resource');
  const pool = having.length > 1 ? await pickPool({ pools: { list } }, title) : having[0];
  if (row !== undefined && pool !== undefined) await findGroups(pool, row);
}

/** Lets the user replace the secret of the pool of a group. */
export async function replaceSecretOf({ groups }: ComparedGroups, place: number): Promise<void> {
  const pool = groups[place]?.named.poolId;
  if (pool === undefined) return;
  await vscode.commands.executeCommand(commandIds.replaceSecret, { pool });
}

function rowOf({ table }: ComparisonData, resource: number) {
  const code = table.resources.code[resource];
  if (code === undefined) return undefined;
  const matrix = new Matrix(table);
  return { code, namespace: matrix.namespaceOf(resource), type: matrix.typeOf(resource) };
}

/** The pools whose groups have a resource themselves. */
function poolsHaving({ table, pools }: ComparisonData, resource: number): readonly string[] {
  const matrix = new Matrix(table);
  const having = pools.filter((_, group) => matrix.ownActions(resource, group) !== undefined);
  return [...new Set(having)];
}
