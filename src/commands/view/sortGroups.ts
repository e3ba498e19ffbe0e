import * as vscode from 'vscode';
import { type GroupOrder, groupOrders } from '../../directory/groupOrder.ts';
import type { Handler } from '../commandContext.ts';

interface OrderItem extends vscode.QuickPickItem {
  readonly order: GroupOrder;
}

/** `sortGroups` */
export const runSortGroups: Handler = async ({ sorting }) => {
  const picker = vscode.window.createQuickPick<OrderItem>();
  picker.title = vscode.l10n.t('Sort Groups');
  picker.placeholder = vscode.l10n.t('Select the order in which groups are listed');
  picker.matchOnDetail = true;
  picker.items = groupOrders.map((order) => orderItem(order, order === sorting.order));
  // Enter at once changes nothing.
  picker.activeItems = picker.items.filter(({ order }) => order === sorting.order);
  try {
    const order = await new Promise<GroupOrder | undefined>((resolve) => {
      picker.onDidAccept(() => resolve(picker.activeItems[0]?.order));
      picker.onDidHide(() => resolve(undefined));
      picker.show();
    });
    if (order !== undefined) sorting.set(order);
  } finally {
    picker.dispose();
  }
};

function orderItem(order: GroupOrder, isCurrent: boolean): OrderItem {
  return {
    ...describeOrder(order),
    order,
    iconPath: new vscode.ThemeIcon(isCurrent ? 'check' : 'blank'),
    ...(isCurrent ? { description: vscode.l10n.t('current') } : {}),
  };
}

/** `detail` says what an order costs that the server does not give. */
function describeOrder(order: GroupOrder): { readonly label: string; readonly detail?: string } {
  switch (order) {
    case 'newest':
      return { label: vscode.l10n.t('Newest First') };
    case 'oldest':
      return { label: vscode.l10n.t('Oldest First') };
    case 'lastUpdated':
      return { label: vscode.l10n.t('Recently Updated First') };
    case 'firstUpdated':
      return { label: vscode.l10n.t('Least Recently Updated First') };
    case 'name':
      return { label: vscode.l10n.t('Name'), detail: loadsAll() };
    case 'code':
      return { label: vscode.l10n.t('Code'), detail: loadsAll() };
    case 'mostMembers':
      return { label: vscode.l10n.t('Most Members First'), detail: countsAll() };
    case 'fewestMembers':
      return { label: vscode.l10n.t('Fewest Members First'), detail: countsAll() };
  }
}

function loadsAll(): string {
  return vscode.l10n.t('Loads all groups of each user pool.');
}

function countsAll(): string {
  return vscode.l10n.t('Loads all groups of each user pool and counts their members.');
}
