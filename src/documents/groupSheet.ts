import * as vscode from 'vscode';
import type { Loadable } from '../directory/loadable.ts';
import type { MemberRows } from '../directory/memberLists.ts';
import type { NamespacedResource, ResourceSet } from '../directory/resources.ts';
import { shownNumber, shownTime } from '../display/locale.ts';
import { userHandle, userName } from '../display/userName.ts';
import { inList } from '../feedback/sentences.ts';
import { describeError } from '../feedback/wording.ts';
import type { Group } from '../model/group.ts';
import type { User } from '../model/user.ts';
import { isAllActions, verbOf } from '../permissions/actions.ts';
import { displayText } from '../text/displayText.ts';
import type { Entry, Item, Sheet } from './sheetText.ts';

/** So many members are listed: the sidebar has all of them. */
const mostMembers = 20;

/** So many authorized resources are listed: their panel has all of them, to be searched. */
const mostResources = 200;

/** What is known of a group and what belongs to it. */
export interface KnownGroup {
  readonly group: Group;
  readonly memberCount: number | undefined;
  readonly members: Loadable<MemberRows>;
  readonly resources: Loadable<ResourceSet>;
}

/** What the document of a group is made of. */
export interface DocumentState {
  /** The code that it was opened by. */
  readonly code: string;
  /** The name of the connection. */
  readonly poolName: string;
  readonly isConnected: boolean;
  /** Undefined where nothing is known of it. */
  readonly known: KnownGroup | undefined;
  /** Whether the group is not in the pool any more, or never was. */
  readonly isGone: boolean;
  /** Whether another group has its code. */
  readonly isTaken: boolean;
  /** Whether it is being read. */
  readonly isReading: boolean;
  /** Why the group itself could not be read. */
  readonly failure?: unknown;
}

/** What the document of a group says. */
export function groupSheet(state: DocumentState): Sheet {
  const { known } = state;
  const notices = noticesOf(state).map((notice) => notice.trim());
  if (known === undefined) return { notices, entries: [] };
  const { group } = known;
  const entries: readonly Entry[] = [
    { label: vscode.l10n.t('Name'), value: group.name },
    { label: vscode.l10n.t('Group code'), value: group.code },
    { label: vscode.l10n.t('User pool'), value: state.poolName },
    { label: vscode.l10n.t('Created'), value: shownTime(group.createdAt) },
    { label: vscode.l10n.t('Updated'), value: shownTime(group.updatedAt) },
    { label: vscode.l10n.t('Description'), prose: group.description },
  ].filter(({ value, prose = value }) => prose !== undefined && prose.trim() !== '');
  return {
    notices,
    entries: [...entries, membersEntry(state, known), resourcesEntry(state, known)],
  };
}

/** What is to be said of the group as a whole. */
function noticesOf(state: DocumentState): readonly string[] {
  const { code, poolName, isConnected, known, isGone, isTaken, isReading, failure } = state;
  const pool = displayText(poolName);
  if (!isConnected) {
    const notice = vscode.l10n.t('The user pool “{0}” is not connected.', pool);
    return known === undefined ? [notice] : [notice, lastKnown()];
  }
  if (isGone) {
    const taken = isTaken ? [takenBy(code)] : [];
    if (known === undefined && isTaken) return [notFound(), ...taken];
    return known === undefined
      ? [
          vscode.l10n.t({
            message: 'The user pool “{0}” has no group with the code “{1}”.',
            args: [pool, displayText(code)],
            comment: ['{0} is the name of a user pool, {1} a group code.'],
          }),
        ]
      : [
          vscode.l10n.t(
            'The group “{0}” is gone: it was deleted or its code was changed elsewhere.',
            displayText(known.group.name || known.group.code),
          ),
          ...taken,
          lastKnown(),
        ];
  }
  if (failure !== undefined) {
    const notice = couldNotBeRead(failure);
    return known === undefined ? [notice] : [notice, lastKnown()];
  }
  if (known === undefined) return [isReading ? beingRead() : notKnown()];
  if (known.group.code === code) return [];
  return [
    vscode.l10n.t({
      message: 'The code of this group was changed from “{0}” to “{1}”.',
      args: [displayText(code), displayText(known.group.code)],
      comment: ['{0} and {1} are group codes.'],
    }),
  ];
}

