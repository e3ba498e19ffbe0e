import * as vscode from 'vscode';
import { pickPool } from '../../inputs/pickPool.ts';
import type { Handler } from '../commandContext.ts';
import { groupsOf, namesGroups, onePoolOf, runOn } from '../targets.ts';

/** `showPermissionMatrix`: of the groups it is run on, which must be of one pool, or of all groups of a pool. */
export const runShowPermissionMatrix: Handler = async (context, ...args) => {
  const on = await runOn(context, args);
  if (on === undefined) return;
  if (!namesGroups(on)) {
    const title = vscode.l10n.t('Show Permission Matrix');
    const pool = await onePoolOf(on, () => pickPool(context, title));
    if (pool !== undefined) await context.showPermissionMatrix(pool);
    return;
  }
  const groups = await groupsOf(context, on);
  const [first] = groups;
  if (first === undefined) return;
  if (groups.some(({ pool }) => pool !== first.pool)) {
    context.reporter.warn(
      vscode.l10n.t('The groups are in different user pools. Select groups of one user pool.'),
    );
    return;
  }
  await context.showPermissionMatrix(
    first.pool,
    groups.map(({ key }) => key),
  );
};
