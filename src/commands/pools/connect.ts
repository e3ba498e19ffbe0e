import * as vscode from 'vscode';
import type { Handler } from '../commandContext.ts';
import { runConnectWizard } from './connectWizard.ts';

/** `connect` */
export const runConnect: Handler = async ({ pools, reporter, sidebar }) => {
  try {
    const connection = await runConnectWizard(pools);
    if (connection !== undefined) await sidebar.revealPool(connection.id);
  } catch (error) {
    reporter.failure(vscode.l10n.t('The user pool was not connected.'), error);
  }
};

/** `openSamplePool` */
export const runOpenSamplePool: Handler = async ({ pools, reporter, sidebar }) => {
  try {
    const { id } = await pools.openSamplePool();
    await sidebar.revealPool(id);
  } catch (error) {
    reporter.failure(vscode.l10n.t('The sample user pool was not opened.'), error);
  }
};
