import type {
  ResourceHeading,
  SentAnswer,
  SentPeople,
  ShownList,
} from '../../protocol/resourceAccess.ts';
import { foldText } from '../../text/searchText.ts';
import { inList } from '../shared/lists.ts';
import { allowedText, waysText } from './accessWords.ts';

/** The columns of both lists, in their order. */
export const columns = {
  groups: ['name', 'code', 'actions', 'through'],
  people: ['name', 'account', 'actions', 'through', 'id'],
} as const satisfies Record<ShownList, readonly string[]>;

export type Column = (typeof columns)[ShownList][number];

/** A group or a person as a row, with the text of each column. */
export interface AccessRow extends Readonly<Record<Column, string>> {
  /** Its place in the list of the host. */
  readonly index: number;
  /** All columns, folded for the search. */
  readonly searchText: string;
}

/** What a row copies, and is known by: the code of a group, or the id of a user. */
export function idOf(list: ShownList, row: AccessRow): string {
  return list === 'groups' ? row.code : row.id;
}

/** Whether it is the same group or person, perhaps of another reading. */
export function isSameRow(a: AccessRow, b: AccessRow): boolean {
  return a.code === b.code && a.id === b.id;
}

/** The groups as rows. */
export function toGroupRows({ groups }: SentAnswer, heading: ResourceHeading): AccessRow[] {
  return groups.map((group, index) => {
    const { name, code, allowed } = group;
    const actions = allowedText(allowed, heading);
    const through = waysText(group, heading);
    // The codes themselves too, which are not all shown.
    const codes = group.ways.map((way) => way.code).join('\n');
    const searchText = foldText([name, code, actions, through, codes].join('\n'));
    return { index, name, code, actions, through, account: '', id: '', searchText };
  });
}

/** The people as rows. What they have in common is said once: there may be tens of thousands. */
export function toPeopleRows(people: SentPeople, heading: ResourceHeading): AccessRow[] {
  const actionTexts = people.allowedLists.map((allowed) => allowedText(allowed, heading));
  const throughTexts = people.throughLists.map((list) =>
    inList(list.map((place) => people.groups[place]?.name ?? '')),
  );
  return people.id.map((id, index) => {
    const list = people.through[index] ?? -1;
    const name = people.name[index] ?? '';
    const account = people.handle[index] ?? '';
    const actions = actionTexts[list] ?? '';
    const through = throughTexts[list] ?? '';
    const searchText = foldText([name, account, actions, through, id].join('\n'));
    return { index, id, name, account, actions, through, code: '', searchText };
  });
}
