import * as v from 'valibot';
import * as vscode from 'vscode';
import type { GroupTarget } from '../model/target.ts';
import { GroupRow } from '../tree/groupRow.ts';
import { keyedRow } from '../tree/groupsView.ts';
import { MemberRow } from '../tree/memberRow.ts';
import { PoolRow } from '../tree/poolRow.ts';
import type { Row } from '../tree/row.ts';
import type { CommandContext } from './commandContext.ts';

/** What a keybinding of ours passes: VS Code gives such a command no row. */
const OnSelection = v.object({ on: v.literal('selection') });
/** What a panel or a failed row passes. */
const PoolArgument = v.object({ pool: v.string() });

/** Whether a key has run a command, which is for the rows that are selected. */
export function isFromKey(args: readonly unknown[]): boolean {
  return v.is(OnSelection, args[0]);
}

/**
 * The rows a command was run on: from the context menu the clicked one, or all that are selected if it
 * is among them; from a key those selected. Undefined from the palette, which has no row.
 */
export function rowsOf(
  { view }: CommandContext,
  args: readonly unknown[],
): readonly Row[] | undefined {
  const [first, second] = args;
  if (isFromKey(args)) return view.selection;
  if (!isRow(first)) return undefined;
  return Array.isArray(second) && second.length > 0 ? second.filter(isRow) : [first];
}

/**
 * Whether a key was pressed on rows of this kind, though it ran a command for the other: the context
 * key that tells Delete on groups from Delete on members follows the selection a moment late.
 */
export function keyMeant(
  { view }: CommandContext,
  args: readonly unknown[],
  kind: typeof GroupRow | typeof MemberRow,
): boolean {
  return isFromKey(args) && keyedRow(view.selection) instanceof kind;
}

/**
 * The connection a command was run on: that of the clicked row, whatever else is selected. Undefined also
 * where a key was pressed on rows of several.
 */
export function poolOf({ view }: CommandContext, args: readonly unknown[]): string | undefined {
  const [first] = args;
  if (v.is(PoolArgument, first)) return first.pool;
  const pools = new Set((isFromKey(args) ? view.selection : [first]).map(poolOfRow));
  const [only] = pools;
  return pools.size === 1 ? only : undefined;
}

function poolOfRow(row: unknown): string | undefined {
  if (row instanceof PoolRow) return row.poolId;
  if (row instanceof GroupRow) return row.parent.poolId;
  return row instanceof MemberRow ? row.parent.parent.poolId : undefined;
}

/**
 * The group to run a command on that is about one group: the clicked one, whatever else is selected. Where
 * a key was pressed on several, says so: VS Code tells nobody which of them has the focus.
 * @param ask finds the group where the command was run on none, as from the palette
 */
export async function oneGroup(
  context: CommandContext,
  args: readonly unknown[],
  ask: () => Promise<GroupTarget | undefined>,
): Promise<GroupTarget | undefined> {
  const [first] = args;
  if (first instanceof GroupRow) return targetOf(first);
  const rows = isFromKey(args) ? context.view.selection : [];
  const groups = rows.filter((row) => row instanceof GroupRow);
  const [only, ...others] = groups;
  if (only === undefined) return ask();
  if (others.length > 0) {
    context.reporter.warn(
      vscode.l10n.t('{0} groups are selected. Select only the one you mean.', groups.length),
    );
    return undefined;
  }
  sayLeftOut(context, rows, groups);
  return targetOf(only);
}

export function targetOf(row: GroupRow): GroupTarget {
  return { pool: row.parent.poolId, key: row.key };
}

/** Says how many of the rows a command leaves alone, for they are of another kind. */
export function sayLeftOut(
  { reporter }: CommandContext,
  rows: readonly Row[],
  used: readonly Row[],
): void {
  const leftOut = rows.length - used.length;
  if (leftOut === 0) return;
  reporter.warn(
    leftOut === 1
      ? vscode.l10n.t('One selected row is of another kind and was left out.')
      : vscode.l10n.t('{0} selected rows are of another kind and were left out.', leftOut),
  );
}

function isRow(value: unknown): value is PoolRow | GroupRow | MemberRow {
  return value instanceof PoolRow || value instanceof GroupRow || value instanceof MemberRow;
}
