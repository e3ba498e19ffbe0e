import * as vscode from 'vscode';
import { type GroupOrder, groupOrders, placedBy } from '../../directory/groupOrder.ts';
import { pickOne } from '../../inputs/pickOne.ts';
import type { Handler } from '../commandContext.ts';

interface OrderItem extends vscode.QuickPickItem {
  readonly order: GroupOrder;
}

/** `sortGroups` */
export const runSortGroups: Handler = async ({ sorting }) => {
  const items = groupOrders.map((order) => orderItem(order, order === sorting.order));
  const picked = await pickOne(items, {
    title: vscode.l10n.t('Sort Groups'),
    placeholder: vscode.l10n.t('Select the order in which groups are listed'),
    isCurrent: ({ order }) => order === sorting.order,
  });
  if (picked !== undefined) sorting.set(picked.order);
};

function orderItem(order: GroupOrder, isCurrent: boolean): OrderItem {
  const cost = costOf(order);
  const description = isCurrent ? vscode.l10n.t('current') : cost;
  return {
    label: orderName(order),
    ...(description === undefined ? {} : { description }),
    iconPath: new vscode.ThemeIcon(isCurrent ? 'check' : 'blank'),
    order,
  };
}

function orderName(order: GroupOrder): string {
  switch (order) {
    case 'newest':
      return vscode.l10n.t('Newest First');
    case 'oldest':
      return vscode.l10n.t('Oldest First');
    case 'lastUpdated':
      return vscode.l10n.t('Recently Updated First');
    case 'firstUpdated':
      return vscode.l10n.t('Least Recently Updated First');
    case 'name':
      return vscode.l10n.t('Name');
    case 'code':
      return vscode.l10n.t('Code');
    case 'mostMembers':
      return vscode.l10n.t('Most Members First');
    case 'fewestMembers':
      return vscode.l10n.t('Fewest Members First');
  }
}

/** What has to be read first for an order that no server gives. */
function costOf(order: GroupOrder): string | undefined {
  const placed = placedBy(order);
  switch (placed) {
    case 'creation':
    case 'update':
      return undefined;
    case 'text':
      return vscode.l10n.t('Loads all groups');
    case 'members':
      return vscode.l10n.t('Loads all groups and counts their members');
    default:
      placed satisfies never;
      return undefined;
  }
}
