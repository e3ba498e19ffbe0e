import type { Allowed, Reach } from '../../permissions/reach.ts';
import type { ExportFormat } from '../../protocol/page.ts';
import type { ResourceHeading, SentGroup, ShownList } from '../../protocol/resourceAccess.ts';
import { type CsvOptions, toCsv } from '../shared/csv.ts';
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

/** The text of the exported file: what the server has. Fields are called so in any language. */
export function exportText(
  { groups, people }: AccessTables,
  { list, rows }: ShownRows,
  format: ExportFormat,
  csv: CsvOptions = { separator: ',', keepsTexts: false },
): string {
  const written =
    list === 'groups'
      ? rowsOf(groups, rows).map(groupFields)
      : peopleOf(people, rows).map(personFields);
  switch (format) {
    case 'json':
      return `${JSON.stringify(written, undefined, 2)}\n`;
    case 'csv': {
      const fields =
        list === 'groups'
          ? ['name', 'code', 'actions', 'reach', 'through']
          : ['id', 'name', 'account', 'actions', 'groups'];
      return toCsv([fields, ...written.map((row) => Object.values(row).map(csvCell))], csv);
    }
  }
}

function csvCell(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.join('; ');
}

function groupFields({ name, code, allowed, ways }: SentGroup) {
  return {
    name,
    code,
    actions: actionsOf(allowed),
    reach: [...new Set(ways.map((way): Reach => way.reach))],
    through: [...new Set(ways.map((way) => way.code))],
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
