import type { Allowed, Reach } from '../../permissions/reach.ts';
import type { ResourceHeading, SentGroup, ShownList } from '../../protocol/resourceAccess.ts';
import type { ExportContent } from '../shared/exportText.ts';
import type { PeopleTable } from './people.ts';

/** The lists that rows are taken from. */
export interface AccessTables {
  readonly heading: ResourceHeading;
  readonly groups: readonly SentGroup[];
  readonly people: PeopleTable | undefined;
}

/** Rows of one of the lists, in the order wanted. */
export interface ShownRows {
  readonly list: ShownList;
  readonly rows: readonly number[];
}

/** What stands in the exported file: what the server has. */
export function exportContent(
  { groups, people }: AccessTables,
  { list, rows }: ShownRows,
): ExportContent {
  const values =
    list === 'groups'
      ? rowsOf(groups, rows).map(groupFields)
      : peopleOf(people, rows).map(personFields);
  const header =
    list === 'groups'
      ? ['name', 'code', 'actions', 'reach', 'through']
      : ['id', 'name', 'account', 'actions', 'groups'];
  return {
    cells: () => [header, ...values.map((row) => Object.values(row).map(csvCell))],
    values: () => values,
  };
}

function csvCell(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.join('; ');
}

function groupFields({ name, code, allowed, ways, isOnlyNamed }: SentGroup) {
  return {
    name,
    code,
    actions: actionsOf(allowed),
    reach: [...new Set(ways.map((way): Reach => way.reach))],
    // What nobody has looked up is no empty cell.
    through: isOnlyNamed
      ? ['named by the server, own grants not read']
      : [...new Set(ways.map((way) => way.code))],
  };
}

function personFields({ id, name, handle, allowed, groups }: ShownPerson) {
  return {
    id,
    name,
    account: handle,
    actions: actionsOf(allowed),
    groups: groups.map(({ code }) => code),
  };
}

/** A grant that names no action is no empty cell. */
function actionsOf({ all, verbs, unnamed }: Allowed): readonly string[] {
  return [...(all ? ['*'] : []), ...verbs, ...(unnamed ? ['granted'] : [])];
}

/** Somebody as the rows show them. */
interface ShownPerson {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly allowed: Allowed;
  readonly groups: readonly { readonly code: string; readonly name: string }[];
}

/** The people of these rows. */
export function peopleOf(people: PeopleTable | undefined, rows: readonly number[]): ShownPerson[] {
  if (people === undefined) return [];
  return rows.flatMap((row) => {
    const id = people.id[row];
    const list = people.through[row] ?? -1;
    const allowed = people.allowedLists[list];
    if (id === undefined || allowed === undefined) return [];
    return {
      id,
      name: people.name[row] ?? '',
      handle: people.handle[row] ?? '',
      allowed,
      groups: rowsOf(people.groups, people.throughLists[list] ?? []),
    };
  });
}

/** What stands in these rows; a row that is none is left out. */
export function rowsOf<T>(all: readonly T[], rows: readonly number[]): T[] {
  return rows.flatMap((row) => all[row] ?? []);
}
