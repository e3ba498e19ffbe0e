import type { FaultName } from '../servers/faultServer.ts';
import type { ChangeCase, FaultCase, LookUpCase } from './faultCase.ts';
import {
  brings,
  doesNotRename,
  fails,
  mayRename,
  refusesLogin,
  removesAll,
  removesOne,
  removesSome,
  renames,
} from './faultSentences.ts';

const refused = 'The server refused the connection. Check that it is running, then retry.';
const reset = 'The connection to the server failed (ECONNRESET). Check the network, then retry.';
const nameUnknown =
  'The host name could not be found. Check the network and the host. If this network needs a proxy, set it in "http.proxy". Proxy scripts (PAC), and proxies that are set only in the operating system, are not used.';
const untrusted =
  'This machine does not trust the certificate of the server (DEPTH_ZERO_SELF_SIGNED_CERT). Add a file with the certificate authority that signed it to the setting "Authing Groups: Certificate Authorities", or install the authority in the system and reload the window.';
const late =
  'The server did not answer in time. Retry, or increase the setting "Authing Groups: Request Timeout".';
const otherAnswer = 'The answer is not from the Authing API. Check the host of this user pool.';
const emptyAnswer = 'The answer of the server was empty. Wait a moment, then retry.';
const cutOff = 'The answer of the server was cut off. Wait a moment, then retry.';
const tooLarge =
  'The answer of the server was larger than 32 MB, which is too large to read. Check the host of this user pool.';
const signIn =
  'The answer is not from the Authing API. The server said: Sign in. Check the host of this user pool.';
const throttled = 'The server asks for fewer requests. Wait a moment, then retry.';
const throttledFor60 = 'The server asks for fewer requests. Retry in 60 seconds.';
const busy = 'The server is busy. Wait a moment, then retry.';
const elsewhere =
  'The server redirects to another address, which the extension does not follow (HTTP status 307). Check the host of this user pool.';
const forbidden =
  'The server does not allow this user pool to do that (HTTP status 403). The server said: You may not do that.';
const noApi =
  'There is no Authing API at this address (HTTP status 404). The server said: Not Found. Check the host of this user pool.';
const broke =
  'The server failed (HTTP status 500). The server said: Something broke (code 500). Wait a moment, then retry.';
const unauthorized =
  'The server does not accept the login of this user pool. The server said: Unauthorized. If its secret was changed, replace it.';
const loginExpired =
  'The server does not accept the login of this user pool. The server said: Expired (code 2206). If its secret was changed, replace it.';

const unreachable = 'Cannot reach the host';
const noAnswer = 'No answer in time';
const notTheApi = 'Not the Authing API';
const broken = 'Broken answer';

/** From now on, in the middle of what takes several requests. */
const inTheMiddle = { after: 1 };
/** Once, in the middle. */
const onceInTheMiddle = { after: 1, times: 1 };

