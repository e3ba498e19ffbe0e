import type * as vscode from 'vscode';

// In a file of its own, without what the connections look like: the entry loads it at start.

/** Where in globalState the connections are. */
export const connectionsKey = 'authingGroups.connections';

/** Whether pools are connected, as far as one can tell without reading what is stored. */
export function hasConnections(globalState: vscode.Memento): boolean {
  const stored = globalState.get<unknown>(connectionsKey);
  return Array.isArray(stored) && stored.length > 0;
}
