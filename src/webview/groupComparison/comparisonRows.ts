import { compareResources } from '../../permissions/comparison.ts';
import type { Matrix } from '../../permissions/matrixView.ts';
import { memberSections } from '../../permissions/memberComparison.ts';
import type { SentComparison } from '../../protocol/groupComparison.ts';
import { foldText } from '../../text/searchText.ts';
import type { SearchableRow } from '../shared/rowSearch.ts';

/** A person who is a member of one of the groups at least. */
export type Person = SentComparison['people'][number];

/** What stands below a heading. */
export type Section =
  | { readonly kind: 'onlyIn'; readonly group: number }
  | { readonly kind: 'inSome' | 'differentActions' | 'same' | 'members' }
  /** '' for an unknown namespace. */
  | { readonly kind: 'namespace'; readonly namespace: string }
  | { readonly kind: 'membersOnlyIn'; readonly group: number }
  | { readonly kind: 'membersInSome' | 'membersInAll' | 'membersUnknown' };

/** A heading, the same object for all that stands below it. */
export interface Heading {
  /** Stays the same from one comparison of the groups to the next. */
  readonly id: string;
  readonly section: Section;
}

/** A resource or a person, with the headings that it stands below. */
export type ComparedItem = SearchableRow & {
  readonly headings: readonly [Heading, Heading];
} & (
    | { readonly kind: 'resource'; readonly resource: number }
    /** By the place among all that were sent. */
    | { readonly kind: 'person'; readonly place: number; readonly person: Person }
  );

/** A row of the grid. */
export type ComparisonRow =
  | {
      readonly kind: 'heading';
      readonly heading: Heading;
      readonly level: 1 | 2;
      /** How many resources or people stand below it, or would. */
      readonly count: number;
      readonly folded: boolean;
    }
  | ComparedItem;

/** What is the same is folded away until somebody looks for it. */
export const foldedAtFirst: readonly string[] = ['same', 'members/membersInAll'];

/** All that is compared, section by section, each in the order of the table. */
export function itemsOf(matrix: Matrix, people: readonly Person[]): readonly ComparedItem[] {
  return [...resourceItems(matrix), ...personItems(matrix.table.groups.length, people)];
}

function resourceItems(matrix: Matrix): ComparedItem[] {
  const { onlyIn, inSome, differentActions, same } = compareResources(matrix.table);
  const below = (section: Section, resources: readonly number[]) => {
    const heading = headingOf(section);
    const namespaces = new Map<string, Heading>();
    return resources.map((resource): ComparedItem => {
      const namespace = matrix.namespaceOf(resource);
      const own = namespaces.get(namespace) ?? headingOf({ kind: 'namespace', namespace }, heading);
      namespaces.set(namespace, own);
      return {
        kind: 'resource',
        resource,
        headings: [heading, own],
        searchText: textOf(matrix, resource),
      };
    });
  };
  return [
    ...onlyIn.flatMap((resources, group) => below({ kind: 'onlyIn', group }, resources)),
    ...below({ kind: 'inSome' }, inSome),
    ...below({ kind: 'differentActions' }, differentActions),
    ...below({ kind: 'same' }, same),
  ];
}

function personItems(groupCount: number, people: readonly Person[]): ComparedItem[] {
  const places = new Map(people.map((person, place) => [person, place]));
  const { onlyIn, inSome, inAll, unknown } = memberSections(people, groupCount);
  const members = headingOf({ kind: 'members' });
  const below = (section: Section, those: readonly Person[]) => {
    const heading = headingOf(section, members);
    return those.map(
      (person): ComparedItem => ({
        kind: 'person',
        place: places.get(person) ?? 0,
        person,
        headings: [members, heading],
        searchText: foldText(`${person.name}\n${person.handle}`),
      }),
    );
  };
  return [
    ...onlyIn.flatMap((those, group) => below({ kind: 'membersOnlyIn', group }, those)),
    ...below({ kind: 'membersInSome' }, inSome),
    ...below({ kind: 'membersUnknown' }, unknown),
    ...below({ kind: 'membersInAll' }, inAll),
  ];
}

function headingOf(section: Section, parent?: Heading): Heading {
  const detail =
    'group' in section
      ? `:${section.group}`
      : 'namespace' in section
        ? `:${section.namespace}`
        : '';
  const own = `${section.kind}${detail}`;
  return { id: parent === undefined ? own : `${parent.id}/${own}`, section };
}

/** All that a resource is found by: actions of any of the groups, too. */
function textOf(matrix: Matrix, resource: number): string {
  const actions = matrix.table.groups.flatMap(
    (_, group) => matrix.ownActions(resource, group) ?? [],
  );
  return foldText(
    [
      matrix.codeOf(resource),
      matrix.typeOf(resource),
      matrix.namespaceOf(resource),
      ...new Set(actions),
    ].join('\n'),
  );
}

/**
 * The items below their headings.
 * @param items those with the same heading one after another
 * @param folded the ids of headings below which nothing is shown
 */
export function toComparisonRows(
  items: readonly ComparedItem[],
  folded: readonly string[],
): readonly ComparisonRow[] {
  const rows: ComparisonRow[] = [];
  for (const [heading, below] of runs(items, 0)) {
    const isFolded = folded.includes(heading.id);
    rows.push({ kind: 'heading', heading, level: 1, count: below.length, folded: isFolded });
    if (isFolded) continue;
    for (const [second, own] of runs(below, 1)) {
      const isOwnFolded = folded.includes(second.id);
      rows.push({
        kind: 'heading',
        heading: second,
        level: 2,
        count: own.length,
        folded: isOwnFolded,
      });
      if (!isOwnFolded) for (const item of own) rows.push(item);
    }
  }
  return rows;
}

/** The items by one of their headings. */
function runs(
  items: readonly ComparedItem[],
  level: 0 | 1,
): readonly (readonly [Heading, readonly ComparedItem[]])[] {
  const found: [Heading, ComparedItem[]][] = [];
  for (const item of items) {
    const heading = item.headings[level];
    const last = found.at(-1);
    if (last?.[0] === heading) last[1].push(item);
    else found.push([heading, [item]]);
  }
  return found;
}

/** What a row is known by from one comparison of the groups to the next. */
export function rowIdOf(matrix: Matrix, row: ComparisonRow): string {
  switch (row.kind) {
    case 'heading':
      return row.heading.id;
    case 'resource':
      return JSON.stringify([
        matrix.namespaceOf(row.resource),
        matrix.typeOf(row.resource),
        matrix.codeOf(row.resource),
      ]);
    case 'person':
      return JSON.stringify([row.person.name, row.person.handle]);
  }
}
