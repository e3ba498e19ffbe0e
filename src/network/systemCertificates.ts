import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as tls from 'node:tls';
import { Worker } from 'node:worker_threads';
import * as v from 'valibot';
import { ignored, logged } from '../model/failureLog.ts';

const Certificates = v.array(v.string());

/** Where Linux distributions keep the authorities that the system trusts, as VS Code looks for them. */
const linuxBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/ssl/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
];

let reading: Promise<readonly string[] | undefined> | undefined;

/**
 * The authorities that this machine trusts: those of the system and Node's own, as PEM. They are read
 * once, as VS Code does; a later change shows after a reload of the window.
 *
 * VS Code patches `tls.connect` to trust them only with the setting `http.experimental.systemCertificatesV2`,
 * which is off; otherwise only Node's `https` does, which is not what sends requests here.
 * @returns undefined where they cannot be read: on Windows and macOS before VS Code 1.101
 */
export function trustedAuthorities(): Promise<readonly string[] | undefined> {
  reading ??= read().catch(logged('The certificates of the system could not be read'));
  return reading;
}

/** The authorities that Node trusts where it is given none, as PEM. */
export async function nodesAuthorities(): Promise<readonly string[]> {
  if ('getCACertificates' in tls) return usable(await readFromNode(['default']));
  const { NODE_EXTRA_CA_CERTS: extra } = process.env;
  return usable([...tls.rootCertificates, ...(extra ? await firstOf([extra]) : [])]);
}

async function read(): Promise<readonly string[] | undefined> {
  if ('getCACertificates' in tls) return usable(await readFromNode(['default', 'system']));
  if (process.platform !== 'linux') return undefined;
  const { NODE_EXTRA_CA_CERTS: extra, SSL_CERT_FILE: own } = process.env;
  const system = await firstOf(own ? [own] : linuxBundles);
  return usable([...tls.rootCertificates, ...(extra ? await firstOf([extra]) : []), ...system]);
}

/** In a thread of its own, since macOS takes its time. */
function readFromNode(kinds: readonly ('default' | 'system')[]): Promise<string[]> {
  const worker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
    const tls = require('node:tls');
    parentPort.postMessage(workerData.flatMap((kind) => tls.getCACertificates(kind)));`,
    { eval: true, workerData: kinds },
  );
  return new Promise((resolve, reject) => {
    worker.once('message', (message) => resolve(v.parse(Certificates, message)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('No certificates were read.')));
  });
}

/** The certificates in the first of these files that there is. */
async function firstOf(files: readonly string[]): Promise<string[]> {
  for (const file of files) {
    const text = await readFile(file, 'utf8').catch(ignored('There are no certificates in a file'));
    if (text !== undefined) {
      return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    }
  }
  return [];
}

/**
 * Each once; none that Node cannot read, which would fail every connection; and none that has expired,
 * which can stand in the way of a newer one of the same name.
 */
function usable(certificates: readonly string[]): string[] {
  return [...new Set(certificates.map((certificate) => certificate.trim()))].filter(
    (certificate) => {
      try {
        return Date.parse(new X509Certificate(certificate).validTo) > Date.now();
      } catch {
        // Not logged: a system has hundreds, and those that are left out are of no use to Node.
        return false;
      }
    },
  );
}
