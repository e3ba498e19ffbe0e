import * as vscode from 'vscode';
import { userHandle, userName } from '../../display/userName.ts';
import { inList } from '../../feedback/sentences.ts';
import type { User } from '../../model/user.ts';
import { verbOf } from '../../permissions/actions.ts';
import { compareResources } from '../../permissions/comparison.ts';
import { Matrix } from '../../permissions/matrixView.ts';
import { type Membership, memberSections } from '../../permissions/memberComparison.ts';
import { markdownTable, markdownText } from '../shared/markdown.ts';
import type { ComparisonData } from './comparisonData.ts';

/** A part of a comparison: places of resources in its table, and of people, in the order wanted. */
export interface ComparisonPlaces {
  readonly resources: readonly number[];
  readonly people: readonly number[];
}

/** A section of the text. */
interface Section {
  readonly title: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What is the same is folded away. Its title stands in HTML: it has no name of others in it. */
  readonly folded?: boolean;
}

/** The comparison in Markdown, for a pull request: a table for each kind of difference. */
export function comparisonText(
  { table, people }: ComparisonData,
  places: ComparisonPlaces,
): string {
  const names = table.groups.map(({ name }) => name);
  const title = vscode.l10n.t({
    message: 'Comparison of {0}',
    args: [inList(names)],
    comment: ['{0} are the names of groups.'],
  });
  const sections = [
    ...resourceSections(new Matrix(table), names, new Set(places.resources)),
    ...peopleSections(
      places.people.flatMap((place) => people[place] ?? []),
      names,
    ),
  ].filter(({ rows }) => rows.length > 0);
  const nothing = vscode.l10n.t('There is nothing to compare.');
  return [
    `### ${markdownText(title)}`,
    ...(sections.length === 0 ? [`${nothing}\n`] : sections.map(sectionText)),
  ].join('\n\n');
}

function sectionText({ title, header, rows, folded = false }: Section): string {
  const heading = vscode.l10n.t({
    message: '{0} ({1})',
    args: [title, rows.length],
    comment: ['{0} is the title of a section, {1} the number of its rows.'],
  });
  const content = markdownTable(header, rows);
  return folded
    ? `<details><summary>${markdownText(heading)}</summary>\n\n${content}\n</details>\n`
    : `#### ${markdownText(heading)}\n\n${content}`;
}

function resourceSections(
  matrix: Matrix,
  names: readonly string[],
  wanted: ReadonlySet<number>,
): readonly Section[] {
  const { onlyIn, inSome, differentActions, same } = compareResources(matrix.table);
  const resourceHeader = [
    vscode.l10n.t('Namespace'),
    vscode.l10n.t('Type'),
    vscode.l10n.t('Resource'),
  ];
  const cellsOf = (resource: number) => [
    matrix.namespaceOf(resource),
    matrix.typeOf(resource),
    matrix.codeOf(resource),
  ];
  const withActions = (title: string, resources: readonly number[], groups: readonly number[]) => ({
    title,
    header: [
      ...resourceHeader,
      ...(groups.length === 1
        ? [vscode.l10n.t('Actions')]
        : groups.map((group) => names[group] ?? '')),
    ],
    rows: resources
      .filter((resource) => wanted.has(resource))
      .map((resource) => [
        ...cellsOf(resource),
        ...groups.map((group) => actionsText(matrix, resource, group)),
      ]),
  });
  const all = names.map((_, group) => group);
  return [
    ...onlyIn.map((resources, group) =>
      withActions(onlyInTitle(names[group] ?? ''), resources, [group]),
    ),
    withActions(vscode.l10n.t('In some of them'), inSome, all),
    withActions(vscode.l10n.t('Different actions'), differentActions, all),
    { ...withActions(vscode.l10n.t('Same'), same, [0]), folded: true },
  ];
}

function actionsText(matrix: Matrix, resource: number, group: number): string {
  const actions = matrix.ownActions(resource, group);
  if (actions === undefined) return '';
  if (actions.length === 0) return vscode.l10n.t('granted, without actions');
  return inList(actions.map((action) => verbOf(action, matrix.codeOf(resource))));
}

function peopleSections(people: ComparisonData['people'], names: readonly string[]): Section[] {
  const { onlyIn, inSome, inAll, unknown } = memberSections(people, names.length);
  const withGroups = (title: string, those: ComparisonData['people'], groups = names) => ({
    title,
    header: [vscode.l10n.t('Member'), ...groups],
    rows: those.map(({ user, memberships }) => [
      userText(user),
      ...(groups.length === 0 ? [] : memberships.map(membershipText)),
    ]),
  });
  return [
    ...onlyIn.map((those, group) =>
      withGroups(
        vscode.l10n.t({
          message: 'Members: only in {0}',
          args: [names[group] ?? ''],
          comment: ['{0} is the name of a group.'],
        }),
        those,
        [],
      ),
    ),
    withGroups(vscode.l10n.t('Members: in some of them'), inSome),
    withGroups(vscode.l10n.t('Members: not known'), unknown),
    { ...withGroups(vscode.l10n.t('Members: in all of them'), inAll), folded: true },
  ];
}

function userText(user: User): string {
  const handle = userHandle(user);
  return handle === undefined
    ? userName(user)
    : vscode.l10n.t({
        message: '{0} ({1})',
        args: [userName(user), handle],
        comment: ['{0} is the name of a user, {1} an email, a phone number or a username.'],
      });
}

function onlyInTitle(name: string): string {
  return vscode.l10n.t({
    message: 'Only in {0}',
    args: [name],
    comment: ['{0} is the name of a group.'],
  });
}

function membershipText(membership: Membership): string {
  switch (membership) {
    case 'member':
      return vscode.l10n.t('member');
    case 'email':
      return vscode.l10n.t('member, by email');
    case 'username':
      return vscode.l10n.t('member, by username');
    case 'phone':
      return vscode.l10n.t('member, by phone');
    case 'externalId':
      return vscode.l10n.t('member, by external ID');
    case 'absent':
      return '';
    case 'unread':
      return vscode.l10n.t('not read yet');
    case 'incomparable':
      return vscode.l10n.t('cannot be compared');
  }
}
