import type { Dispatcher } from 'undici';
import { version } from '../../package.json';
import type { CallOptions, PoolClient } from './api.ts';
import { AuthingError } from './errors.ts';
import { PUBLIC_HOST, parseHost } from './host.ts';
import type { RetryOptions } from './http/retry.ts';
import type { Timeouts } from './http/transport.ts';
import { openSender } from './http/twoWays.ts';
import type { Network } from './network.ts';
import type { Observe } from './requestRecord.ts';
import { abilities } from './v2/abilities.ts';
import { GroupsClient } from './v2/groups.ts';
import { ResourcesClient } from './v2/resources.ts';
import { V2Session } from './v2/session.ts';
import { UsersClient } from './v2/users.ts';

export interface ManagementClientOptions {
  readonly userPoolId: string;
  /** The user pool's secret. It is sent to `host` only, and stands in no error. */
  readonly secret: string;
  /** Where the API is: https, or http on this machine; see `parseHost`. The public service unless given. */
  readonly host?: string | undefined;
  /** The language of the server's messages; Chinese unless given, as with Authing's own clients. */
  readonly lang?: 'zh-CN' | 'en-US' | undefined;
  /** Sent with every request where given. */
  readonly appId?: string | undefined;
  readonly tenantId?: string | undefined;
  /** An undici dispatcher to send requests through, instead of connecting; `close` leaves it open. */
  readonly dispatcher?: Dispatcher | undefined;
  /** The proxy and the certificates to connect with; direct and Node's own unless given. */
  readonly network?: Network | undefined;
  readonly timeouts?: Timeouts | undefined;
  readonly retry?: RetryOptions | undefined;
  /** Told of every request, and of every try of one, when it has ended. */
  readonly observe?: Observe | undefined;
}

/**
 * A client of one user pool's management API (Authing v2). It opens connections when there is
 * something to send; `close` it when done. Every failure is an `AuthingError`.
 */
export class ManagementClient implements PoolClient {
  readonly abilities = abilities;
  readonly groups: GroupsClient;
  readonly users: UsersClient;
  readonly resources: ResourcesClient;
  readonly #session: V2Session;

  /** @throws AuthingError of kind `network` where the secret must not be sent to `host` */
  constructor(options: ManagementClientOptions) {
    const { userPoolId, secret, host = PUBLIC_HOST, dispatcher, network, timeouts } = options;
    const parsed = parseHost(host);
    if (!parsed.ok) {
      throw new AuthingError({
        kind: 'network',
        operation: 'ManagementClient',
        detail: `unusable host (${parsed.reason})`,
      });
    }
    this.#session = new V2Session(
      openSender({ host: parsed.host, dispatcher, network, timeouts }),
      { userPoolId, secret },
      commonHeaders(options),
      { retry: options.retry, observe: options.observe },
    );
    this.groups = new GroupsClient(this.#session);
    this.users = new UsersClient(this.#session);
    this.resources = new ResourcesClient(this.#session);
  }

  /**
   * Exchanges the secret for a token, to see whether host, user pool id and secret are right.
   * @throws AuthingError of kind `auth` where the server refuses them
   */
  authenticate(options?: CallOptions): Promise<void> {
    return this.#session.authenticate(options);
  }

  /** Closes the connections. What is under way, and every later call, fails with kind `aborted`. */
  close(): Promise<void> {
    return this.#session.close();
  }
}

/** The headers of the official clients, with this client's own name and version. */
function commonHeaders(options: ManagementClientOptions): Record<string, string> {
  const { userPoolId, lang = 'zh-CN', appId, tenantId } = options;
  return {
    accept: 'application/json',
    'accept-encoding': 'identity',
    'x-authing-userpool-id': headerValue(userPoolId),
    'x-authing-request-from': 'sdk',
    'x-authing-sdk-version': `authing-groups:${version}`,
    'x-authing-lang': lang,
    ...(appId ? { 'x-authing-app-id': headerValue(appId) } : {}),
    ...(tenantId ? { 'x-authing-app-tenant-id': headerValue(tenantId) } : {}),
  };
}

/** No header can hold more than ASCII, and no id does: the server is to say that it knows no such one. */
function headerValue(id: string): string {
  return id.replace(/[^\x20-\x7e]/g, '?');
}
