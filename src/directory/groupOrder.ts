import type { SortBy } from '../authing/api.ts';
import type { GroupEntry } from './groupEntries.ts';

/** The orders a pool's groups can be listed in, that of a list nobody has sorted first. */
export const groupOrders = [
  'newest',
  'oldest',
  'lastUpdated',
  'firstUpdated',
  'name',
  'code',
  'mostMembers',
  'fewestMembers',
] as const;

export type GroupOrder = (typeof groupOrders)[number];

/** How a server calls an order; undefined where none gives it. */
export function serverOrder(order: GroupOrder): SortBy | undefined {
  switch (order) {
    case 'newest':
      return 'CREATEDAT_DESC';
    case 'oldest':
      return 'CREATEDAT_ASC';
    case 'lastUpdated':
      return 'UPDATEDAT_DESC';
    case 'firstUpdated':
      return 'UPDATEDAT_ASC';
    case 'name':
    case 'code':
    case 'mostMembers':
    case 'fewestMembers':
      return undefined;
    default:
      order satisfies never;
      return undefined;
  }
}

/** What a group's place in an order depends on: a change of that may move it. */
export type PlacedBy = 'creation' | 'update' | 'text' | 'members';

/** What a group's place depends on. */
export function placedBy(order: GroupOrder): PlacedBy {
  switch (order) {
    case 'newest':
    case 'oldest':
      return 'creation';
    case 'lastUpdated':
    case 'firstUpdated':
      return 'update';
    case 'name':
    case 'code':
      return 'text';
    case 'mostMembers':
    case 'fewestMembers':
      return 'members';
    default:
      order satisfies never;
      return 'creation';
  }
}

/**
 * Sorts groups in an order that the server does not give. Groups without what they are sorted by stand last.
 * @param language whose rules names go by
 */
export function sortGroups(
  groups: readonly GroupEntry[],
  order: GroupOrder,
  language: string,
): readonly GroupEntry[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const byText = (textOf: (entry: GroupEntry) => string) =>
    groups.toSorted((one, other) => compare(textOf(one), textOf(other)));
  const byNumber = (direction: 1 | -1, numberOf: (entry: GroupEntry) => number | undefined) =>
    groups.toSorted((one, other) => {
      const [first, second] = [numberOf(one), numberOf(other)];
      if (first !== undefined && second !== undefined) return direction * (first - second);
      return Number(first === undefined) - Number(second === undefined);
    });
  switch (order) {
    case 'newest':
      return byNumber(-1, ({ group }) => timeOf(group.createdAt));
    case 'oldest':
      return byNumber(1, ({ group }) => timeOf(group.createdAt));
    case 'lastUpdated':
      return byNumber(-1, ({ group }) => timeOf(group.updatedAt));
    case 'firstUpdated':
      return byNumber(1, ({ group }) => timeOf(group.updatedAt));
    case 'name':
      return byText(({ group }) => group.name);
    case 'code':
      return byText(({ group }) => group.code);
    case 'mostMembers':
      return byNumber(-1, ({ memberCount }) => memberCount);
    case 'fewestMembers':
      return byNumber(1, ({ memberCount }) => memberCount);
    default:
      order satisfies never;
      return groups;
  }
}

function timeOf(iso: string | undefined): number | undefined {
  const time = iso === undefined ? Number.NaN : Date.parse(iso);
  return Number.isNaN(time) ? undefined : time;
}
