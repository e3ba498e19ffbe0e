import assert from 'node:assert/strict';
import { fetchFailureOf, isSurelyUnsent } from '../../../../src/authing/http/fetchFailure.ts';

/** What a fetch throws: the cause is what went wrong. */
const failed = (cause: unknown) => new TypeError('fetch failed', { cause });
const system = (code: string, syscall?: string, message = code) =>
  Object.assign(new Error(message), { code, ...(syscall && { syscall }) });

describe('A fetch that failed', () => {
  const unsent: [what: string, cause: unknown][] = [
    ['did not find the name', system('ENOTFOUND', 'getaddrinfo')],
    ['was refused', system('ECONNREFUSED', 'connect')],
    [
      'was refused at all addresses',
      Object.assign(
        new AggregateError([system('ECONNREFUSED', 'connect'), system('ENETUNREACH', 'connect')]),
        { code: 'ECONNREFUSED' },
      ),
    ],
    ['made no connection in time', system('UND_ERR_CONNECT_TIMEOUT')],
    ['did not trust the certificate', system('SELF_SIGNED_CERT_IN_CHAIN')],
    [
      'was cut off before TLS stood',
      system(
        'ECONNRESET',
        undefined,
        'Client network socket disconnected before secure TLS connection was established',
      ),
    ],
    [
      'got no tunnel',
      system('UND_ERR_ABORTED', undefined, 'Proxy response (403) !== 200 when HTTP Tunneling'),
    ],
    [
      'got no login for its proxy',
      system('UND_ERR_ABORTED', undefined, 'Proxy response (407) ?.== 200 when HTTP Tunneling'),
    ],
  ];
  for (const [what, cause] of unsent) {
    it(`because it ${what} has sent nothing`, () => {
      assert.equal(isSurelyUnsent(failed(cause)), true);
    });
  }

  const maybeSent: [what: string, error: unknown][] = [
    ['its connection was reset', failed(system('ECONNRESET', 'read'))],
    ['its connection was reset while it wrote', failed(system('ECONNRESET', 'write'))],
    ['the other side closed', failed(system('UND_ERR_SOCKET', undefined, 'other side closed'))],
    ['a connection that stood went silent', failed(system('ETIMEDOUT', 'read'))],
    ['a connection that stood lost its network', failed(system('EHOSTUNREACH', 'read'))],
    ['no answer came', failed(system('UND_ERR_HEADERS_TIMEOUT'))],
    [
      'one of several connections may have stood',
      failed(new AggregateError([system('ECONNREFUSED', 'connect'), system('ECONNRESET', 'read')])),
    ],
    ['there is nothing to tell why', failed(undefined)],
    ['it says nothing', failed(new AggregateError([]))],
    ['no error was thrown', 'ECONNREFUSED'],
  ];
  for (const [what, error] of maybeSent) {
    it(`because ${what} may have sent its request`, () => {
      assert.equal(isSurelyUnsent(error), false);
    });
  }

  it('is told by a code in any case, and a proxy by its status', () => {
    assert.deepEqual(fetchFailureOf(failed(undefined)), {
      kind: 'network',
      reason: undefined,
      systemCode: 'ERR_FETCH',
    });
    const refused = system('UND_ERR_ABORTED', undefined, 'Proxy response (407) !== 200');
    assert.equal(fetchFailureOf(failed(refused)).status, 407);
    assert.equal(fetchFailureOf(failed(refused)).proxy, true);
    assert.equal(fetchFailureOf(failed(system('UND_ERR_INVALID_ARG'))).reason, 'proxyUnsupported');
    assert.equal(fetchFailureOf(failed(system('UND_ERR_PRX_TLS'))).reason, 'certificateRefused');
    const terminated = new TypeError('terminated', { cause: system('Z_DATA_ERROR') });
    assert.equal(fetchFailureOf(terminated).kind, 'protocol');
  });
});
