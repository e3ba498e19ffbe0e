import * as l10n from '@vscode/l10n';
import { html, nothing } from 'lit';
import type { GroupsProgress } from '../../protocol/groupsRead.ts';
import type { ReadStatus } from '../../protocol/page.ts';
import type { PeopleProgress } from '../../protocol/resourceAccess.ts';
import { type GroupsReadActions, renderGroupsRead } from '../shared/groupsRead.ts';
import { renderBanner, renderNoRows, renderReadBanner } from '../shared/notices.ts';
import { peopleNotRead, peopleReadSoFar } from './accessWords.ts';

/** How reading the groups and the people stands. */
export interface AccessReadState {
  readonly status: ReadStatus;
  readonly progress: GroupsProgress;
  readonly peopleProgress: PeopleProgress;
}

/** What may help. */
export interface AccessNoticeActions extends GroupsReadActions {
  readonly refresh: () => void;
  readonly replaceSecret: () => void;
  readonly readPeople: () => void;
  readonly cancelPeople: () => void;
}

/** What stands in the way of the whole answer, and how far it has been read. */
export function renderAccessBanners(
  state: AccessReadState & {
    readonly isLongRead: boolean;
    /** The same of the people. */
    readonly isLongPeopleRead: boolean;
    /** Whether the people are listed. */
    readonly showsPeople: boolean;
    /** Whether the server leaves open of which namespace some grants are. */
    readonly isNamespaceOpen: boolean;
  },
  actions: AccessNoticeActions,
) {
  const { status, progress, peopleProgress, isLongRead, isLongPeopleRead } = state;
  return html`
    ${renderReadBanner(status, undefined, actions)}
    ${renderGroupsRead(status, progress, isLongRead, actions)}
    ${
      state.showsPeople && status.state !== 'disconnected'
        ? renderPeopleRead(peopleProgress, isLongPeopleRead, actions)
        : nothing
    }
    ${
      state.isNamespaceOpen
        ? renderBanner(
            'info',
            l10n.t(
              'The server does not say in which namespace some of the resources are. They are taken for the one asked about.',
            ),
          )
        : nothing
    }
  `;
}

/** How far the members of the groups have been read, with what may help. */
function renderPeopleRead(
  progress: PeopleProgress,
  isLongRead: boolean,
  { cancelPeople: cancel, readPeople: read }: AccessNoticeActions,
) {
  switch (progress.state) {
    case 'notAsked':
      return nothing;
    case 'loading':
      return isLongRead
        ? renderBanner('info', peopleReadSoFar(progress), { label: l10n.t('Cancel'), run: cancel })
        : nothing;
    case 'loaded':
      if (progress.failed > 0) {
        const retry = { label: l10n.t('Retry'), run: read };
        return renderBanner('warning', peopleNotRead(progress), retry);
      }
      return progress.read < progress.total
        ? renderBanner('info', peopleReadSoFar(progress), {
            label: l10n.t('Read the Rest'),
            run: read,
          })
        : nothing;
    default:
      progress.state satisfies never;
      return nothing;
  }
}

/** What stands in place of the groups where there are none; nothing as long as there may be some. */
export function renderNoGroups({ status, progress }: AccessReadState, refresh: () => void) {
  const { read, total } = progress;
  if (status.state !== 'loaded' || read < total) return nothing;
  const text =
    total === 0
      ? l10n.t('This user pool has no groups.')
      : l10n.t('No group is authorized for this resource.');
  return renderNoRows('shield', text, { label: l10n.t('Refresh'), run: refresh });
}

/** The same in place of the people. */
export function renderNoPeople({ state, read, total }: PeopleProgress) {
  return state === 'loaded' && read === total
    ? renderNoRows('organization', l10n.t('The groups that may use this resource have no members.'))
    : nothing;
}
