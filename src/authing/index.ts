// The management client, usable without VS Code: what its users import.
export type { Group } from '../model/group.ts';
export type {
  AuthorizedResource,
  AuthorizedTarget,
  Grant,
  Namespace,
  Resource,
  ResourceAction,
  ResourceType,
  TargetType,
} from '../model/resource.ts';
export type { CustomDataField, CustomValue, Identity, User } from '../model/user.ts';
export type * from './api.ts';
export { ManagementClient, type ManagementClientOptions } from './client.ts';
export { AuthingError, type AuthingErrorDetails, type AuthingErrorKind } from './errors.ts';
export { type HostProblem, type ParsedHost, PUBLIC_HOST, parseHost } from './host.ts';
export type { RetryOptions } from './http/retry.ts';
export type { Timeouts } from './http/transport.ts';
export type { HttpProxy, Network } from './network.ts';
export type { GroupsClient } from './v2/groups.ts';
export type { ResourcesClient } from './v2/resources.ts';
export type { UsersClient } from './v2/users.ts';
