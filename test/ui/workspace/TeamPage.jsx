import { ManagementClient } from 'authing-node-sdk';
import { MemberList } from '../components/MemberList';

const DESIGN = 'design';

const managementClient = new ManagementClient({
  accessKeyId: process.env.AUTHING_ACCESS_KEY_ID,
  accessKeySecret: process.env.AUTHING_ACCESS_KEY_SECRET,
});

/** Who works on the shop's pages, and what they may open there. */
export default async function TeamPage() {
  const { data: team } = await managementClient.getGroup({ code: DESIGN });
  const { data: testers } = await managementClient.listGroupMembers({ code: 'beta-testers' });
  const { data: granted } = await managementClient.getGroupAuthorizedResources({
    code: 'design',
    namespace: 'webshop',
    resourceType: 'UI',
  });
  const { data: checkout } = await managementClient.getResource({
    code: 'checkout',
    namespace: 'webshop',
  });

  return (
    <main>
      <h1>{team.name}</h1>
      <p>It's theirs: {checkout.description}</p>
      <MemberList title="Who tries it first" members={testers.list} />
      {granted.list.map(({ resourceCode }) => (
        <code key={resourceCode}>{resourceCode}</code>
      ))}
    </main>
  );
}
