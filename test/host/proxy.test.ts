import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { type SamplePool, startSamplePool } from '../../src/sample/server.ts';
import type { PoolRow } from '../../src/tree/poolRow.ts';
import { privateCa, signedByPrivateCa } from '../support/certificates/privateCa.ts';
import { selfSigned } from '../support/certificates/selfSigned.ts';
import { connect } from '../support/host/connectedPool.ts';
import { internals } from '../support/host/extension.ts';
import { click, rowsBelow } from '../support/host/shownRows.ts';
import { withWorkspaceSettings } from '../support/host/workspaceSettings.ts';
import { type ConnectProxy, startConnectProxy } from '../support/servers/connectProxy.ts';
import { startTlsFront, type TlsFront } from '../support/servers/tlsFront.ts';

// What trusts the private authority is VS Code's environment: see test/run/hostTests.ts.

const user = 'office-user';
const password = 'marker-password';
const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
const groups = 12;
/** A name that nothing but the proxy can make anything of. */
const host = 'https://authing.test';

const changed = new Map<string, string>();
const connected: PoolRow[] = [];

async function set(name: string, value: unknown, section = 'http'): Promise<void> {
  changed.set(name, section);
  await vscode.workspace
    .getConfiguration(section)
    .update(name, value, vscode.ConfigurationTarget.Global);
}

/** Puts all settings back, and disconnects the pools. */
async function putBack(): Promise<void> {
  const { pools } = await internals();
  for (const { poolId } of connected.splice(0)) await pools.disconnect(poolId);
  for (const [name, section] of [...changed]) await set(name, undefined, section);
  changed.clear();
}

/** Connects a pool at this host, which need not succeed. */
async function open(pool: SamplePool, at = host): Promise<PoolRow> {
  const row = await connect({ ...pool, host: at });
  connected.push(row);
  return row;
}

/** The row in place of the groups that could not be read: its label and its sentence. */
async function reason(row: PoolRow): Promise<readonly [string, string]> {
  const [first, ...others] = await rowsBelow(row);
  assert.deepEqual(others, []);
  assert.equal(first?.description, 'Retry');
  return [first.label, first.tooltip];
}

async function retry(row: PoolRow): Promise<void> {
  const [first] = await rowsBelow(row);
  assert.ok(first);
  await click(first);
}

