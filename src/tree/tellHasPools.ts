import * as vscode from 'vscode';

/** Tells VS Code whether pools are connected: menus, and the welcome of the empty view, go by it. */
export function tellHasPools(hasPools: boolean): void {
  void vscode.commands.executeCommand('setContext', 'authingGroups.hasPools', hasPools);
  void vscode.commands.executeCommand('setContext', 'authingGroups.noPools', !hasPools);
}
