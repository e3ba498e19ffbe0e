// Rest the pointer on a code, or type another: what is said comes from the sample user pool.
import { ManagementClient } from 'authing-js-sdk';
import { groups } from './access';

const authing = new ManagementClient({
  userPoolId: process.env.AUTHING_POOL ?? '',
  secret: process.env.AUTHING_SECRET ?? '',
});

/** Whom to page about a failed deployment. */
export async function peopleToPage() {
  const { list: oncall } = await authing.groups.listUsers('oncall');
  // One letter is missing in this code: the fix is in the light bulb.
  const { list: engineers } = await authing.groups.listUsers('enginering');
  return [...oncall, ...engineers];
}

/** Whether someone may cancel an order. */
export function mayCancelOrder(userId: string) {
  return authing.acl.isAllowed(userId, 'orders', 'cancel', { namespace: 'webshop' });
}

/** Everybody in finance. */
export async function finance() {
  return authing.groups.listUsers(groups.finance);
}
