import * as v from 'valibot';
import * as vscode from 'vscode';
import { GroupRow } from '../tree/groupRow.ts';
import { MemberRow } from '../tree/memberRow.ts';
import { PoolRow } from '../tree/poolRow.ts';
import type { Row } from '../tree/row.ts';
import type { CommandContext } from './commandContext.ts';

/** A group to act on: the id of its connection, and its key in the directory. */
export interface GroupTarget {
  readonly pool: string;
  readonly key: string;
}

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
  return isFromKey(args) && view.selection[0] instanceof kind;
}

/** The connection a command was run on. */
export function poolOf(context: CommandContext, args: readonly unknown[]): string | undefined {
  const [first] = args;
  if (v.is(PoolArgument, first)) return first.pool;
  const row = rowsOf(context, args)?.[0];
  if (row instanceof PoolRow) return row.poolId;
  if (row instanceof GroupRow) return row.parent.poolId;
  return row instanceof MemberRow ? row.parent.parent.poolId : undefined;
}

/** The group a command was run on. */
export function groupOf(
  context: CommandContext,
  args: readonly unknown[],
): GroupTarget | undefined {
  const row = rowsOf(context, args)?.find((each) => each instanceof GroupRow);
  return row === undefined ? undefined : targetOf(row);
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
