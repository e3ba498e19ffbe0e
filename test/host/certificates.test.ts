import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SamplePool, startSamplePool } from '../../src/sample/server.ts';
import type { PoolRow } from '../../src/tree/poolRow.ts';
import { privateCa, signedByPrivateCa } from '../support/certificates/privateCa.ts';
import { selfSigned } from '../support/certificates/selfSigned.ts';
import { internals } from '../support/host/extension.ts';
import {
  assertGroupsRead,
  failureOf,
  retry,
  useNetworkSettings,
} from '../support/host/networkSettings.ts';
import { rowsBelow } from '../support/host/shownRows.ts';
import { withWorkspaceSettings } from '../support/host/workspaceSettings.ts';
import { startTlsFront, type TlsFront } from '../support/servers/tlsFront.ts';

// What trusts the private authority is VS Code's environment: see test/run/hostTests.ts.

describe('The certificate of a server', () => {
  const settings = useNetworkSettings();
  let pool: SamplePool;
  let front: TlsFront;
  let row: PoolRow;

  before(async () => {
    pool = await startSamplePool();
  });
  afterEach(() => front.close());
  after(() => pool.close());

  async function openWith(certificate: Parameters<typeof startTlsFront>[1]): Promise<void> {
    front = await startTlsFront(pool.host, certificate);
    row = await settings.open(pool, `https://localhost:${front.port}`);
  }

  const refusal = (code: string) => [
    'Certificate not trusted',
    `This machine does not trust the certificate of the server (${code}). Add a file with the certificate authority that signed it to the setting "Authing Groups: Certificate Authorities", or install the authority in the system and reload the window.`,
  ];

  it('is trusted where the system trusts the authority that signed it', async () => {
    await openWith(signedByPrivateCa);
    await assertGroupsRead(row);
  });

  it('is trusted so as well where VS Code adds the authorities itself', async () => {
    await settings.set('experimental.systemCertificatesV2', true);
    await openWith(signedByPrivateCa);
    await assertGroupsRead(row);
  });

  it('is not, with "http.systemCertificates" off, where only the system trusts the authority', async () => {
    await settings.set('systemCertificates', false);
    await openWith(signedByPrivateCa);
    assert.deepEqual(await failureOf(row), refusal('UNABLE_TO_VERIFY_LEAF_SIGNATURE'));
    await settings.set('systemCertificates', true);
    await retry(row);
    await assertGroupsRead(row);
  });

  describe('in the file that a setting names for the host', () => {
    let folder: string;
    let file: string;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'authorities-'));
      file = join(folder, 'company.pem');
    });
    beforeEach(async () => {
      // So that the system, which trusts the authority, does not count.
      await settings.set('systemCertificates', false);
      await writeFile(file, privateCa);
    });
    after(() => rm(folder, { recursive: true }));

    const name = (path: string, forHost = 'localhost') =>
      settings.set('certificateAuthorities', { [forHost]: path }, 'authingGroups');

    it('has its authority, the server is trusted from the next request', async () => {
      await openWith(signedByPrivateCa);
      assert.deepEqual(await failureOf(row), refusal('UNABLE_TO_VERIFY_LEAF_SIGNATURE'));
      await name(file, 'other.test');
      await retry(row);
      assert.deepEqual(await failureOf(row), refusal('UNABLE_TO_VERIFY_LEAF_SIGNATURE'));
      await name(file);
      await retry(row);
      await assertGroupsRead(row);
      await name('');
      const { view } = await internals();
      await view.refresh(row.poolId);
      assert.equal((await rowsBelow(row))[0]?.label, 'Certificate not trusted');
    });

    it('has another authority, the server is not trusted until the file is right', async () => {
      await writeFile(file, selfSigned.cert);
      await name(file);
      await openWith(signedByPrivateCa);
      assert.deepEqual(await failureOf(row), refusal('UNABLE_TO_VERIFY_LEAF_SIGNATURE'));
      await writeFile(file, privateCa);
      await retry(row);
      await assertGroupsRead(row);
    });

    it('cannot be used, one sentence names the file and the setting, until it is right', async () => {
      const told = async () => (await failureOf(row))[1];
      const setting = 'the setting "Authing Groups: Certificate Authorities"';
      const missing = join(folder, 'missing.pem');
      await name(missing);
      await openWith(signedByPrivateCa);
      assert.equal(await told(), `There is no file ${missing}, which ${setting} names.`);
      await name('company.pem');
      await retry(row);
      assert.equal(await told(), `The path company.pem in ${setting} must be absolute.`);
      await writeFile(file, 'none');
      await name(file);
      await retry(row);
      assert.equal(
        await told(),
        `The file ${file}, which ${setting} names, does not hold certificates in PEM format.`,
      );
      await writeFile(file, privateCa);
      await retry(row);
      await assertGroupsRead(row);
    });

    it('is named by a workspace, it does not count', async () => {
      await withWorkspaceSettings(
        { 'authingGroups.certificateAuthorities': { localhost: file } },
        async () => {
          await openWith(signedByPrivateCa);
          assert.deepEqual(await failureOf(row), refusal('UNABLE_TO_VERIFY_LEAF_SIGNATURE'));
        },
      );
    });
  });

  it('is refused where nobody trusts it, unless "http.proxyStrictSSL" is off', async () => {
    await openWith(selfSigned);
    assert.deepEqual(await failureOf(row), refusal('DEPTH_ZERO_SELF_SIGNED_CERT'));
    await settings.set('proxyStrictSSL', false);
    await retry(row);
    await assertGroupsRead(row);
    // Those that were connected before are not asked any more.
    await settings.set('proxyStrictSSL', true);
    const { view } = await internals();
    await view.refresh(row.poolId);
    assert.equal((await rowsBelow(row))[0]?.label, 'Certificate not trusted');
  });
});