describe('The proxy that VS Code is set to', () => {
  let pool: SamplePool;
  let front: TlsFront;
  let proxy: ConnectProxy;
  let withPassword: string;

  before(async () => {
    pool = await startSamplePool();
    front = await startTlsFront(pool.host, signedByPrivateCa);
    proxy = await startConnectProxy({ targetPort: front.port, authorization });
    withPassword = `http://${user}:${password}@127.0.0.1:${proxy.port}`;
  });
  beforeEach(() => set('maxRetries', 0, 'authingGroups'));
  afterEach(async () => {
    await putBack();
    proxy.reset();
  });
  after(async () => {
    await proxy.close();
    await front.close();
    await pool.close();
  });

  it('is used, with the user name and password in its address', async () => {
    await set('proxy', withPassword);
    const row = await open(pool);
    assert.equal((await rowsBelow(row)).length, groups + 1);
    assert.deepEqual(proxy.connects[0], { target: 'authing.test:443', authorization });
    assert.deepEqual(proxy.others, []);
  });

  it('is told what "http.proxyAuthorization" says', async () => {
    await set('proxy', proxy.uri);
    await set('proxyAuthorization', authorization);
    assert.equal((await rowsBelow(await open(pool))).length, groups + 1);
    assert.equal(proxy.connects[0]?.authorization, authorization);
  });

  it('may be named by the environment', async () => {
    process.env.https_proxy = withPassword;
    try {
      assert.equal((await rowsBelow(await open(pool))).length, groups + 1);
      assert.ok(proxy.connects.length > 0);
    } finally {
      delete process.env.https_proxy;
    }
  });

  for (const [name, value] of [
    ['noProxy', ['other.test', 'authing.test']],
    ['proxySupport', 'off'],
  ] as const) {
    it(`is not used where "http.${name}" says so, and a failure says which proxies are not known`, async () => {
      await set('proxy', withPassword);
      await set(name, value);
      assert.deepEqual(await reason(await open(pool)), [
        'Cannot reach the host',
        'The host name could not be found. Check the network and the host. If this network needs a proxy, set it in "http.proxy": scripts (PAC), and proxies that only the operating system knows, are not used.',
      ]);
      assert.deepEqual(proxy.connects, []);
    });
  }

  it('is not used for this machine', async () => {
    await set('proxy', withPassword);
    const row = await open(pool, `https://localhost:${front.port}`);
    assert.equal((await rowsBelow(row)).length, groups + 1);
    assert.equal((await rowsBelow(await open(pool, pool.host))).length, groups + 1);
    assert.deepEqual(proxy.connects, []);
  });

  it('says what is missing where it wants to know who asks, and is tried anew with new settings', async () => {
    await set('proxy', proxy.uri);
    const row = await open(pool);
    assert.deepEqual(await reason(row), [
      'No way through the proxy',
      'The proxy did not accept a user name and password, or got none. Put them into the address in "http.proxy", or set "http.proxyAuthorization".',
    ]);
    await set('proxyAuthorization', `Basic ${Buffer.from(`${user}:wrong`).toString('base64')}`);
    await retry(row);
    assert.equal((await reason(row))[0], 'No way through the proxy');
    await set('proxyAuthorization', authorization);
    await retry(row);
    assert.equal((await rowsBelow(row)).length, groups + 1);
  });

  it('is not the one that a workspace names, nor does a workspace have certificates passed', async () => {
    await set('proxy', withPassword);
    await withWorkspaceSettings(
      {
        'http.proxy': 'http://127.0.0.1:9',
        'http.noProxy': ['*'],
        'http.proxySupport': 'off',
        'http.proxyAuthorization': 'Basic workspace',
        'http.proxyStrictSSL': false,
      },
      async () => {
        assert.equal((await rowsBelow(await open(pool))).length, groups + 1);
        assert.equal(proxy.connects[0]?.authorization, authorization);
        const untrusted = await startTlsFront(pool.host, selfSigned);
        const row = await open(pool, `https://localhost:${untrusted.port}`);
        assert.equal((await reason(row))[0], 'Certificate not trusted');
        await untrusted.close();
      },
    );
  });

  const troubles: [what: string, answer: 'silence' | 'break' | number, sentence: string][] = [
    [
      'refuses',
      502,
      'The proxy made no connection to the server (HTTP status 502). Check the host and the setting "http.proxy", or name the host in "http.noProxy".',
    ],
    [
      'breaks off',
      'break',
      'The proxy could not be reached (UND_ERR_SOCKET). Check the setting "http.proxy", then retry.',
    ],
  ];
  for (const [what, answer, sentence] of troubles) {
    it(`says so where it ${what}, and is used again on Retry`, async () => {
      await set('proxy', withPassword);
      proxy.answer = answer;
      const row = await open(pool);
      assert.deepEqual(await reason(row), ['No way through the proxy', sentence]);
      proxy.answer = 'tunnel';
      await retry(row);
      assert.equal((await rowsBelow(row)).length, groups + 1);
    });
  }

  it('is said not to be there where it is not, or to be of no use', async () => {
    const gone = await startConnectProxy({ targetPort: front.port });
    await gone.close();
    await set('proxy', `http://${user}:${password}@127.0.0.1:${gone.port}`);
    const row = await open(pool);
    assert.deepEqual(await reason(row), [
      'No way through the proxy',
      'The proxy could not be reached (ECONNREFUSED). Check the setting "http.proxy", then retry.',
    ]);
    await set('proxy', `socks5://${user}:${password}@127.0.0.1:${proxy.port}`);
    await retry(row);
    assert.deepEqual(await reason(row), [
      'No way through the proxy',
      'The proxy is of a kind that cannot be used here. Set one with http or https in "http.proxy", or name the host in "http.noProxy".',
    ]);
    assert.deepEqual(proxy.connects, []);
  });
});

