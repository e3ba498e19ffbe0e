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

/** What the panel sends of them. */
interface SentLists {
  readonly heading: ResourceHeading;
  readonly answer: SentAnswer;
  readonly people?: SentPeople | undefined;
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

  /**
   * The same with what has come. Rows say of actions whether they are all that the pool defines, so that another
   * heading makes them anew.
   * @param before what had come before
   */
  updated(sent: SentLists, before: SentLists | undefined): AccessLists {
    const { heading, answer, people } = sent;
    const isOther = heading !== before?.heading;
    const hasGroups = isOther || answer !== before.answer;
    const hasPeople = people !== undefined && (isOther || people !== before.people);
    if (!hasGroups && !hasPeople) return this;
    return new AccessLists(
      hasGroups ? toList(toGroupRows(answer, heading)) : this.groups,
      hasPeople ? toList(toPeopleRows(people, heading)) : this.people,
      {
        groups: answer.revision,
        people: people?.revision ?? this.#revisions.people,
      },
    );
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
