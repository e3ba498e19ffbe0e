import { ManagementClient, type PoolClient, type PoolWriter } from '../../../src/authing/index.ts';

/** A call of a client, which only its owner can have sign in. */
export type Call = (
  client: PoolWriter & Partial<Pick<PoolClient, 'authenticate'>>,
) => Promise<unknown>;

let made = 0;

/** A code of a group that no call has used before. */
function newCode(): string {
  made += 1;
  return `made-${made}`;
}

const resource = { namespace: 'default', resource: 'no-such', resourceType: 'API' } as const;
const opts = [{ targetType: 'GROUP', targetIdentifier: 'everyone' }] as const;

/** Every method of the client that sends something, by its name; see `methodNames`. */
export const operations: Readonly<Record<string, readonly Call[]>> = {
  authenticate: [async (c) => c.authenticate?.()],
  'groups.create': [(c) => c.groups.create({ code: newCode(), name: 'Made' })],
  'groups.update': [(c) => c.groups.update('everyone', { name: 'All' })],
  'groups.detail': [(c) => c.groups.detail('everyone')],
  'groups.list': [(c) => c.groups.list()],
  'groups.delete': [(c) => c.groups.delete(newCode())],
  'groups.deleteMany': [(c) => c.groups.deleteMany([newCode(), newCode()])],
  'groups.listUsers': [
    (c) => c.groups.listUsers('everyone'),
    (c) => c.groups.listUsers('everyone', { withCustomData: true }),
  ],
  'groups.addUsers': [(c) => c.groups.addUsers('everyone', ['no-such-user'])],
  'groups.removeUsers': [(c) => c.groups.removeUsers('everyone', ['no-such-user'])],
  'groups.listAuthorizedResources': [(c) => c.groups.listAuthorizedResources('everyone')],
  'groups.authorizedResourcesOfMany': [
    (c) => c.groups.authorizedResourcesOfMany(['everyone'], ['default']),
  ],
  'groups.memberCounts': [(c) => c.groups.memberCounts(['everyone'])],
  'users.list': [(c) => c.users.list()],
  'users.search': [(c) => c.users.search('a', { groupCodes: ['everyone'] })],
  'users.find': [(c) => c.users.find({ email: 'a@example.com' })],
  'users.get': [(c) => c.users.get('no-such-user')],
  'users.batch': [(c) => c.users.batch(['no-such-user'])],
  'users.groups': [(c) => c.users.groups('no-such-user')],
  'users.groupsOfMany': [(c) => c.users.groupsOfMany(['no-such-user'])],
  'users.roles': [(c) => c.users.roles('no-such-user')],
  'users.departments': [(c) => c.users.departments('no-such-user')],
  'users.authorizedResources': [
    (c) => c.users.authorizedResources('no-such-user', { namespace: 'default' }),
  ],
  'users.isActionAllowed': [
    (c) =>
      c.users.isActionAllowed({
        userId: 'no-such-user',
        resource: 'no-such:1',
        action: 'no-such:read',
        namespace: 'default',
      }),
  ],
  'resources.namespaces': [(c) => c.resources.namespaces()],
  'resources.list': [(c) => c.resources.list()],
  'resources.authorizedTargets': [(c) => c.resources.authorizedTargets(resource)],
  'resources.authorizedTargetsOfMany': [
    (c) => c.resources.authorizedTargetsOfMany([resource, resource]),
  ],
  'resources.authorize': [(c) => c.resources.authorize({ ...resource, opts })],
  'resources.revoke': [(c) => c.resources.revoke({ ...resource, opts })],
};

/** All of their calls. */
export const calls: readonly Call[] = Object.values(operations).flat();

/** The names of all methods the client has, of its own and of its parts. `close` sends nothing. */
export function methodNames(): string[] {
  const client = new ManagementClient({ userPoolId: 'pool', secret: 'secret' });
  const parts = Object.entries(client).filter(([part]) => part !== 'abilities');
  const own = methodsOf(ManagementClient.prototype).filter((name) => name !== 'close');
  const others = parts.flatMap(([part, object]) =>
    methodsOf(Object.getPrototypeOf(object)).map((name) => `${part}.${name}`),
  );
  return [...own, ...others];
}

function methodsOf(prototype: object): string[] {
  return Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
}
