import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseHost } from '../../../src/authing/index.ts';
import { anyText } from '../../support/hostile/hostileTexts.ts';

const scheme = fc.constantFrom(
  ...['https://', 'http://', 'HTTP://', 'https:', 'http:/', '', '//', 'ftp://', 'file://'],
  ...['javascript:', 'javascript://', 'data:', 'ws://', 'blob:https://', 'ht\ntp://', '\\\\'],
);
const credentials = fc.constantFrom(
  '',
  '',
  '',
  '@',
  ':@',
  'user@',
  'user:word@',
  ':word@',
  'a%40b@',
);
const name = fc.oneof(
  fc.domain(),
  fc.ipV4(),
  fc.ipV4Extended(),
  fc.ipV6().map((address) => `[${address}]`),
  fc.constantFrom(
    ...['localhost', 'LocalHost', 'localhost.', '127.0.0.1', '127.1', '0x7f.1', '2130706433'],
    ...['127.0.0.1.evil.test', 'localhost.evil.test', 'evil.test#@localhost', '[::1]', '[::]'],
    ...['0.0.0.0', '0', '[::ffff:127.0.0.1]', '１２７.０.０.１', 'ⓛocalhost', 'local\thost', ''],
  ),
  anyText(),
);
const port = fc.constantFrom('', ':0', ':80', ':443', ':8443', ':65536', ':x', ':');
const path = fc.oneof(
  fc.constantFrom(
    '',
    '/',
    '//',
    '/authing',
    '/a/../b//',
    '/%2e%2e/',
    '\\x',
    '/?',
    '?x',
    '#',
    '/;@a',
  ),
  fc.webPath(),
);
const address = fc.tuple(scheme, credentials, name, port, path).map((parts) => parts.join(''));
const typed = fc.oneof({ weight: 8, arbitrary: address }, { weight: 2, arbitrary: anyText() });

describe('Whatever is typed as a host,', () => {
  it('it passes only as https, or as http to this very machine, and with nothing secret in it', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseHost(text);
        if (URL.canParse(text)) {
          const { username, password } = new URL(text);
          if (username !== '' || password !== '') assert.equal(parsed.ok, false);
        }
        if (!parsed.ok) return;
        const url = new URL(parsed.host);
        assert.ok(url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url)));
        assert.deepEqual([url.username, url.password, url.search, url.hash], ['', '', '', '']);
        assert.ok(!parsed.host.includes('@') || url.pathname.includes('@'));
        assert.ok(!parsed.host.endsWith('/'));
        assert.match(parsed.host, /^[\x21-\x7e]+$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('its written form is read as itself', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseHost(text);
        if (parsed.ok) assert.deepEqual(parseHost(parsed.host), parsed);
      }),
      { numRuns: 500 },
    );
  });

  it('it is read at once, however long', () => {
    for (const piece of ['/', ' ', '.', '@', 'a']) {
      const long = piece.repeat(100_000);
      parseHost(`core.authing.cn/${long}x`);
      parseHost(`${long}core.authing.cn`);
    }
  });

  it('an https address passes, with or without its scheme', () => {
    fc.assert(
      fc.property(fc.domain(), (domain) => {
        const host = `https://${domain.toLowerCase()}`;
        assert.deepEqual(parseHost(host), { ok: true, host });
        assert.deepEqual(parseHost(domain), { ok: true, host });
      }),
    );
  });
});

function isThisMachine({ hostname }: URL): boolean {
  const [first, ...others] = hostname.split('.');
  const isLoopbackV4 =
    first === '127' && others.length === 3 && others.every((part) => Number(part) < 256);
  return hostname === 'localhost' || hostname === '[::1]' || isLoopbackV4;
}
