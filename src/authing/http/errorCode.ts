/** The code of what Node or undici threw, or of its cause. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'cause' in error ? codeOf(error.cause) : undefined;
}

/** Whether a code, of OpenSSL or Node, says that the other side's certificate was not taken. */
export function isCertificateRefused(code: string | undefined): boolean {
  return code !== undefined && /CERT|UNABLE_TO_VERIFY/.test(code);
}