function notFound(): string {
  return vscode.l10n.t(
    'The group that this document is about was not found: it was deleted or its code was changed.',
  );
}

function takenBy(code: string): string {
  return vscode.l10n.t({
    message: 'Another group has the code “{0}” now.',
    args: [displayText(code)],
    comment: ['{0} is a group code.'],
  });
}

function membersEntry({ isReading }: DocumentState, { memberCount, members }: KnownGroup): Entry {
  const rows = members.value;
  const count = memberCount ?? rows?.countedByServer ?? rows?.totalCount;
  const label =
    count === undefined
      ? vscode.l10n.t('Members')
      : vscode.l10n.t({
          message: 'Members ({0})',
          args: [shownNumber(count)],
          comment: ['A heading. {0} is how many there are.'],
        });
  if (rows === undefined) return { label, note: noteOf(members, isReading) };
  const shown = rows.users.slice(0, mostMembers);
  const left = (count ?? rows.totalCount) - shown.length;
  return {
    label,
    note: rows.users.length === 0 && left <= 0 ? vscode.l10n.t('None') : staleNote(members),
    items: shown.map(memberItem),
    rest: left > 0 ? moreText(left) : undefined,
  };
}

function memberItem(user: User): Item {
  return {
    label: userName(user),
    value: userHandle(user),
    note: user.blocked ? vscode.l10n.t('blocked') : undefined,
  };
}

function resourcesEntry({ isReading }: DocumentState, { resources }: KnownGroup): Entry {
  const set = resources.value;
  if (set === undefined) {
    return { label: vscode.l10n.t('Authorized resources'), note: noteOf(resources, isReading) };
  }
  const all = set.resources;
  const shown = all.slice(0, mostResources);
  const namespaces = [...new Set(shown.map(({ namespace }) => namespace))];
  const sections = namespaces.map(
    (namespace): Entry => ({
      label: namespace ?? vscode.l10n.t('Unknown namespace'),
      items: shown.filter((resource) => resource.namespace === namespace).map(resourceItem),
    }),
  );
  return {
    label: vscode.l10n.t({
      message: 'Authorized resources ({0})',
      args: [shownNumber(all.length)],
      comment: ['A heading. {0} is how many there are.'],
    }),
    note: all.length === 0 ? vscode.l10n.t('None') : staleNote(resources),
    sections,
    rest: all.length > shown.length ? moreText(all.length - shown.length) : undefined,
  };
}

function resourceItem({ code, type, actions }: NamespacedResource): Item {
  const all = actions?.some((action) => isAllActions(action, code));
  const verbs = (actions ?? []).map((action) => verbOf(action, code));
  return {
    label:
      type === undefined
        ? code
        : vscode.l10n.t({
            message: '{0} ({1})',
            args: [code, type],
            comment: ['{0} is the code of a resource, {1} its type, such as DATA.'],
          }),
    // A grant that names none says nothing of them.
    value: all ? vscode.l10n.t('all actions') : verbs.length === 0 ? undefined : inList(verbs),
  };
}

/** Why a list is not there. */
function noteOf(content: Loadable<unknown>, isReading: boolean): string {
  switch (content.state) {
    case 'loading':
      return beingRead();
    case 'failed':
      return couldNotBeRead(content.error);
    case 'idle':
    case 'loaded':
      return isReading ? beingRead() : notKnown();
    default:
      content satisfies never;
      return notKnown();
  }
}

/** That a list is as it was before it could not be read again. */
function staleNote(content: Loadable<unknown>): string | undefined {
  return content.state === 'failed' ? couldNotBeRead(content.error) : undefined;
}

function couldNotBeRead(error: unknown): string {
  return vscode.l10n.t({
    message: 'Could not be read. {0}',
    args: [describeError(error)],
    comment: ['{0} is a sentence or two that say why.'],
  });
}

function beingRead(): string {
  return vscode.l10n.t('Being read…');
}

function notKnown(): string {
  return vscode.l10n.t('Not known yet');
}

function lastKnown(): string {
  return vscode.l10n.t('What was read before stays here.');
}

function moreText(count: number): string {
  return vscode.l10n.t({
    message: '… and {0} more',
    args: [shownNumber(count)],
    comment: ['The last line of a shortened list. {0} is how many lines are left out.'],
  });
}
