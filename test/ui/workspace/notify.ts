import { ManagementClient } from 'authing-js-sdk';

enum Team {
  OnCall = 'oncall',
  Engineers = 'enginering',
}

const client = new ManagementClient({
  userPoolId: process.env.AUTHING_USERPOOL_ID ?? '',
  secret: process.env.AUTHING_USERPOOL_SECRET ?? '',
});

/** Whom to page about a failed deployment: who is on call first, then everybody else. */
export async function peopleToPage(): Promise<string[]> {
  const oncall = await client.groups.listUsers(Team.OnCall);
  const engineers = await client.groups.listUsers(Team.Engineers);
  return [...oncall.list, ...engineers.list].map(({ id }) => id);
}

/** What the people on call can reach in the warehouse. */
export async function reachable() {
  const { list } = await client.groups.listAuthorizedResources('oncall', 'warehouse', {
    resourceType: 'DATA',
  });
  return list;
}

export function mayAdjustStock(userId: string) {
  return client.acl.isAllowed(userId, 'stock', 'stock:adjust', { namespace: 'warehouse' });
}
