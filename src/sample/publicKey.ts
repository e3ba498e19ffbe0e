import { generateKeyPairSync } from 'node:crypto';

let pem: string | undefined;

/**
 * The key official clients encrypt a new user's password with before they send it. The sample pool
 * signs nobody in and keeps no password, so the private half is thrown away.
 */
export function publicKey(): string {
  pem ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).publicKey;
  return pem;
}
