import { ManagementClient } from 'authing-node-sdk';
import type { ReactNode } from 'react';

const REVIEWERS = 'security-reviewers';

interface Props {
  readonly client: ManagementClient;
  readonly userId: string;
  readonly children: ReactNode;
}

/** Shows the audit log to those who may export it. */
export async function AuditTab({ client, userId, children }: Props) {
  const { data } = await client.isActionAllowed({
    userId,
    resource: 'audit-log',
    action: 'audit-log:export',
    namespace: 'system',
  });
  if (data.allowed) return <section aria-label="audit log">{children}</section>;

  const { data: reviewers } = await client.listGroupMembers({ code: REVIEWERS });
  const { data: engineers } = await client.listGroupMembers({ code: 'engineerin' });
  return (
    <p>
      You can't read this: ask {reviewers.list[0]?.name}, who isn't one of the{' '}
      {engineers.totalCount} engineers.
    </p>
  );
}
