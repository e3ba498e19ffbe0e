import * as vscode from 'vscode';
import { poolPickItem } from '../display/poolDisplay.ts';
import type { Pools } from '../pools/pools.ts';

/**
 * Asks for a connected pool. Where there is but one, that is the answer.
 * @param kind leaves out the pools of the other kind
 * @returns the id of the connection; undefined where there is none, or the user gave up
 */
export async function pickPool(
  { pools }: { readonly pools: Pick<Pools, 'list'> },
  title: string,
  kind?: 'authing' | 'sample',
): Promise<string | undefined> {
  const connections = pools.list().filter((each) => kind === undefined || each.kind === kind);
  const [only, ...others] = connections;
  if (only !== undefined && others.length === 0) return only.id;
  const items = connections.map((each) => ({ ...poolPickItem(each), pool: each.id }));
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Select a user pool'),
    matchOnDescription: true,
  });
  return picked?.pool;
}
