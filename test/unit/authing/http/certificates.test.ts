import assert from 'node:assert/strict';
import { ManagementClient, type ManagementClientOptions } from '../../../../src/authing/index.ts';
import { failsWith } from '../../../support/authing/failsWith.ts';
import { authorities, noGroups, quick } from '../../../support/authing/proxiedServer.ts';
import { signedByPrivateCa } from '../../../support/certificates/privateCa.ts';
import { selfSigned } from '../../../support/certificates/selfSigned.ts';
import {
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';
import { startTlsFront, type TlsFront } from '../../../support/servers/tlsFront.ts';

describe('Certificates', () => {
  let server: ScriptedServer;
  let front: TlsFront;
  let client: ManagementClient;

  before(async () => {
    server = await startScriptedServer(() => noGroups);
  });
  afterEach(async () => {
    await client.close();
    await front.close();
  });
  after(() => server.close());

  async function list(
    certificate: Parameters<typeof startTlsFront>[1],
    network?: ManagementClientOptions['network'],
  ) {
    front = await startTlsFront(server.host, certificate);
    const common = { userPoolId: 'p', secret: 's', host: `https://localhost:${front.port}` };
    client = new ManagementClient({ ...common, network, retry: quick });
    return client.groups.list();
  }

  it('of an authority that is among those to trust are taken', async () => {
    const { totalCount } = await list(signedByPrivateCa, { authorities });
    assert.equal(totalCount, 0);
  });

  it('of any other authority are not, and it is not tried again', async () => {
    await failsWith(list(signedByPrivateCa), {
      kind: 'network',
      reason: 'certificateRefused',
      systemCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
    assert.equal(front.opened, 1);
  });

  it('are all taken where they are not to be verified', async () => {
    const { totalCount } = await list(selfSigned, { authorities, verifyCertificates: false });
    assert.equal(totalCount, 0);
  });
});
