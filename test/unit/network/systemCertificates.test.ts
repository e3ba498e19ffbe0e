import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, rootCertificates } from 'node:tls';
import { trustedAuthorities } from '../../../src/network/systemCertificates.ts';
import { privateCa } from '../../support/certificates/privateCa.ts';

const unreadable = '-----BEGIN CERTIFICATE-----\nbm9uZQ==\n-----END CERTIFICATE-----\n';

describe('The authorities that this machine trusts', () => {
  const { SSL_CERT_FILE: before } = process.env;
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'authorities-'));
    // Where OpenSSL looks for those of the system, too.
    process.env.SSL_CERT_FILE = join(folder, 'system.pem');
    await writeFile(process.env.SSL_CERT_FILE, `# Private\n${privateCa}\n${unreadable}`);
  });
  afterEach(async () => {
    if (before === undefined) delete process.env.SSL_CERT_FILE;
    else process.env.SSL_CERT_FILE = before;
    await rm(folder, { recursive: true });
  });

  it("are those of the system beside Node's own, and no broken one spoils them", async () => {
    const authorities = await trustedAuthorities();
    assert.ok(authorities);
    assert.ok(authorities.includes(privateCa.trim()));
    assert.ok(authorities.length > rootCertificates.length / 2, String(authorities.length));
    assert.equal(new Set(authorities).size, authorities.length);
    assert.ok(createSecureContext({ ca: [...authorities] }));
    // They are read once.
    assert.equal(await trustedAuthorities(), authorities);
  });
});
