import * as vscode from 'vscode';
import { contextKeys } from '../ids.ts';
import { inBackground } from '../model/failureLog.ts';

// A file of its own, for the entry loads it.

/** Sets what the `when` clauses of the manifest ask for. */
export function setContext(key: keyof typeof contextKeys, value: unknown): void {
  const setting = vscode.commands.executeCommand('setContext', contextKeys[key], value);
  inBackground('A context key was not set', setting);
}

/** Tells VS Code whether pools are connected: menus, and the welcome of the empty view, go by it. */
export function setHasPools(hasPools: boolean): void {
  setContext('hasPools', hasPools);
  setContext('noPools', !hasPools);
}
