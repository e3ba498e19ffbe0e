import assert from 'node:assert/strict';
import { mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { AuthingError, ManagementClient } from '../../../src/authing/index.ts';
import {
  AuthorityFileError,
  findAuthorityFile,
  readAuthorities,
} from '../../../src/network/authorityFile.ts';
import { nodesAuthorities } from '../../../src/network/systemCertificates.ts';
import { startSamplePool } from '../../../src/sample/server.ts';
import { privateCa, signedByPrivateCa } from '../../support/certificates/privateCa.ts';
import { selfSigned } from '../../support/certificates/selfSigned.ts';
import { startTlsFront } from '../../support/servers/tlsFront.ts';

describe('A file of certificate authorities', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'authorities-'));
    file = join(folder, 'company.pem');
    await writeFile(file, privateCa);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const pathFor = async (host: string, files: Record<string, string>) =>
    (await findAuthorityFile(host, files))?.path;
  const problemOf = async (path: string) => {
    try {
      await readAuthorities(path);
    } catch (error) {
      assert.ok(error instanceof AuthorityFileError);
      assert.equal(error.path, path);
      return error.systemCode ? [error.problem, error.systemCode] : error.problem;
    }
    return undefined;
  };

  it('is found by the host, however its name is written', async () => {
    const host = 'https://id.example.com';
    for (const name of ['id.example.com', 'ID.Example.com:443', `${host}/`, ` ${host}/authing `]) {
      assert.equal(await pathFor(host, { 'other.test': '/x.pem', [name]: '/own.pem' }), '/own.pem');
    }
    assert.equal(await pathFor(`${host}/authing`, { 'id.example.com': '/own.pem' }), '/own.pem');
    for (const name of [
      'example.com',
      'x.id.example.com',
      'http://id.example.com',
      '',
      '*',
      'a b',
    ]) {
      assert.equal(await pathFor(host, { [name]: '/own.pem' }), undefined);
    }
    assert.equal(await pathFor(host, { 'id.example.com': ' ' }), undefined);
  });

  it('is meant for all ports of a host, unless one is named with its port', async () => {
    const files = { 'a.test:8443': '/8443.pem', 'a.test': '/all.pem' };
    assert.equal(await pathFor('https://a.test', files), '/all.pem');
    assert.equal(await pathFor('https://a.test:8443', files), '/8443.pem');
    assert.equal(await pathFor('https://a.test:9443', files), '/all.pem');
    assert.equal(await pathFor('https://a.test', { 'a.test:8443': '/8443.pem' }), undefined);
  });

  it('is of no use for plain http, which has no certificates', async () => {
    assert.equal(await pathFor('http://localhost:4000', { localhost: file }), undefined);
  });

  it('shows that it has changed, come or gone', async () => {
    const stamp = async () =>
      (await findAuthorityFile('https://a.test', { 'a.test': file }))?.stamp;
    const stamps = [await stamp()];
    assert.equal(await stamp(), stamps[0]);
    await writeFile(file, `${privateCa}${selfSigned.cert}`);
    stamps.push(await stamp());
    await utimes(file, 1, 1);
    stamps.push(await stamp());
    await rm(file);
    stamps.push(await stamp());
    assert.equal(new Set(stamps).size, stamps.length);
  });

  it('may hold several certificates, texts between them, and be a link', async () => {
    await writeFile(file, `\ufeff# Company\r\n${privateCa}\nsecond:\n${selfSigned.cert}`);
    const link = join(folder, 'link.pem');
    await symlink(file, link);
    assert.deepEqual(await readAuthorities(link), [privateCa.trim(), selfSigned.cert.trim()]);
  });

  it('is said not to be there, or not to be one', async () => {
    assert.equal(await problemOf(join(folder, 'gone.pem')), 'missing');
    assert.equal(await problemOf(join(file, 'below.pem')), 'missing');
    assert.equal(await problemOf(folder), 'missing');
    assert.equal(await problemOf('company.pem'), 'relative');
    assert.equal(await problemOf('~/company.pem'), 'relative');
    const broken = '-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----\n';
    const der = Buffer.from(privateCa.replaceAll(/-----.*-----|\s/g, ''), 'base64');
    for (const content of ['', 'none', selfSigned.key, broken, `${privateCa}${broken}`, der]) {
      await writeFile(file, content);
      assert.equal(await problemOf(file), 'noCertificate');
    }
    await writeFile(file, privateCa.padEnd(9 * 1024 * 1024));
    assert.equal(await problemOf(file), 'noCertificate');
  });

  it('is said not to be readable, with the code of the system', async () => {
    // A loop of links, since root may read everything.
    const loop = join(folder, 'loop');
    await symlink(loop, loop);
    assert.deepEqual(await problemOf(loop), ['unreadable', 'ELOOP']);
  });

  it('lets a client trust the host that it is for, and still nobody else', async () => {
    const pool = await startSamplePool();
    const [front, stranger] = await Promise.all([
      startTlsFront(pool.host, signedByPrivateCa),
      startTlsFront(pool.host, selfSigned),
    ]);
    const usual = await nodesAuthorities();
    const authorities = [...usual, ...(await readAuthorities(file))];
    const attempt = async (port: number, trusted: readonly string[]) => {
      const host = `https://localhost:${port}`;
      const client = new ManagementClient({
        ...pool,
        host,
        network: { authorities: trusted },
        retry: { maxRetries: 0 },
      });
      try {
        return (await client.groups.list()).totalCount > 0;
      } catch (error) {
        return error instanceof AuthingError ? error.systemCode : error;
      } finally {
        await client.close();
      }
    };
    try {
      assert.equal(await attempt(front.port, authorities), true);
      assert.equal(await attempt(front.port, usual), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
      assert.equal(await attempt(stranger.port, authorities), 'DEPTH_ZERO_SELF_SIGNED_CERT');
    } finally {
      await Promise.all([front.close(), stranger.close()]);
      await pool.close();
    }
  });

  it('comes on top of what Node trusts', async () => {
    const usual = await nodesAuthorities();
    assert.ok(usual.length > rootCertificates.length / 2, String(usual.length));
    assert.ok(!usual.includes(privateCa.trim()));
  });
});
