import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { GroupsHeading, GroupsProgress } from '../../protocol/groupsRead.ts';
import type { ReadStatus } from '../../protocol/page.ts';
import { type GroupsReadActions, renderGroupsRead } from '../shared/groupsRead.ts';
import { renderNoRows, renderReadBanner } from '../shared/notices.ts';

/** How reading the matrix stands. */
export interface MatrixReadState {
  readonly heading: GroupsHeading;
  readonly status: ReadStatus;
  readonly progress: GroupsProgress;
}

/** What may help. */
export interface MatrixNoticeActions extends GroupsReadActions {
  readonly refresh: () => void;
  readonly replaceSecret: () => void;
}

/** What stands in the way of the whole matrix, and how far it has been read. */
export function renderMatrixBanners(
  state: MatrixReadState & { readonly isLongRead: boolean; readonly hasRows: boolean },
  actions: MatrixNoticeActions,
) {
  const { heading, status, progress, isLongRead, hasRows } = state;
  return html`
    ${renderReadBanner(status, deletedText(heading, hasRows), actions)}
    ${renderGroupsRead(status, progress, isLongRead, actions)}
  `;
}

function deletedText({ deleted, chosen }: GroupsHeading, hasRows: boolean): string | undefined {
  if (deleted === 0) return undefined;
  if (deleted === chosen && !hasRows) {
    return chosen === 1 ? l10n.t('This group was deleted.') : l10n.t('These groups were deleted.');
  }
  return deleted === 1
    ? l10n.t('One of the groups was deleted. What was read of it before stays here.')
    : l10n.t('{0} of the groups were deleted. What was read of them before stays here.', deleted);
}

/** What stands in place of a matrix in which there is nothing. */
export function renderNothing({ heading, status, progress }: MatrixReadState, refresh: () => void) {
  const { chosen, deleted } = heading;
  const { total, read } = progress;
  if (status.state !== 'loaded' || read < total || deleted === chosen) return nothing;
  return renderNoRows('shield', nothingText(heading, total), {
    label: l10n.t('Refresh'),
    run: refresh,
  });
}

function nothingText({ chosen }: GroupsHeading, total: number): string {
  if (total === 0) return l10n.t('This user pool has no groups.');
  return chosen === 1
    ? l10n.t('This group is not authorized for any resource.')
    : l10n.t('None of these groups is authorized for any resource.');
}
