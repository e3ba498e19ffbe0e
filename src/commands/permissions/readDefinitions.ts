import * as vscode from 'vscode';
import { progressDelayMs, withProgress } from '../../feedback/progress.ts';
import type { Resource } from '../../model/resource.ts';
import type { CommandContext } from '../commandContext.ts';

/**
 * What the pool defines, read unless it is known. Where it cannot be read, the user is told, and may type codes all
 * the same.
 * @returns undefined where the user cancelled it
 */
export async function readDefinitions(
  { directories, reporter }: CommandContext,
  pool: string,
): Promise<readonly Resource[] | undefined> {
  const { definedResources } = directories.get(pool);
  const read = await withProgress(
    { title: vscode.l10n.t('Reading the resources of the user pool'), delayMs: progressDelayMs },
    (signal) => definedResources.load({ signal }),
  );
  if (read.outcome === 'cancelled') return undefined;
  const { content } = definedResources;
  if (content.state === 'failed') {
    reporter.failure(
      vscode.l10n.t('Could not read which resources and actions the user pool defines.'),
      content.error,
    );
  }
  return content.value ?? [];
}
