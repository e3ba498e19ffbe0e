import type { ManagementClient } from '../authing/index.ts';

/** What a client can read of a user pool. Nothing of it changes the pool, as the compiler sees to. */
export interface PoolReader {
  readonly groups: Pick<
    ManagementClient['groups'],
    'detail' | 'list' | 'listUsers' | 'listAuthorizedResources' | 'memberCounts'
  >;
  readonly users: Pick<
    ManagementClient['users'],
    'list' | 'search' | 'find' | 'get' | 'batch' | 'groups' | 'groupsOfMany'
  >;
  readonly resources: Pick<
    ManagementClient['resources'],
    'namespaces' | 'list' | 'authorizedTargets'
  >;
}
