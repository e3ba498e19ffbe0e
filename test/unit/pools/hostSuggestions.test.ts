import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PUBLIC_HOST, parseHost } from '../../../src/authing/index.ts';
import { suggestHosts } from '../../../src/pools/hostSuggestions.ts';
import { anyText } from '../../support/hostile/hostileTexts.ts';

const own = 'https://id.example.com';

/** The hosts offered for a text, and why the first is another than what was typed. */
function read(text: string) {
  const reading = suggestHosts(text);
  if (!reading.ok) return { hosts: [], why: reading.problem };
  const [{ correction }] = reading.hosts;
  const why = correction?.kind === 'refused' ? correction.problem : correction?.kind;
  return { hosts: reading.hosts.map(({ host }) => host), why: why ?? 'as typed' };
}

describe('For a host as people type and paste it,', () => {
  const meant: readonly (readonly [text: string, host: string, why: string])[] = [
    ['https://core.authing.cn', PUBLIC_HOST, 'as typed'],
    [' Core.Authing.CN/ ', PUBLIC_HOST, 'as typed'],
    ['https://id.example.com:8443/authing/', `${own}:8443/authing`, 'as typed'],
    ['authing', 'https://authing', 'as typed'],
    // Quotes and what stands around it.
    ['"https://core.authing.cn"', PUBLIC_HOST, 'tidied'],
    ["'core.authing.cn',", PUBLIC_HOST, 'tidied'],
    ['http://“id.example.com”', own, 'tidied'],
    ['https://“id.example.com”', own, 'tidied'],
    ['“core.authing.cn”', PUBLIC_HOST, 'tidied'],
    ['「https://core.authing.cn」。', PUBLIC_HOST, 'tidied'],
    ['<https://core.authing.cn>', PUBLIC_HOST, 'tidied'],
    ['`core.authing.cn`', PUBLIC_HOST, 'tidied'],
    ['(https://core.authing.cn).', PUBLIC_HOST, 'tidied'],
    ['[the host](https://core.authing.cn)', PUBLIC_HOST, 'tidied'],
    ["host: 'https://core.authing.cn',", PUBLIC_HOST, 'tidied'],
    ['host: core.authing.cn', PUBLIC_HOST, 'tidied'],
    ['AUTHING_HOST=https://id.example.com', own, 'tidied'],
    ['AUTHING_HOST=id.example.com', own, 'tidied'],
    ['{"host":"http://127.0.0.1:4000","userPoolId":"x"}', 'http://127.0.0.1:4000', 'tidied'],
    ['core.authing.cn/",', PUBLIC_HOST, 'tidied'],
    ['The host is id.example.com.', own, 'tidied'],
    // Blanks.
    ['https:// core.authing.cn', PUBLIC_HOST, 'tidied'],
    ['core . authing . cn', PUBLIC_HOST, 'tidied'],
    ['core.authing.cn production', PUBLIC_HOST, 'tidied'],
    ['https://core.authing.\ncn', PUBLIC_HOST, 'tidied'],
    // What nobody sees, and other forms of letters.
    ['\u200bhttps://core.authing.cn', PUBLIC_HOST, 'tidied'],
    ['https://core.authing.cn\u200b/', PUBLIC_HOST, 'tidied'],
    ['\u202ahttps://core.authing.cn\u202c', PUBLIC_HOST, 'tidied'],
    ['core.auth\u00ading.cn', PUBLIC_HOST, 'tidied'],
    ['ｈｔｔｐｓ：／／ｃｏｒｅ．ａｕｔｈｉｎｇ．ｃｎ', PUBLIC_HOST, 'tidied'],
    ['core。authing。cn', PUBLIC_HOST, 'tidied'],
    // Schemes.
    ['http://core.authing.cn', PUBLIC_HOST, 'insecure'],
    ['http://id.example.com:80', own, 'insecure'],
    ['"http://core.authing.cn"', PUBLIC_HOST, 'insecure'],
    ['https://https://core.authing.cn', PUBLIC_HOST, 'malformed'],
    ['http://https://core.authing.cn', PUBLIC_HOST, 'malformed'],
    ['https//core.authing.cn', PUBLIC_HOST, 'malformed'],
    ['htps://core.authing.cn', PUBLIC_HOST, 'scheme'],
    ['https;//core.authing.cn', PUBLIC_HOST, 'tidied'],
    ['https:/core.authing.cn', PUBLIC_HOST, 'as typed'],
    ['https:core.authing.cn', PUBLIC_HOST, 'as typed'],
    ['://core.authing.cn', PUBLIC_HOST, 'malformed'],
    ['//core.authing.cn', PUBLIC_HOST, 'as typed'],
    ['wss://id.example.com/', own, 'scheme'],
    // Names and passwords.
    ['https://user:password@core.authing.cn', PUBLIC_HOST, 'credentials'],
    ['https://token@id.example.com/graphql/v2', own, 'path'],
    // Queries, fragments and paths.
    ['https://core.authing.cn?lang=zh', PUBLIC_HOST, 'query'],
    ['https://core.authing.cn/graphql/v2', PUBLIC_HOST, 'path'],
    ['https://core.authing.cn/api/v2/users?page=1', PUBLIC_HOST, 'path'],
    ['https://id.example.com/authing/graphql', `${own}/authing`, 'path'],
    ['https://id.example.com/console/userpool/5f9d/users?tab=1#top', own, 'path'],
    ['https://id.example.com/login?app_id=1', own, 'path'],
    ['curl https://core.authing.cn/graphql/v2 -H x', PUBLIC_HOST, 'path'],
    // The public service's other names.
    ['https://console.authing.cn/console/userpool/5f9d/users', PUBLIC_HOST, 'public'],
    ['console.authing.cn', PUBLIC_HOST, 'public'],
    ['www.authing.com', PUBLIC_HOST, 'public'],
    ['authing.cn', PUBLIC_HOST, 'public'],
    ['mycompany.authing.cn', PUBLIC_HOST, 'public'],
    ['https://mycompany.authing.cn/login', PUBLIC_HOST, 'public'],
    ['core.customer.authing.cn', 'https://core.customer.authing.cn', 'as typed'],
    ['notauthing.cn', 'https://notauthing.cn', 'as typed'],
    ['core.authing.cn.example.com', 'https://core.authing.cn.example.com', 'as typed'],
    // Ports.
    ['core.authing.cn:443', PUBLIC_HOST, 'as typed'],
    ['core.authing.cn:80', PUBLIC_HOST, 'port'],
    ['core.authing.cn:0', PUBLIC_HOST, 'port'],
    ['https://core.authing.cn:65536/', PUBLIC_HOST, 'port'],
    ['https://[2001:db8::1]:x', 'https://[2001:db8::1]', 'port'],
    // Dots.
    ['core.authing.cn...', PUBLIC_HOST, 'tidied'],
    ['core..authing.cn', PUBLIC_HOST, 'name'],
    ['https://core..authing...cn/', PUBLIC_HOST, 'name'],
    // IPv6 and IDN.
    ['2001:db8::1', 'https://[2001:db8::1]', 'as typed'],
    ['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443', 'as typed'],
    ['https://例え.テスト', 'https://xn--r8jz45g.xn--zckzah', 'international'],
    ['xn--r8jz45g.xn--zckzah', 'https://xn--r8jz45g.xn--zckzah', 'as typed'],
    // Looks like core, but is written with a Cyrillic letter.
    ['c\u043ere.example.com', 'https://xn--cre-sed.example.com', 'international'],
  ];
  for (const [text, host, why] of meant) {
    it(`${host} is offered for ${JSON.stringify(text)} (${why})`, () => {
      assert.deepEqual(read(text), { hosts: [host], why });
    });
  }

  const hopeless: readonly (readonly [text: string, why: string])[] = [
    ['', 'empty'],
    [' \u3000', 'empty'],
    ['not a host', 'malformed'],
    ['https://', 'malformed'],
    ['https://fe80::1%eth0', 'malformed'],
    ['0.0.0.0', 'name'],
    ['1.2.3', 'name'],
    ['https://*.example.com', 'name'],
    ['mailto:mia@example.com', 'credentials'],
    ['mia@example.com', 'credentials'],
    ['javascript:alert(1)', 'malformed'],
    ['file:///Users/me/hosts.txt', 'scheme'],
    ['/Users/me/hosts.txt', 'malformed'],
    // Looks like one host, and is another.
    ['https://core.authing.cn@example.com', 'credentials'],
    ['https://core.authing.cn:443@example.com/', 'credentials'],
    // What comes in the next steps, and must not be looked up as a name.
    ['5f9d0cef0ce7f0b5e7c8d123', 'credential'],
    ['"0123456789abcdef0123456789abcdef"', 'credential'],
  ];
  for (const [text, why] of hopeless) {
    it(`none is offered for ${JSON.stringify(text)}, but why (${why})`, () => {
      assert.deepEqual(read(text), { hosts: [], why });
    });
  }

  it('both https and http are offered for this machine without a scheme, else what was typed', () => {
    for (const name of ['localhost:4000', '127.0.0.1:4000', '[::1]:4000']) {
      assert.deepEqual(read(name).hosts, [`https://${name}`, `http://${name}`]);
      assert.deepEqual(read(`http://${name}`).hosts, [`http://${name}`]);
      assert.deepEqual(read(`https://${name}`).hosts, [`https://${name}`]);
    }
    assert.deepEqual(read('::1').hosts, ['https://[::1]', 'http://[::1]']);
  });

  it('each of several addresses is offered once, three at most', () => {
    const text =
      'https://a.test, https://b.test/graphql/v2 or https://a.test; https://c.test https://d.test';
    assert.deepEqual(read(text).hosts, ['https://a.test', 'https://b.test', 'https://c.test']);
  });

  it('nothing is ever offered that cannot be a host, whatever is typed', () => {
    const piece = fc.constantFrom(
      ...[
        'https://',
        'http:',
        '//',
        ':',
        '/',
        '.',
        '..',
        '@',
        '?',
        '#',
        '"',
        "'",
        ' ',
        '\n',
        '\u200b',
      ],
      ...[
        'core.authing.cn',
        'authing',
        'localhost',
        '127.0.0.1',
        '::1',
        '[',
        ']',
        '%',
        '80',
        '例え',
      ],
      ...[
        '/console/userpool/1',
        '/graphql/v2',
        'user',
        '，',
        '。',
        '(',
        ')',
        '=',
        '\\',
        '-',
        '_',
        '*',
      ],
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      anyText(),
    );
    fc.assert(
      fc.property(text, (typed) => {
        for (const host of read(typed).hosts) {
          assert.deepEqual(parseHost(host), { ok: true, host });
          assert.match(host, /^https?:\/\/[a-z0-9._:[\]-]+(?:\/[\x21-\x7e]*)?$/);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('a name of one’s own is offered as it is', () => {
    fc.assert(
      fc.property(fc.domain(), (domain) => {
        fc.pre(!/(^|\.)authing\.(cn|com)$/i.test(domain));
        assert.equal(read(domain).hosts[0], `https://${domain.toLowerCase()}`);
      }),
    );
  });

  it('a long text is read at once', () => {
    for (const piece of ['/', ' ', '.', '@', 'a', 'https://', ':', 'a.', '"']) {
      suggestHosts(piece.repeat(100_000));
      suggestHosts(piece.repeat(Math.floor(2000 / piece.length)));
    }
  });
});
