// What a page says of reading what many groups are authorized for.
import * as l10n from '@vscode/l10n';
import { nothing } from 'lit';
import type { GroupsProgress } from '../../protocol/groupsRead.ts';
import type { ReadStatus } from '../../protocol/page.ts';
import { formatNumber } from './l10n.ts';
import { renderBanner } from './notices.ts';

/** What may help where not all groups have been read. */
export interface GroupsReadActions {
  readonly cancel: () => void;
  readonly readRest: () => void;
}

/** How far the groups have been read, with what may help. */
export function renderGroupsRead(
  { state }: ReadStatus,
  progress: GroupsProgress,
  isLongRead: boolean,
  { cancel, readRest }: GroupsReadActions,
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

/** "3 of 13 groups", or just how many there are if all are shown. */
export function groupCount(shown: number, all: number): string {
  if (shown === all) {
    return all === 1 ? l10n.t('1 group') : l10n.t('{0} groups', formatNumber(all));
  }
  return all === 1
    ? l10n.t({
        message: '{0} of 1 group',
        args: [formatNumber(shown)],
        comment: ['{0} is the number of groups that are shown: 0.'],
      })
    : l10n.t({
        message: '{0} of {1} groups',
        args: [formatNumber(shown), formatNumber(all)],
        comment: ['{0} is how many are shown, {1} how many there are in all.'],
      });
}

/** How far the groups have been read. */
function readSoFar({ read, total }: GroupsProgress): string {
  return l10n.t({
    message: '{0} of {1} groups have been read.',
    args: [formatNumber(read), formatNumber(total)],
    comment: ['{0} and {1} are numbers.'],
  });
}

/** That some groups could not be read, and why. */
function notRead({ failed, total, failure = '' }: GroupsProgress): string {
  return failed === 1
    ? l10n.t({
        message: 'One of {0} groups could not be read. {1}',
        args: [formatNumber(total), failure],
        comment: ['{0} is a number, {1} a sentence that says why.'],
      })
    : l10n.t({
        message: '{0} of {1} groups could not be read. First error: {2}',
        args: [formatNumber(failed), formatNumber(total), failure],
        comment: ['{0} and {1} are numbers, {2} is a sentence that says why.'],
      });
}
