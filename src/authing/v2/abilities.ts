// In a file of its own, since each generation of the API has its own ones.

import type { Abilities } from '../api.ts';

/** What the v2 API is able to do, as its official clients use it. */
export const abilities: Abilities = {
  groupOrders: ['CREATEDAT_DESC', 'CREATEDAT_ASC', 'UPDATEDAT_DESC', 'UPDATEDAT_ASC'],
  groupTimes: true,
  groupIdentity: 'createdAt',
  groupSearch: false,
  memberSearch: true,
  countsInOneRequest: true,
  groupsOfManyInOneRequest: true,
  assignments: true,
  allNamespacesInOneRequest: true,
  targetsOfResource: true,
  revoke: { needsType: true },
  largestPage: 50,
};