describe('The certificate of a server', () => {
  let pool: SamplePool;
  let front: TlsFront;
  let row: PoolRow;

  before(async () => {
    pool = await startSamplePool();
  });
  beforeEach(() => set('maxRetries', 0, 'authingGroups'));
  afterEach(async () => {
    await putBack();
    await front.close();
  });
  after(() => pool.close());

  async function openWith(certificate: Parameters<typeof startTlsFront>[1]): Promise<void> {
    front = await startTlsFront(pool.host, certificate);
    row = await open(pool, `https://localhost:${front.port}`);
  }

  const refusal = (code: string) => [
    'Certificate not trusted',
    `This machine does not trust the certificate of the server (${code}). Name a file with the authority that signed it in the setting "Authing Groups: Certificate Authorities", or install it in the system and reload the window.`,
  ];

  it('is trusted where the system trusts the authority that signed it', async () => {
    await openWith(signedByPrivateCa);
    assert.equal((await rowsBelow(row)).length, groups + 1);
  });

  it('is trusted so as well where VS Code adds the authorities itself', async () => {
    await set('experimental.systemCertificatesV2', true);
    await openWith(signedByPrivateCa);
    assert.equal((await rowsBelow(row)).length, groups + 1);
  });

  it('is not, with "http.systemCertificates" off, where only the system trusts the authority', async () => {
    await set('systemCertificates', false);
    await openWith(signedByPrivateCa);
    assert.deepEqual(await reason(row), refusal('UNABLE_TO_VERIFY_LEAF_SIGNATURE'));
    await set('systemCertificates', true);
    await retry(row);
    assert.equal((await rowsBelow(row)).length, groups + 1);
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
      await set('systemCertificates', false);
      await writeFile(file, privateCa);
    });
    after(() => rm(folder, { recursive: true }));

    const name = (path: string, forHost = 'localhost') =>
      set('certificateAuthorities', { [forHost]: path }, 'authingGroups');

    it('has its authority, the server is trusted from the next request', async () => {
      await openWith(signedByPrivateCa);
      assert.deepEqual(await reason(row), refusal('UNABLE_TO_VERIFY_LEAF_SIGNATURE'));
      await name(file, 'other.test');
      await retry(row);
      assert.deepEqual(await reason(row), refusal('UNABLE_TO_VERIFY_LEAF_SIGNATURE'));
      await name(file);
      await retry(row);
      assert.equal((await rowsBelow(row)).length, groups + 1);
      await name('');
      const { view } = await internals();
      await view.refresh(row.poolId);
      assert.equal((await rowsBelow(row))[0]?.label, 'Certificate not trusted');
    });

    it('has another authority, the server is not trusted until the file is right', async () => {
      await writeFile(file, selfSigned.cert);
      await name(file);
      await openWith(signedByPrivateCa);
      assert.deepEqual(await reason(row), refusal('UNABLE_TO_VERIFY_LEAF_SIGNATURE'));
      await writeFile(file, privateCa);
      await retry(row);
      assert.equal((await rowsBelow(row)).length, groups + 1);
    });

    it('cannot be used, one sentence names the file and the setting, until it is right', async () => {
      const told = async () => (await reason(row))[1];
      const setting = 'the setting "Authing Groups: Certificate Authorities"';
      const missing = join(folder, 'missing.pem');
      await name(missing);
      await openWith(signedByPrivateCa);
      assert.equal(await told(), `There is no file ${missing}, which ${setting} names.`);
      await name('company.pem');
      await retry(row);
      assert.equal(await told(), `The path company.pem in ${setting} has to be an absolute one.`);
      await writeFile(file, 'none');
      await name(file);
      await retry(row);
      assert.equal(
        await told(),
        `The file ${file}, which ${setting} names, does not hold certificates in PEM format.`,
      );
      await writeFile(file, privateCa);
      await retry(row);
      assert.equal((await rowsBelow(row)).length, groups + 1);
    });

    it('is named by a workspace, it does not count', async () => {
      await withWorkspaceSettings(
        { 'authingGroups.certificateAuthorities': { localhost: file } },
        async () => {
          await openWith(signedByPrivateCa);
          assert.deepEqual(await reason(row), refusal('UNABLE_TO_VERIFY_LEAF_SIGNATURE'));
        },
      );
    });
  });

  it('is refused where nobody trusts it, unless "http.proxyStrictSSL" is off', async () => {
    await openWith(selfSigned);
    assert.deepEqual(await reason(row), refusal('DEPTH_ZERO_SELF_SIGNED_CERT'));
    await set('proxyStrictSSL', false);
    await retry(row);
    assert.equal((await rowsBelow(row)).length, groups + 1);
    // Those that were connected before are not asked any more.
    await set('proxyStrictSSL', true);
    const { view } = await internals();
    await view.refresh(row.poolId);
    assert.equal((await rowsBelow(row))[0]?.label, 'Certificate not trusted');
  });
});
