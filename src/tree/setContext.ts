import * as vscode from 'vscode';
import { inBackground } from '../model/failureLog.ts';

/** Sets what the `when` clauses of the manifest ask for. A file of its own, for the entry loads it. */
export function setContext(key: string, value: unknown): void {
  const setting = vscode.commands.executeCommand('setContext', key, value);
  inBackground('A context key was not set', setting);
}
