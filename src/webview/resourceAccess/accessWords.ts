import * as l10n from '@vscode/l10n';
import type { Allowed } from '../../permissions/reach.ts';
import type { GroupsProgress } from '../../protocol/groupsRead.ts';
import type { ExportFormat } from '../../protocol/page.ts';
import type {
  PeopleProgress,
  ResourceHeading,
  SentAnswer,
  SentGroup,
  ShownList,
} from '../../protocol/resourceAccess.ts';
import { displayText, visibleText } from '../../text/displayText.ts';
import { groupCount } from '../shared/groupsRead.ts';
import { formatNumber } from '../shared/l10n.ts';
import { inList } from '../shared/lists.ts';

/** Of one cell, in UTF-16 units: more does not fit on any screen. */
const longestCell = 300;

type Way = SentGroup['ways'][number];

/** What may be done, in words: all actions, or those that are named. */
export function allowedText(
  { all, verbs, unnamed }: Allowed,
  { verbs: defined }: ResourceHeading,
): string {
  const isEach = defined?.every((verb) => verbs.includes(verb)) ?? false;
  if (all && !isEach) return l10n.t('all actions');
  const named = visibleText(inList(verbs), longestCell);
  if (isEach) {
    return l10n.t({
      message: 'all actions: {0}',
      args: [named],
      comment: ['{0} are actions.'],
    });
  }
  if (!unnamed) return named;
  return named === ''
    ? l10n.t('granted, without naming actions')
    : l10n.t({
        message: '{0}; besides, granted without naming actions',
        args: [named],
        comment: ['{0} are actions.'],
      });
}

/** Through what a group may use the resource: with the actions of each where there are several. */
export function waysText({ ways, isOnlyNamed }: SentGroup, heading: ResourceHeading): string {
  if (isOnlyNamed) return l10n.t('named by the server, own grants not read yet');
  const [only, ...others] = ways;
  if (only === undefined) return '';
  if (others.length === 0) return wayText(only, heading);
  return ways
    .map((way) =>
      l10n.t({
        message: '{0}: {1}',
        args: [wayText(way, heading), allowedText(way.allowed, heading)],
        comment: ['{0} is a code such as orders:*, {1} are the actions that it allows.'],
      }),
    )
    .join(
      l10n.t({
        message: '; ',
        comment: ['Stands between the ways by which a group may use a resource.'],
      }),
    );
}

function wayText({ reach, code, type, namespace }: Way, heading: ResourceHeading): string {
  // What was not asked for differs from grant to grant.
  const where = [
    ...(heading.type === undefined ? [type] : []),
    ...(heading.namespace === undefined ? [namespace] : []),
  ].filter((text) => text !== '');
  const shown = reachText(reach, visibleText(code, longestCell));
  if (where.length === 0) return shown;
  return l10n.t({
    message: '{0} ({1})',
    args: [shown, visibleText(inList(where), longestCell)],
    comment: ['{0} is what is granted, {1} the type and the namespace of that.'],
  });
}

function reachText(reach: Way['reach'], code: string): string {
  switch (reach) {
    case 'code':
      return l10n.t('the code itself');
    case 'wildcard':
      return code;
    case 'everything':
      return l10n.t('* (everything)');
    default:
      reach satisfies never;
      return '';
  }
}

/** How many groups may use the resource. */
export function foundText(count: number): string {
  return count === 1
    ? l10n.t('1 group may use this resource.')
    : l10n.t('{0} groups may use this resource.', formatNumber(count));
}

/** That further groups may use single instances. */
export function partsText({ groups, example }: NonNullable<SentAnswer['parts']>): string {
  const code = displayText(example);
  return groups === 1
    ? l10n.t({
        message: '1 further group may use single instances of it, such as {0}.',
        args: [code],
        comment: ['{0} is the code of an instance, such as orders:7 of orders.'],
      })
    : l10n.t({
        message: '{0} further groups may use single instances of it, such as {1}.',
        args: [formatNumber(groups), code],
        comment: ['{0} is a number, {1} the code of an instance, such as orders:7 of orders.'],
      });
}

/** How many groups that rests on. */
export function groupsReadText({ read, old = 0, total }: GroupsProgress): string {
  const known = read + old;
  if (total === 1) {
    return known === 1
      ? l10n.t('The only group of the user pool was looked at.')
      : l10n.t('The only group of the user pool was not looked at.');
  }
  return known === total
    ? l10n.t({
        message: 'All {0} groups were looked at.',
        args: [formatNumber(total)],
        comment: ['{0} is how many groups the user pool has.'],
      })
    : l10n.t({
        message: '{0} of {1} groups were looked at.',
        args: [formatNumber(known), formatNumber(total)],
        comment: ['{0} and {1} are numbers.'],
      });
}

/** Of how many groups it rests on what was read before. */
export function oldGroupsText(count: number): string {
  return count === 1
    ? l10n.t('Of one of them what was read before is shown.')
    : l10n.t('Of {0} of them what was read before is shown.', formatNumber(count));
}

/** What a list shows, for screen readers. */
export function listLabel(list: ShownList, code: string): string {
  const args = [displayText(code)];
  return list === 'groups'
    ? l10n.t({
        message: 'Groups that may use {0}',
        args,
        comment: ['{0} is the code of a resource.'],
      })
    : l10n.t({
        message: 'People who may use {0}',
        args,
        comment: ['{0} is the code of a resource.'],
      });
}

/** "3 of 13 groups" or "3 of 13 people", or just how many there are if all are shown. */
export function listCount(list: ShownList, shown: number, all: number): string {
  if (list === 'groups') return groupCount(shown, all);
  if (shown === all) {
    return all === 1 ? l10n.t('1 person') : l10n.t('{0} people', formatNumber(all));
  }
  return all === 1
    ? l10n.t('{0} of 1 person', formatNumber(shown))
    : l10n.t({
        message: '{0} of {1} people',
        args: [formatNumber(shown), formatNumber(all)],
        comment: ['{0} and {1} are numbers: so many are shown, and so many there are.'],
      });
}

/** What a button for exporting what is shown says. */
export function exportLabel(list: ShownList, format: ExportFormat): string {
  switch (format) {
    case 'csv':
      return list === 'groups'
        ? l10n.t('Export the groups shown as CSV')
        : l10n.t('Export the people shown as CSV');
    case 'json':
      return list === 'groups'
        ? l10n.t('Export the groups shown as JSON')
        : l10n.t('Export the people shown as JSON');
  }
}

/** What the button says that copies what is shown. */
export function copyLabel(list: ShownList): string {
  return list === 'groups'
    ? l10n.t('Copy the groups shown as a Markdown table')
    : l10n.t('Copy the people shown as a Markdown table');
}

/** How far the people have been read. */
export function peopleReadSoFar({ read, total }: PeopleProgress): string {
  return l10n.t({
    message: 'The members of {0} of {1} groups have been read.',
    args: [formatNumber(read), formatNumber(total)],
    comment: ['{0} and {1} are numbers.'],
  });
}

/** That the members of some groups could not be read, and why. */
export function peopleNotRead({ failed, total, failure = '' }: PeopleProgress): string {
  return failed === 1
    ? l10n.t({
        message: 'The members of one of {0} groups could not be read. {1}',
        args: [formatNumber(total), failure],
        comment: ['{0} is a number, {1} a sentence that says why.'],
      })
    : l10n.t({
        message: 'The members of {0} of {1} groups could not be read. First error: {2}',
        args: [formatNumber(failed), formatNumber(total), failure],
        comment: ['{0} and {1} are numbers, {2} is a sentence that says why.'],
      });
}
