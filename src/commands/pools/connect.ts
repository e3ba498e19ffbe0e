import * as vscode from 'vscode';
import type { SamplePoolId } from '../../pools/connection.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
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
export const runOpenSamplePool: Handler = (context) => openSamplePool(context, 'sample');

/** `openStagingSamplePool` */
export const runOpenStagingSamplePool: Handler = (context) =>
  openSamplePool(context, 'sampleStaging');

async function openSamplePool(
  { pools, reporter, sidebar }: CommandContext,
  id: SamplePoolId,
): Promise<void> {
  try {
    await pools.openSamplePool(id);
    await sidebar.revealPool(id);
  } catch (error) {
    reporter.failure(vscode.l10n.t('The sample user pool was not opened.'), error);
  }
}
