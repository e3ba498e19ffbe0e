import * as v from 'valibot';
import * as vscode from 'vscode';
import { inBackground } from '../model/failureLog.ts';
import { type GroupOrder, groupOrders } from './groupOrder.ts';

const stateKey = 'authingGroups.groupOrder';
const storedOrder = v.fallback(v.picklist(groupOrders), groupOrders[0]);

/** The order groups are listed in, remembered for the workspace. */
export class GroupSorting implements vscode.Disposable {
  readonly #memento: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  #order: GroupOrder;

  readonly onDidChange = this.#changed.event;

  constructor(workspaceState: vscode.Memento) {
    this.#memento = workspaceState;
    this.#order = v.parse(storedOrder, workspaceState.get(stateKey));
  }

  get order(): GroupOrder {
    return this.#order;
  }

  set(order: GroupOrder): void {
    if (order === this.#order) return;
    this.#order = order;
    const stored = order === groupOrders[0] ? undefined : order;
    inBackground('The order was not remembered', this.#memento.update(stateKey, stored));
    this.#changed.fire();
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
