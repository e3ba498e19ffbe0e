import * as vscode from 'vscode';
import { commandIds, internalCommandIds } from '../ids.ts';
import type { CommandContext } from './commandContext.ts';
import type { CommandId } from './handlers.ts';

const ids: readonly CommandId[] = [
  ...Object.values(commandIds),
  ...Object.values(internalCommandIds),
];

/**
 * Registers all commands.
 * @param context is asked for when a command is run
 * @param failed is called with what a handler threw, which the user does not know of yet; the English sentence
 *   is for the log
 */
export function registerCommands(
  context: () => Promise<CommandContext>,
  failed: (what: string, error: unknown) => void,
): vscode.Disposable {
  const run = async (id: CommandId, args: readonly unknown[]) => {
    try {
      const [{ handlers }, given] = await Promise.all([import('./handlers.ts'), context()]);
      return await handlers[id](given, ...args);
    } catch (error) {
      // Not passed on: VS Code would show the message, which is for the log.
      failed(`The command ${id} failed`, error);
      return undefined;
    }
  };
  return vscode.Disposable.from(
    ...ids.map((id) =>
      vscode.commands.registerCommand(id, (...args: readonly unknown[]) => run(id, args)),
    ),
  );
}
