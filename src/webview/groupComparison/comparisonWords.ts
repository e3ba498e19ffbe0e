import * as l10n from '@vscode/l10n';
import { verbOf } from '../../permissions/actions.ts';
import type { Matrix, Through } from '../../permissions/matrixView.ts';
import type { Membership } from '../../permissions/memberComparison.ts';
import { displayText } from '../../text/displayText.ts';
import type { GridHeading } from '../shared/gridHeadings.ts';
import { formatNumber } from '../shared/l10n.ts';
import { inList } from '../shared/lists.ts';
import { namespaceLabel } from '../shared/resourceWords.ts';
import type { ComparisonRow, Person, Section } from './comparisonRows.ts';

/** What the grid shows of a row that is a heading. */
export function gridHeading(matrix: Matrix, row: ComparisonRow): GridHeading | undefined {
  if (row.kind !== 'heading') return undefined;
  const { heading, level, count, folded } = row;
  return { text: headingText(matrix, heading.section, count), level, folded };
}

/** The text of a heading, with how many stand below it. */
function headingText(matrix: Matrix, section: Section, count: number): string {
  return l10n.t({
    message: '{0} ({1})',
    args: [sectionTitle(matrix, section), formatNumber(count)],
    comment: ['{0} is the title of a section, {1} the number of its rows.'],
  });
}

function sectionTitle(matrix: Matrix, section: Section): string {
  switch (section.kind) {
    case 'onlyIn':
    case 'membersOnlyIn':
      return l10n.t({
        message: 'Only in {0}',
        args: [displayText(matrix.table.groups[section.group]?.name ?? '')],
        comment: ['{0} is the name of a group.'],
      });
    case 'inSome':
    case 'membersInSome':
      return l10n.t('In some of them');
    case 'differentActions':
      return l10n.t('Different actions');
    case 'same':
      return l10n.t('Same');
    case 'members':
      return l10n.t('Members');
    case 'membersInAll':
      return l10n.t('In all of them');
    case 'membersUnknown':
      return l10n.t('Not known of each group');
    case 'namespace':
      return namespaceLabel(section.namespace);
  }
}

/** A resource by its type and code. */
export function resourceText(matrix: Matrix, resource: number): string {
  const type = matrix.typeOf(resource);
  const code = matrix.codeOf(resource);
  return type === '' ? code : `${type} ${code}`;
}

/** A person by name, and by what else there is to know who it is. */
export function personText({ name, handle }: Person): string {
  return handle === ''
    ? name
    : l10n.t({
        message: '{0} ({1})',
        args: [name, handle],
        comment: ['{0} is the name of a user, {1} an email, a phone number or a username.'],
      });
}

/** What a group has of a resource, so that the cells of a row can be compared: all in one order. */
export function grantText(matrix: Matrix, resource: number, group: number): string {
  const grant = matrix.grant(resource, group);
  switch (grant.extent) {
    case 'all':
    case 'some':
      return verbs(inOneOrder(matrix, resource, grant.actions), matrix.codeOf(resource));
    case 'unnamed':
      return l10n.t('granted, without actions');
    case 'wildcard':
      return l10n.t({
        message: 'through {0}',
        args: [matrix.codeOf(grant.through.resource)],
        comment: ['{0} is a code such as orders:*, which stands for others.'],
      });
    case 'none':
      return '';
    default:
      grant satisfies never;
      return '';
  }
}

/** The same in full, for a tooltip: also what there is through a wildcard. */
export function fullGrantText(matrix: Matrix, resource: number, group: number): string {
  const grant = matrix.grant(resource, group);
  const own = 'actions' in grant ? inList(grant.actions) : grantText(matrix, resource, group);
  switch (grant.extent) {
    case 'none':
      return '';
    case 'wildcard':
      return throughText(matrix, grant.through);
    case 'all':
    case 'some':
    case 'unnamed':
      return grant.besides === undefined
        ? own
        : l10n.t({
            message: '{0}; besides, {1}',
            args: [own, throughText(matrix, grant.besides)],
            comment: ['{0} are actions, {1} is such as “read, write through orders:*”.'],
          });
    default:
      grant satisfies never;
      return '';
  }
}

function throughText(matrix: Matrix, { resource, actions }: Through): string {
  const code = matrix.codeOf(resource);
  return l10n.t({
    message: '{0} through {1}',
    args: [verbs(actions, code) || l10n.t('no named actions'), displayText(code)],
    comment: ['{0} are actions. {1} is a code such as orders:*, which stands for others.'],
  });
}

/** How a person stands to a group. */
export function membershipText(membership: Membership): string {
  switch (membership) {
    case 'member':
      return l10n.t('member');
    case 'email':
      return l10n.t('member, by email');
    case 'username':
      return l10n.t('member, by username');
    case 'phone':
      return l10n.t('member, by phone');
    case 'externalId':
      return l10n.t('member, by external ID');
    case 'absent':
      return '';
    case 'unread':
      return l10n.t('not among those read');
    case 'incomparable':
      return l10n.t('cannot be compared');
  }
}

/** The same in full, for a tooltip. */
export function fullMembershipText(membership: Membership): string {
  switch (membership) {
    case 'unread':
      return l10n.t('Not among the members of this group that have been read, which are not all.');
    case 'incomparable':
      return l10n.t(
        'The user has no email, username, phone or external ID to be compared by with users of another user pool.',
      );
    case 'member':
    case 'absent':
    case 'email':
    case 'username':
    case 'phone':
    case 'externalId':
      return membershipText(membership);
  }
}

/** "12 of 60 rows", or just how many there are if all are shown. */
export function rowCount(shown: number, all: number): string {
  if (shown === all) return all === 1 ? l10n.t('1 row') : l10n.t('{0} rows', formatNumber(all));
  return all === 1
    ? l10n.t({
        message: '{0} of 1 row',
        args: [formatNumber(shown)],
        comment: ['{0} is the number of rows that are shown: 0.'],
      })
    : l10n.t({
        message: '{0} of {1} rows',
        args: [formatNumber(shown), formatNumber(all)],
        comment: ['{0} is how many are shown, {1} how many there are in all.'],
      });
}

/** In one order for all groups, with what all who have the resource have in common first. */
function inOneOrder(matrix: Matrix, resource: number, actions: readonly string[]): string[] {
  const lists = matrix.table.groups.map((_, group) => matrix.ownActions(resource, group) ?? []);
  const all = [...new Set(lists.flat())];
  const own = new Set(actions);
  const isCommon = (action: string) =>
    lists.every((list) => list.length === 0 || list.includes(action));
  const ordered = [...all.filter(isCommon), ...all.filter((action) => !isCommon(action))];
  return ordered.filter((action) => own.has(action));
}

function verbs(actions: readonly string[], code: string): string {
  return inList(actions.map((action) => verbOf(action, code)));
}
