import type {
  ResourceHeading,
  SentAnswer,
  SentPeople,
  ShownList,
} from '../../protocol/resourceAccess.ts';
import { type FoundRows, SearchedRows } from '../shared/searchedRows.ts';
import { type AccessRow, type Column, toGroupRows, toPeopleRows } from './accessRows.ts';
import type { AccessView } from './accessView.ts';

/** Rows of a list, as the host knows them. */
export interface ShownRows {
  readonly list: ShownList;
  readonly revision: number;
  readonly rows: number[];
}

/** Groups or people that may use the resource. */
export type AccessList = SearchedRows<AccessRow, Column>;

/** What the panel has sent of groups and people, as lists. */
export class AccessLists {
  readonly groups: AccessList;
  readonly people: AccessList;
  readonly #revisions: Readonly<Record<ShownList, number>>;

  private constructor(
    groups: AccessList,
    people: AccessList,
    revisions: Readonly<Record<ShownList, number>>,
  ) {
    this.groups = groups;
    this.people = people;
    this.#revisions = revisions;
  }

  /** Before anything has come. */
  static readonly empty = new AccessLists(toList([]), toList([]), {
    groups: 0,
    people: 0,
  });

  /** The same with other groups. */
  withGroups(answer: SentAnswer, heading: ResourceHeading): AccessLists {
    const groups = toList(toGroupRows(answer, heading));
    return new AccessLists(groups, this.people, { ...this.#revisions, groups: answer.revision });
  }

  /** The same with other people. */
  withPeople(people: SentPeople, heading: ResourceHeading): AccessLists {
    const list = toList(toPeopleRows(people, heading));
    return new AccessLists(this.groups, list, { ...this.#revisions, people: people.revision });
  }

  /** The rows that a view wants. */
  find({ list, search, sort }: AccessView): FoundRows<AccessRow> {
    return this[list].find(search, sort[list]);
  }

  /** What is shown, for the host. */
  shown({ list }: AccessView, { rows }: FoundRows<AccessRow>): ShownRows {
    return { list, revision: this.#revisions[list], rows: rows.map(({ index }) => index) };
  }
}

function toList(rows: readonly AccessRow[]): AccessList {
  return new SearchedRows(rows, (row, column) => row[column]);
}
