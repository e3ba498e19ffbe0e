/** A group to act on: the id of its connection, and its key in the directory. */
export interface GroupTarget {
  readonly pool: string;
  readonly key: string;
}
