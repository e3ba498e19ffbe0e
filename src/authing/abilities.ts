// The list grows with each generation of the API, so it stands beside the calls. `api.ts` gives it out.

/** In which order groups are listed. */
export type SortBy = 'CREATEDAT_DESC' | 'CREATEDAT_ASC' | 'UPDATEDAT_DESC' | 'UPDATEDAT_ASC';

/** What the API of a pool is able to do. Who needs to know asks for the ability, never for a version. */
export interface Abilities {
  /** The orders in which the server can list groups; it lists the newest first unless told otherwise. */
  readonly groupOrders: readonly SortBy[];
  /** Whether groups say when they were created and changed. */
  readonly groupTimes: boolean;
  /** What stays the same of a group while its code changes. */
  readonly groupIdentity: 'createdAt' | 'id';
  /** Whether the server finds groups by a part of their code or name. */
  readonly groupSearch: boolean;
  /** Whether the server searches among the members of a group, or all of them have to be read for it. */
  readonly memberSearch: boolean;
  /** Whether one request counts the members of many groups, or each takes one. */
  readonly countsInOneRequest: boolean;
  /** Whether one request asks for the groups of many users, or each takes one. */
  readonly groupsOfManyInOneRequest: boolean;
  /** Whether the server tells which roles and departments a user has, and to whom single resources are assigned. */
  readonly assignments: boolean;
  /** Whether one request reads what a group is authorized for in all namespaces. */
  readonly allNamespacesInOneRequest: boolean;
  /** Whether the server says to whom a resource is granted, or the groups' own grants have to be read for it. */
  readonly targetsOfResource: boolean;
  /** Whether a grant can be taken back, and only by the type of its resource; undefined for not at all. */
  readonly revoke: { readonly needsType: boolean } | undefined;
  /** Items a page has at most, as far as is known. */
  readonly largestPage: number;
}
