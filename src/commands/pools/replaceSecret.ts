import * as vscode from 'vscode';
import { pickPool } from '../../inputs/pickPool.ts';
import type { Handler } from '../commandContext.ts';
import { onePool } from '../targets.ts';
import { askForNewSecret } from './secretInput.ts';

/** `replaceSecret` */
export const runReplaceSecret: Handler = async (context, ...args) => {
  const title = vscode.l10n.t('Replace Secret');
  const pool = await onePool(context, args, () => pickPool(context, title, 'authing'));
  if (pool === undefined) return;
  try {
    await askForNewSecret(context.pools, pool);
  } catch (error) {
    context.reporter.failure(vscode.l10n.t('The secret was not replaced.'), error);
  }
};
