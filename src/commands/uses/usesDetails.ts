import * as vscode from 'vscode';
import type { ConfirmDetails } from '../../inputs/confirm.ts';
import type { CommandContext } from '../commandContext.ts';
import type { WantedCode } from './searchUses.ts';
import { hasWorkspace, showUses } from './showUses.ts';

/**
 * What a question about groups offers to see first: where the workspace names their codes.
 * @returns undefined where no folder is open, for then nothing is to be seen
 */
export function usesDetails(
  context: Pick<CommandContext, 'pools' | 'reporter'>,
  wanted: readonly WantedCode[],
): ConfirmDetails | undefined {
  if (!hasWorkspace() || wanted.length === 0) return undefined;
  return {
    title: vscode.l10n.t('Find Uses'),
    show: async () => {
      await showUses(context, wanted);
    },
  };
}
