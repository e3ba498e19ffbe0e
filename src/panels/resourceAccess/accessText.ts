import * as vscode from 'vscode';
import type { Allowed, Reach } from '../../permissions/reach.ts';
import type { ExportFormat } from '../../protocol/page.ts';
import type { ResourceHeading, SentGroup, ShownList } from '../../protocol/resourceAccess.ts';
import { displayText } from '../../text/displayText.ts';
import { type CsvOptions, toCsv } from '../shared/csv.ts';
import { markdownTable, markdownText } from '../shared/markdown.ts';
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

/** The rows as a table in Markdown, with the resource above it, for a ticket or a page of documentation. */
export function markdownOf(tables: AccessTables, { list, rows }: ShownRows): string {
  const { code, namespace, type } = tables.heading;
  const resource = [type, code].filter((part) => part !== undefined).join(' ');
  const title =
    namespace === undefined
      ? vscode.l10n.t({
          message: 'Who may use {0}',
          args: [markdownText(resource)],
          comment: ['{0} is a resource by its type and code.'],
        })
      : vscode.l10n.t({
          message: 'Who may use {0} in the namespace {1}',
          args: [markdownText(resource), markdownText(namespace)],
          comment: ['{0} is a resource by its type and code, {1} the code of a namespace.'],
        });
  return `${title}\n\n${list === 'groups' ? groupsTable(tables, rows) : peopleTable(tables, rows)}`;
}

function groupsTable({ groups }: AccessTables, rows: readonly number[]): string {
  const header = [
    vscode.l10n.t('Group'),
    vscode.l10n.t('Code'),
    vscode.l10n.t('Actions'),
    vscode.l10n.t('Through'),
  ];
  return markdownTable(
    header,
    rowsOf(groups, rows).map(({ name, code, allowed, ways }) => [
      name,
      code,
      sayAllowed(allowed),
      [...new Set(ways.map((way) => way.code))].join(', '),
    ]),
  );
}

function peopleTable({ people }: AccessTables, rows: readonly number[]): string {
  const header = [
    vscode.l10n.t('Name'),
    vscode.l10n.t('Account'),
    vscode.l10n.t('Actions'),
    vscode.l10n.t('Through Groups'),
  ];
  return markdownTable(
    header,
    peopleOf(people, rows).map(({ name, handle, allowed, groups }) => [
      name,
      handle,
      sayAllowed(allowed),
      groups.map((group) => group.name).join(', '),
    ]),
  );
}

function sayAllowed({ all, verbs, unnamed }: Allowed): string {
  if (all) return vscode.l10n.t('all actions');
  const named = verbs.map((verb) => displayText(verb)).join(', ');
  if (!unnamed) return named;
  return named === ''
    ? vscode.l10n.t('granted, without actions')
    : vscode.l10n.t({
        message: '{0}; granted besides, without actions',
        args: [named],
        comment: ['{0} are actions. A further grant of the same resource names none.'],
      });
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

interface ShownPerson {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly allowed: Allowed;
  readonly groups: readonly { readonly code: string; readonly name: string }[];
}

function peopleOf(people: PeopleTable | undefined, rows: readonly number[]): ShownPerson[] {
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

function rowsOf<T>(all: readonly T[], rows: readonly number[]): T[] {
  return rows.flatMap((row) => all[row] ?? []);
}
