import { setContext } from './setContext.ts';

/** Tells VS Code whether pools are connected: menus, and the welcome of the empty view, go by it. */
export function tellHasPools(hasPools: boolean): void {
  setContext('authingGroups.hasPools', hasPools);
  setContext('authingGroups.noPools', !hasPools);
}
