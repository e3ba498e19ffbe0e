/** The groups of the Authing user pool that the admin console asks for, by their codes. */
export const groups = {
  staff: 'all-staff',
  engineers: 'engineering',
  support: 'customer-support',
  finance: 'finance',
} as const;

interface Session {
  readonly userId: string;
  readonly groupCodes: readonly string[];
}

/** Whether someone may issue refunds: support does, and finance signs off. */
export function mayRefund(session: Session): boolean {
  return session.groupCodes.includes(groups.support) || session.groupCodes.includes(groups.finance);
}

/** Whether someone may deploy to production. */
export function mayDeploy(session: Session): boolean {
  return session.groupCodes.includes('engineering');
}