/** Every fault, what a person is to see of it, and what is to come of it. */
export const table: readonly FaultCase[] = [
  row('Connection refused', 'refused', fails(unreachable, refused), doesNotRename(refused)),
  row('Reset before the answer', 'reset before the headers', fails(unreachable, reset), renames),
  row('Reset before the body', 'reset before the body', fails(unreachable, reset), renames),
  row(
    'Reset in the middle of the body',
    'reset in the middle of the body',
    fails(unreachable, reset),
    renames,
  ),
  row(
    'Reset before the answer, and whenever the group is read after it',
    'reset before the headers',
    fails(unreachable, reset),
    mayRename('The connection to the server broke (ECONNRESET).', {
      course: { thenAlso: ['group'] },
      outcome: 'made',
      shown: 'not made',
    }),
  ),
  row('Stalled headers', 'stalled headers', fails(noAnswer, late), renames),
  row('Stalled body', 'stalled body', fails(noAnswer, late), renames),
  row('Slow drip', 'slow drip', fails(noAnswer, late), renames),
  row('Truncated JSON', 'truncated JSON', fails(broken, cutOff), renames),
  row(
    'HTML with 200',
    'HTML with 200',
    fails(notTheApi, signIn),
    mayRename('The answer is not from the Authing API. The server said: Sign in.'),
  ),
  row('Empty body', 'empty body', fails(broken, emptyAnswer), renames),
  row('Wrong content type', 'wrong content type', brings, renames),
  row('Body of 50 MB', 'body of 50 MB', fails(broken, tooLarge), renames),
  row('Body said to be of 50 MB', 'body said to be of 50 MB', fails(broken, tooLarge), renames),
  row(
    'Redirect to another host',
    'redirect elsewhere',
    fails('HTTP status 307', elsewhere),
    doesNotRename(elsewhere, 'Edit…'),
  ),
  row(
    'HTTP 401',
    'HTTP 401',
    refusesLogin(unauthorized),
    doesNotRename(unauthorized, 'Replace Secret', 'Edit…'),
  ),
  row(
    'HTTP 403',
    'HTTP 403',
    fails('HTTP status 403', forbidden),
    doesNotRename(forbidden, 'Edit…'),
  ),
  row('HTTP 404', 'HTTP 404', fails('HTTP status 404', noApi), doesNotRename(noApi, 'Edit…')),
  row(
    'HTTP 429 with Retry-After: 60',
    'HTTP 429 with Retry-After',
    fails('Server is busy', throttledFor60),
    doesNotRename(throttledFor60),
  ),
  row(
    'HTTP 429 without Retry-After',
    'HTTP 429',
    fails('Server is busy', throttled),
    doesNotRename(throttled),
  ),
  row(
    '429 in a body with HTTP 200',
    '429 in a 200 body',
    fails('Server is busy', throttled),
    doesNotRename(throttled),
  ),
  row('HTTP 500', 'HTTP 500', fails('HTTP status 500', broke), renames),
  row(
    'HTTP 502',
    'HTTP 502',
    fails('HTTP status 502', unavailable(502, 'Bad Gateway')),
    mayRename('The server failed (HTTP status 502). The server said: Bad Gateway.'),
  ),
  row(
    'HTTP 503',
    'HTTP 503',
    fails('HTTP status 503', unavailable(503)),
    mayRename('The server failed (HTTP status 503).'),
  ),
  row('HTTP 504', 'HTTP 504', fails('HTTP status 504', unavailable(504)), renames),
  row('Code 1000 (busy)', 'busy (1000)', fails('Server is busy', busy), doesNotRename(busy)),
  row(
    'Code 2206 (login expired) once, in the middle of a long change',
    'login expired (2206)',
    { ...brings, of: 'members', course: onceInTheMiddle },
    removesAll(onceInTheMiddle),
  ),
  row(
    'Code 2206 (login expired) from the middle of a long change on',
    'login expired (2206)',
    refusesLogin(loginExpired),
    removesSome(inTheMiddle, 50, loginExpired),
  ),
  row(
    'A token with 1 s of life',
    'token with 1 s of life',
    { ...brings, of: 'token' },
    { ...renames, on: 'accessToken' },
  ),
  row(
    'The clock of the server an hour behind',
    'clock an hour behind',
    { ...brings, of: 'token' },
    { ...renames, on: 'accessToken' },
  ),
  row(
    'The clock of the server an hour ahead',
    'clock an hour ahead',
    { ...brings, of: 'token' },
    { ...renames, on: 'accessToken' },
  ),
  row(
    '`errors` beside partial data',
    'errors beside partial data',
    fails('Refused by the server', 'The server said: A part failed (code 500).'),
    renames,
  ),
  row(
    'An error of code 500 with HTTP 200',
    'error 500 with HTTP 200',
    fails('Refused by the server', 'The server said: Something broke (code 500).'),
    renames,
  ),
  row('Compressed though it was not asked to be', 'compressed though not asked', brings, renames),
  row(
    '`100 Continue` and `103 Early Hints` before it',
    'interim answers before it',
    brings,
    renames,
  ),
  row('Times as numbers', 'times as numbers', brings, renames),
  row(
    '`errors` with string messages',
    'errors with string messages',
    fails('Refused by the server', 'The server said: Unknown argument "x".'),
    doesNotRename('The server said: Unknown argument "x".', 'Edit…'),
  ),
  row(
    'Nulls where the schema says none',
    'nulls where the schema says none',
    fails(notTheApi, otherAnswer),
    renames,
  ),
  row(
    'Unknown enum values',
    'unknown enum values',
    { ...brings, of: 'members' },
    removesOne('groupsOfUsers'),
  ),
  row(
    'A totalCount that lies',
    'totalCount that lies',
    {
      of: 'members',
      says: [
        {
          label: 'Load More',
          action: '4 of 1,000,000',
          tooltip: '4 of 1,000,000 are shown. Click to load more.',
        },
      ],
    },
    removesOne('groupsOfUsers'),
  ),
  row(
    'A totalCount of 0',
    'totalCount of 0',
    { ...brings, of: 'members' },
    removesOne('groupsOfUsers'),
  ),
  row(
    'A page that repeats items',
    'page that repeats items',
    { ...brings, of: 'members' },
    removesOne('groupsOfUsers'),
  ),
  row('DNS failure', 'DNS failure', fails(unreachable, nameUnknown), doesNotRename(nameUnknown)),
  row(
    'Bad certificate',
    'bad certificate',
    fails('Certificate not trusted', untrusted),
    doesNotRename(untrusted),
  ),
  row(
    'Broken TLS handshake',
    'broken TLS handshake',
    fails(unreachable, reset),
    doesNotRename(reset),
  ),
];

function unavailable(status: number, words?: string): string {
  const said = words === undefined ? '' : `The server said: ${words}. `;
  return `The server is not available now (HTTP status ${status}). ${said}Wait a moment, then retry.`;
}

function row(fault: string, happens: FaultName, lookUp: LookUpCase, change: ChangeCase): FaultCase {
  return { fault, happens, lookUp, change };
}
