import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { GroupsProgress } from '../../protocol/groupsRead.ts';
import type { ReadStatus } from '../../protocol/page.ts';
import type { ServerSumStatus, UserHeading } from '../../protocol/userPermissions.ts';
import { type GroupsReadActions, renderGroupsRead } from '../shared/groupsRead.ts';
import { formatNumber } from '../shared/l10n.ts';
import { renderBanner, renderNoRows, renderReadBanner } from '../shared/notices.ts';
import { copiedCodeText } from '../shared/resourceWords.ts';
import { renderSources } from './sourcesNotice.ts';

/** How reading the permissions stands. */
export interface UserReadState {
  readonly heading: UserHeading;
  readonly status: ReadStatus;
  readonly progress: GroupsProgress;
  readonly serverSum: ServerSumStatus;
}

/** What may help. */
export interface UserNoticeActions extends GroupsReadActions {
  readonly refresh: () => void;
  readonly replaceSecret: () => void;
}

/** What stands in the way, how far the groups have been read, and what the server itself tells. */
export function renderUserBanners(
  state: UserReadState & { readonly isLongRead: boolean; readonly hasRows: boolean },
  actions: UserNoticeActions,
) {
  const { heading, status, progress, serverSum, isLongRead, hasRows } = state;
  // What is missing of the groups is said above it.
  const isWhole = status.state === 'loaded' && !heading.deleted && progress.read === progress.total;
  return html`
    ${renderReadBanner(status, deletedText(heading, hasRows), actions)}
    ${heading.deleted ? nothing : renderGroupsRead(status, progress, isLongRead, actions)}
    ${isWhole ? renderServerSum(serverSum, actions.cancel) : nothing}
  `;
}

function renderServerSum(serverSum: ServerSumStatus, cancel: () => void) {
  switch (serverSum.state) {
    case 'loading':
      return nothing;
    case 'unknown':
      return renderBanner(
        'info',
        l10n.t({
          message: 'What this user has directly or by a role is not known. {0}',
          args: [serverSum.reason],
          comment: ['{0} is a sentence that says why.'],
        }),
      );
    case 'known':
      return html`
        ${serverSum.unlisted === 0 ? nothing : renderBanner('info', unlisted(serverSum.unlisted))}
        ${renderSources(serverSum.sources, cancel)}
      `;
    default:
      serverSum satisfies never;
      return nothing;
  }
}

function unlisted(count: number): string {
  return count === 1
    ? l10n.t(
        "The server's own list of what this user may do lacks one of these resources, or an action of it. Either it leaves out what comes through groups, or a policy takes it away.",
      )
    : l10n.t(
        "The server's own list of what this user may do lacks {0} of these resources, or actions of them. Either it leaves out what comes through groups, or a policy takes them away.",
        formatNumber(count),
      );
}

function deletedText({ deleted }: UserHeading, hasRows: boolean): string | undefined {
  if (!deleted) return undefined;
  return hasRows
    ? l10n.t('There is no such user any more. What was read before stays here.')
    : l10n.t('There is no such user in this user pool.');
}

/** What stands in place of the rows where there are none. */
export function renderNothing(
  { heading, status, progress, serverSum }: UserReadState,
  refresh: () => void,
) {
  if (status.state !== 'loaded' || heading.deleted || progress.read < progress.total)
    return nothing;
  const text = nothingText(heading.groups?.length === 0, serverSum.state === 'known');
  return renderNoRows('shield', text, { label: l10n.t('Refresh'), run: refresh });
}

/** @param isKnown whether it is known what the user has directly or by a role: nothing */
function nothingText(isInNoGroup: boolean, isKnown: boolean): string {
  if (isInNoGroup) {
    return isKnown
      ? l10n.t('This user is in no group, and is not authorized for any resource.')
      : l10n.t('This user is in no group.');
  }
  return isKnown
    ? l10n.t('This user is not authorized for any resource.')
    : l10n.t('The groups of this user are not authorized for any resource.');
}

/** What a screen reader says once something is on the clipboard. */
export function copiedText(what: 'code' | 'table' | 'answer', code = ''): string {
  switch (what) {
    case 'code':
      return copiedCodeText(code);
    case 'table':
      return l10n.t('The permissions were copied.');
    case 'answer':
      return l10n.t('The answer was copied.');
  }
}
