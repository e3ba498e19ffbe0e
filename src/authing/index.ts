// The management client, usable without VS Code.
export { ManagementClient, type ManagementClientOptions } from './client.ts';
export { AuthingError, type AuthingErrorDetails, type AuthingErrorKind } from './errors.ts';
export type { GroupsClient } from './groups.ts';
export { type HostProblem, type ParsedHost, PUBLIC_HOST, parseHost } from './host.ts';
export type { HttpProxy, Network } from './network.ts';
export type { Grant, ResourcesClient } from './resources.ts';
export type { RetryOptions } from './retry.ts';
export type { Observe, RequestRecord } from './session.ts';
export type { Timeouts } from './transport.ts';
export type * from './types.ts';
export type { UserBatchKey, UsersClient } from './users.ts';
