import * as l10n from '@vscode/l10n';
import { verbOf } from '../../permissions/actions.ts';
import type { Grant, Matrix, Through } from '../../permissions/matrixView.ts';
import type { ExportFormat } from '../../protocol/page.ts';
import { displayText, visibleText } from '../../text/displayText.ts';
import { inList } from '../shared/lists.ts';

/** Of one cell, in UTF-16 units: more does not fit on any screen. */
const longestCell = 200;

/** How much of its actions a group has of a resource, by a symbol, for colours alone do not reach everybody. */
export const symbols = { all: '●', some: '◐', unnamed: '◌', wildcard: '○', none: '' } as const;

/** What a cell shows. */
export interface CellText {
  readonly extent: Grant['extent'];
  readonly text: string;
  /** The same for screen readers, with the group and the resource. */
  readonly label: string;
}

/** What the cell of a resource and a group shows. */
export function cellOf(matrix: Matrix, resource: number, group: number): CellText {
  const grant = matrix.grant(resource, group);
  const besides = 'besides' in grant ? ` ${symbols.wildcard}` : '';
  const words = grantWords(matrix, resource, grant);
  return {
    extent: grant.extent,
    text: grant.extent === 'none' ? '' : `${symbols[grant.extent]} ${words}${besides}`,
    label: l10n.t({
      message: '{0}, {1}: {2}',
      args: [
        groupName(matrix, group),
        resourceLabel(matrix, resource),
        grantText(matrix, resource, grant),
      ],
      comment: ['{0} is a group, {1} a resource, {2} what the group may do with it.'],
    }),
  };
}

/** In the cell itself: verbs, or through what. */
function grantWords(matrix: Matrix, resource: number, grant: Grant): string {
  switch (grant.extent) {
    case 'all':
    case 'some':
      return verbs(grant.actions, matrix.codeOf(resource));
    case 'unnamed':
      return l10n.t('granted');
    case 'wildcard':
      return visibleText(matrix.codeOf(grant.through.resource), longestCell);
    case 'none':
      return '';
    default:
      grant satisfies never;
      return '';
  }
}

/** In words alone: how much it is, which actions, and what there is through a wildcard. */
export function grantText(matrix: Matrix, resource: number, grant: Grant): string {
  const own = sayOwn(matrix, resource, grant);
  if (!('besides' in grant)) return own;
  return l10n.t({
    message: '{0}; besides, {1}',
    args: [own, throughText(matrix, grant.besides)],
    comment: ['{0} is such as “some actions: read”, {1} such as “read, write through orders:*”.'],
  });
}

function throughText(matrix: Matrix, { resource, actions }: Through): string {
  const code = matrix.codeOf(resource);
  return l10n.t({
    message: '{0} through {1}',
    args: [verbs(actions, code) || l10n.t('no named actions'), displayText(code)],
    comment: ['{0} are actions. {1} is a code such as orders:*, which stands for others.'],
  });
}

function sayOwn(matrix: Matrix, resource: number, grant: Grant): string {
  const code = matrix.codeOf(resource);
  switch (grant.extent) {
    case 'all':
      return l10n.t({
        message: 'all actions: {0}',
        args: [verbs(grant.actions, code)],
        comment: ['{0} are actions.'],
      });
    case 'some':
      return l10n.t({
        message: 'some actions: {0}',
        args: [verbs(grant.actions, code)],
        comment: ['{0} are actions.'],
      });
    case 'unnamed':
      return l10n.t('granted, without naming actions');
    case 'wildcard':
      return l10n.t({
        message: 'no grant of its own, but {0}',
        args: [throughText(matrix, grant.through)],
        comment: ['{0} is such as “read, write through orders:*”.'],
      });
    case 'none':
      return l10n.t('nothing');
    default:
      grant satisfies never;
      return '';
  }
}

function verbs(actions: readonly string[], code: string): string {
  return visibleText(inList(actions.map((action) => verbOf(action, code))), longestCell);
}

/** The name of a group. */
export function groupName(matrix: Matrix, group: number): string {
  return displayText(matrix.table.groups[group]?.name ?? '');
}

/** A resource by its type and code. */
export function resourceLabel(matrix: Matrix, resource: number): string {
  const type = matrix.typeOf(resource);
  const code = displayText(matrix.codeOf(resource));
  return type === '' ? code : `${displayText(type)} ${code}`;
}

/** What a button for exporting what is shown says. */
export function exportLabel(format: ExportFormat): string {
  switch (format) {
    case 'csv':
      return l10n.t('Export the matrix shown as CSV');
    case 'json':
      return l10n.t('Export the matrix shown as JSON');
  }
}
