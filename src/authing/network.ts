/** How requests get to the host: through which proxy, and which certificates are taken. */
export interface Network {
  /** Direct connections unless given. */
  readonly proxy?: HttpProxy | undefined;
  /** The authorities to trust instead of Node's own, as PEM. */
  readonly authorities?: readonly string[] | undefined;
  /** False takes every certificate, of a proxy too: then anybody in between may read the secret. */
  readonly verifyCertificates?: boolean | undefined;
  /**
   * Another way to the host, tried where no direct connection is made: a fetch that finds proxies by itself.
   * It is used for https only, and never for this machine.
   */
  readonly fetch?: Fetch | undefined;
}

/** As much of `fetch` as the client uses. */
export type Fetch = (
  url: string,
  init: RequestInit & { readonly cache: 'no-store' },
) => Promise<Response>;

/** An HTTP proxy. Every request goes through it in a tunnel, so that it sees none. */
export interface HttpProxy {
  /** Such as `http://proxy.example.com:8080`; it holds no password. Only http and https are possible. */
  readonly uri: string;
  /** The value of `Proxy-Authorization`; it is sent to the proxy only, and stands in no error. */
  readonly token?: string | undefined;
}

/** That a proxy made no tunnel: the server behind it has got nothing. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  /** The HTTP status of a proxy that refused. */
  readonly status: number | undefined;
  /** The error code where the proxy could not be reached, or broke off. Not named `code`, which undici would act on. */
  readonly systemCode: string | undefined;

  constructor({ status, systemCode }: { status?: number; systemCode?: string | undefined }) {
    super('no tunnel');
    this.status = status;
    this.systemCode = systemCode;
  }
}

/** The `systemCode` where a proxy is of a kind that this client cannot use, such as SOCKS. */
export const unsupportedProxy = 'ERR_PROXY_SCHEME';
