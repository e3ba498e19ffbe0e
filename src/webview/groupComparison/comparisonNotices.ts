import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { ComparedGroupState } from '../../protocol/groupComparison.ts';
import type { ReadStatus } from '../../protocol/page.ts';
import { formatNumber } from '../shared/l10n.ts';
import { inList } from '../shared/lists.ts';
import { renderBanner } from '../shared/notices.ts';
import { failedGroups } from './failedGroups.ts';

/** What may help. */
export interface ComparisonNoticeActions {
  readonly cancel: () => void;
  readonly readRest: () => void;
  /** Of the pool of the group at this place. */
  readonly replaceSecret: (group: number) => void;
}

/** What stands in the way of the comparison, group by group, and how far it has been read. */
export function renderComparisonBanners(
  groups: readonly ComparedGroupState[],
  status: ReadStatus,
  isLongRead: boolean,
  actions: ComparisonNoticeActions,
) {
  if (status.state === 'disconnected') {
    return renderBanner('warning', disconnectedText(groups));
  }
  const isLoading = status.state === 'loading';
  return html`
    ${isLoading && isLongRead ? renderProgressBanner(groups, actions) : nothing}
    ${failedGroups(groups).map(({ labels, reason }) =>
      renderBanner('error', failureText(inList(labels), reason), {
        label: l10n.t('Retry'),
        run: actions.readRest,
      }),
    )}
    ${groups.map((group, place) => renderGroupBanner(group, place, isLoading, actions))}
  `;
}

function failureText(names: string, reason: string): string {
  return l10n.t({
    message: '{0} could not be read. {1}',
    args: [names, reason],
    comment: ['{0} is the name of a group, or of several, {1} a sentence that says why.'],
  });
}

function disconnectedText(groups: readonly ComparedGroupState[]): string {
  return groups.some(({ known }) => known)
    ? l10n.t('The user pool is no longer connected. What was read of it before stays here.')
    : l10n.t('The user pool is no longer connected.');
}

function renderProgressBanner(
  groups: readonly ComparedGroupState[],
  { cancel }: ComparisonNoticeActions,
) {
  const sum = (count: (group: ComparedGroupState) => number) =>
    groups.reduce((total, group) => total + count(group), 0);
  const text = groups.every(({ known }) => known)
    ? l10n.t({
        message: '{0} of {1} members have been read.',
        args: [
          formatNumber(sum(({ members }) => members.read)),
          formatNumber(sum(({ members }) => members.total)),
        ],
        comment: ['{0} and {1} are numbers.'],
      })
    : l10n.t('The groups are being read.');
  return renderBanner('info', text, { label: l10n.t('Cancel'), run: cancel });
}

function renderGroupBanner(
  { label, status, known, deleted, members }: ComparedGroupState,
  place: number,
  isLoading: boolean,
  { readRest, replaceSecret }: ComparisonNoticeActions,
) {
  if (status.state === 'disconnected') {
    const text = l10n.t({
      message: '{0}: its user pool is no longer connected.',
      args: [label],
      comment: ['{0} is the name of a group.'],
    });
    return renderBanner('warning', text);
  }
  if (deleted) {
    const text = known
      ? l10n.t({
          message: '{0}: this group was deleted. What was read of it before stays here.',
          args: [label],
          comment: ['{0} is the name of a group.'],
        })
      : l10n.t({
          message: '{0}: there is no such group any more.',
          args: [label],
          comment: ['{0} is the name of a group.'],
        });
    return renderBanner('warning', text);
  }
  if (status.state === 'failed') {
    // Of each group, for each may be in a user pool of its own.
    return status.remedy === 'replaceSecret'
      ? renderBanner('error', failureText(label, status.message), {
          label: l10n.t('Replace Secret…'),
          run: () => replaceSecret(place),
        })
      : nothing;
  }
  if (isLoading) return nothing;
  const rest = { label: l10n.t('Read the Rest'), run: readRest };
  if (!known) {
    const text = l10n.t({
      message: '{0} has not been read.',
      args: [label],
      comment: ['{0} is the name of a group.'],
    });
    return renderBanner('info', text, rest);
  }
  if (members.failure !== undefined) {
    const text = l10n.t({
      message: 'The members of {0} could not all be read. {1}',
      args: [label, members.failure],
      comment: ['{0} is the name of a group, {1} a sentence that says why.'],
    });
    return renderBanner('warning', text, { label: l10n.t('Retry'), run: readRest });
  }
  return members.complete ? nothing : renderMoreMembers(label, members, readRest);
}

function renderMoreMembers(
  label: string,
  { read, total }: ComparedGroupState['members'],
  run: () => void,
) {
  const text = l10n.t({
    message: '{0}: {1} of {2} members have been read.',
    args: [label, formatNumber(read), formatNumber(total)],
    comment: ['{0} is the name of a group, {1} and {2} are numbers.'],
  });
  return renderBanner('info', text, { label: l10n.t('Read More'), run });
}
