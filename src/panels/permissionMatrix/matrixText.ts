import * as vscode from 'vscode';
import { inList } from '../../feedback/sentences.ts';
import { verbOf } from '../../permissions/actions.ts';
import type { MatrixTable } from '../../permissions/matrix.ts';
import { Matrix, type Through } from '../../permissions/matrixView.ts';
import { markdownTable } from '../shared/markdown.ts';
import { nameWithCode } from '../shared/nameWithCode.ts';
import { groupsOf, type MatrixPlaces, resourcesOf } from './exportText.ts';

/** One cell in a line: who has what of which resource. */
export function cellText(table: MatrixTable, places: MatrixPlaces): string {
  const matrix = new Matrix(table);
  const [group] = groupsOf(table, places);
  const [resource] = resourcesOf(matrix, places);
  if (group === undefined || resource === undefined) return '';
  const { place, namespace, type, code } = resource;
  const where = [namespace, type, code].filter((part) => part !== '').join(' ');
  return vscode.l10n.t({
    message: '{0} ({1}), {2}: {3}',
    args: [group.name, group.code, where, words(matrix, place, group.place, false)],
    comment: [
      '{0} is the name of a group, {1} its code, {2} a resource, {3} what the group may do with it.',
    ],
  });
}

/** The matrix as a table in Markdown, for a pull request or a page of documentation. */
export function markdownText(table: MatrixTable, places: MatrixPlaces): string {
  const matrix = new Matrix(table);
  const groups = groupsOf(table, places);
  const header = [
    vscode.l10n.t('Namespace'),
    vscode.l10n.t('Type'),
    vscode.l10n.t('Resource'),
    ...groups.map((group) => (group.name === group.code ? group.name : nameWithCode(group))),
  ];
  const rows = resourcesOf(matrix, places).map(({ place, namespace, type, code }) => [
    namespace,
    type,
    code,
    ...groups.map((group) => words(matrix, place, group.place, true)),
  ]);
  return markdownTable(header, rows);
}

/** @param short leaves out the code of the resource, and what is not granted */
function words(matrix: Matrix, resource: number, group: number, short: boolean): string {
  const grant = matrix.grant(resource, group);
  const joined = (actions: readonly string[], code: string) =>
    inList(actions.map((action) => (short ? verbOf(action, code) : action)));
  const throughText = (through: Through) => {
    const code = matrix.codeOf(through.resource);
    return vscode.l10n.t({
      message: '{0} (through {1})',
      args: [joined(through.actions, code), code],
      comment: ['{0} are actions. {1} is a code such as orders:*, which stands for others.'],
    });
  };
  const withBesides = (own: string, besides: Through | undefined) =>
    besides === undefined
      ? own
      : vscode.l10n.t({
          message: '{0}; {1}',
          args: [own, throughText(besides)],
          comment: ['{0} are actions, {1} is such as “read (through orders:*)”.'],
        });
  switch (grant.extent) {
    case 'all':
    case 'some':
      return withBesides(joined(grant.actions, matrix.codeOf(resource)), grant.besides);
    case 'unnamed':
      return withBesides(vscode.l10n.t('granted, without actions'), grant.besides);
    case 'wildcard':
      return throughText(grant.through);
    case 'none':
      return short ? '' : vscode.l10n.t('nothing');
    default:
      grant satisfies never;
      return '';
  }
}
