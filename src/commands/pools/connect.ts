import * as vscode from 'vscode';
import type { Connection, SamplePoolId } from '../../pools/connection.ts';
import type { CommandContext, Handler } from '../commandContext.ts';
import { runConnectWizard, type SuggestedPool } from './connectWizard.ts';

/** `connect` */
export const runConnect: Handler = async ({ pools, reporter, sidebar }) => {
  try {
    const connection = await runConnectWizard(pools);
    if (connection !== undefined) await sidebar.revealPool(connection.id);
  } catch (error) {
    reporter.failure(notConnected(), error);
  }
};

/** Connects a pool for something else that goes on with it, so the sidebar is left alone. */
export async function connectFor(
  { pools, reporter }: Pick<CommandContext, 'pools' | 'reporter'>,
  suggested?: SuggestedPool,
): Promise<Connection | undefined> {
  try {
    return await runConnectWizard(pools, suggested);
  } catch (error) {
    reporter.failure(notConnected(), error);
    return undefined;
  }
}

function notConnected(): string {
  return vscode.l10n.t('The user pool was not connected.');
}

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
