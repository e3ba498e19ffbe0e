import { X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { parseHost } from '../authing/host.ts';
import { ignored } from '../model/failureLog.ts';
import { systemCodeOf } from '../model/failures.ts';

/** Many times what all authorities of a system take. */
const largestFile = 8 * 1024 * 1024;

/** Why a file of certificate authorities is of no use. */
export type AuthorityFileProblem = 'relative' | 'missing' | 'unreadable' | 'noCertificate';

/** A file of certificate authorities that is of no use; its message is for the log only. */
export class AuthorityFileError extends Error {
  override readonly name = 'AuthorityFileError';
  readonly path: string;
  readonly problem: AuthorityFileProblem;
  /** Of the file system, where the file is `unreadable`. */
  readonly systemCode: string;

  constructor(path: string, problem: AuthorityFileProblem, systemCode = '') {
    super(`${problem} ${systemCode}`.trim());
    this.path = path;
    this.problem = problem;
    this.systemCode = systemCode;
  }
}

/** The file of authorities for a host, and a text that differs once the file has changed. */
export interface AuthorityFile {
  readonly path: string;
  readonly stamp: string;
}

/**
 * The file that is named for a host; undefined where none is, and for plain http, which has no certificates.
 * @param host as `parseHost` gives it
 * @param files paths by host, with or without `https://`; a host without a port is meant at all its ports
 */
export async function findAuthorityFile(
  host: string,
  files: Readonly<Record<string, string>>,
): Promise<AuthorityFile | undefined> {
  const path = pathFor(new URL(host), files);
  if (path === undefined) return undefined;
  // Where this fails, reading it does, too, and says why.
  const seen = await stat(path).catch(ignored('There is no file of authorities'));
  const stamp =
    seen === undefined ? '' : [seen.ino, seen.size, seen.mtimeMs, seen.ctimeMs].join(' ');
  return { path, stamp };
}

/**
 * The certificates in a file, as PEM.
 * @throws AuthorityFileError where there are none, or one that Node cannot read
 */
export async function readAuthorities(path: string): Promise<readonly string[]> {
  if (!isAbsolute(path)) throw new AuthorityFileError(path, 'relative');
  const text = await read(path);
  const certificates =
    text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (certificates.length === 0 || !certificates.every(isCertificate)) {
    throw new AuthorityFileError(path, 'noCertificate');
  }
  return certificates;
}

function pathFor(host: URL, files: Readonly<Record<string, string>>): string | undefined {
  if (host.protocol !== 'https:') return undefined;
  let anyPort: string | undefined;
  for (const [name, path] of Object.entries(files)) {
    const parsed = parseHost(name);
    if (!parsed.ok || path.trim() === '') continue;
    const named = new URL(parsed.host);
    if (named.protocol !== 'https:' || named.hostname !== host.hostname) continue;
    if (named.port === host.port) return path.trim();
    if (named.port === '') anyPort = path.trim();
  }
  return anyPort;
}

async function read(path: string): Promise<string> {
  try {
    const seen = await stat(path);
    // To read a pipe would wait for ever.
    if (!seen.isFile()) throw new AuthorityFileError(path, 'missing');
    if (seen.size > largestFile) throw new AuthorityFileError(path, 'noCertificate');
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof AuthorityFileError) throw error;
    const code = systemCodeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new AuthorityFileError(path, 'missing');
    throw new AuthorityFileError(path, 'unreadable', code);
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    // Node says no more than that it cannot.
    return false;
  }
}
