import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { ReadStatus } from '../../protocol/page.ts';
import type { MatrixHeading, MatrixProgress } from '../../protocol/permissionMatrix.ts';
import { renderBanner, renderNoRows, renderReadBanner } from '../shared/notices.ts';
import { notRead, readSoFar } from './matrixWords.ts';

/** How reading the matrix stands. */
export interface MatrixReadState {
  readonly heading: MatrixHeading;
  readonly status: ReadStatus;
  readonly progress: MatrixProgress;
}

/** What may help. */
export interface MatrixNoticeActions {
  readonly refresh: () => void;
  readonly replaceSecret: () => void;
  readonly cancel: () => void;
  readonly readRest: () => void;
}

/** What stands in the way of the whole matrix, and how far it has been read. */
export function renderMatrixBanners(
  state: MatrixReadState & { readonly isLongRead: boolean; readonly hasRows: boolean },
  actions: MatrixNoticeActions,
) {
  const { heading, status, progress, isLongRead, hasRows } = state;
  return html`
    ${renderReadBanner(status, deletedText(heading, hasRows), actions)}
    ${renderProgressBanner(status, progress, isLongRead, actions)}
  `;
}

function renderProgressBanner(
  { state }: ReadStatus,
  progress: MatrixProgress,
  isLongRead: boolean,
  { cancel, readRest }: MatrixNoticeActions,
) {
  const { read, failed, total } = progress;
  switch (state) {
    case 'disconnected':
    case 'failed':
      return nothing;
    case 'loading':
      return isLongRead && total > 0
        ? renderBanner('info', readSoFar(progress), { label: l10n.t('Cancel'), run: cancel })
        : nothing;
    case 'loaded':
      if (failed > 0) {
        const retry = { label: l10n.t('Retry'), run: readRest };
        return renderBanner('warning', notRead(progress), retry);
      }
      return read < total
        ? renderBanner('info', readSoFar(progress), {
            label: l10n.t('Read the Rest'),
            run: readRest,
          })
        : nothing;
  }
}

function deletedText({ deleted, chosen }: MatrixHeading, hasRows: boolean): string | undefined {
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
  const text =
    total === 0
      ? l10n.t('This user pool has no groups.')
      : l10n.t('None of these groups is authorized for any resource.');
  return renderNoRows('shield', text, { label: l10n.t('Refresh'), run: refresh });
}
