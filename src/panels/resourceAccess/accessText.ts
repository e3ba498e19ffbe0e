import * as vscode from 'vscode';
import { inList } from '../../feedback/sentences.ts';
import type { Allowed } from '../../permissions/reach.ts';
import { displayText } from '../../text/displayText.ts';
import { markdownTable, markdownText } from '../shared/markdown.ts';
import { type AccessTables, peopleOf, rowsOf, type ShownRows } from './exportText.ts';

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
    rowsOf(groups, rows).map(({ name, code, allowed, ways, isOnlyNamed }) => [
      name,
      code,
      allowedText(allowed),
      isOnlyNamed
        ? vscode.l10n.t('named by the server, own grants not read')
        : inList([...new Set(ways.map((way) => way.code))]),
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
      allowedText(allowed),
      inList(groups.map((group) => group.name)),
    ]),
  );
}

function allowedText({ all, verbs, unnamed }: Allowed): string {
  if (all) return vscode.l10n.t('all actions');
  const named = inList(verbs.map((verb) => displayText(verb)));
  if (!unnamed) return named;
  return named === ''
    ? vscode.l10n.t('granted, without actions')
    : vscode.l10n.t({
        message: '{0}; granted besides, without actions',
        args: [named],
        comment: ['{0} are actions. A further grant of the same resource names none.'],
      });
}
