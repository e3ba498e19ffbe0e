// The management client, usable without VS Code.
export { ManagementClient, type ManagementClientOptions } from './client.ts';
export { AuthingError, type AuthingErrorDetails, type AuthingErrorKind } from './errors.ts';
export { type HostProblem, type ParsedHost, PUBLIC_HOST, parseHost } from './host.ts';
export type { RetryOptions } from './http/retry.ts';
export type { Timeouts } from './http/transport.ts';
export type { HttpProxy, Network } from './network.ts';
export type * from './types.ts';
export type { GroupsClient } from './v2/groups.ts';
export type { Grant, ResourcesClient } from './v2/resources.ts';
export type { Observe, RequestRecord } from './v2/session.ts';
export type { UserBatchKey, UsersClient } from './v2/users.ts';
