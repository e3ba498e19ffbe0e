import assert from 'node:assert/strict';
import * as v from 'valibot';
import { NetworkSettingsSchema } from '../../../src/network/networkSettings.ts';
import { mayFindProxy, type ProxyEnvironment, proxyFor } from '../../../src/network/proxy.ts';

const core = 'https://core.authing.cn';
const office = { proxy: 'http://proxy.office.test:8080' };
const uri = 'http://proxy.office.test:8080';
const variables = { HTTPS_PROXY: 'http://variable.test:3128' };

/** The address of the proxy in use for a host. */
function used(settings: object, environment: ProxyEnvironment = {}, host = core) {
  return proxyFor(host, v.parse(NetworkSettingsSchema, settings), environment)?.uri;
}

/** What the proxy is told of who asks. */
function told(settings: object, environment: ProxyEnvironment = {}) {
  const token = proxyFor(core, v.parse(NetworkSettingsSchema, settings), environment)?.token;
  return token?.replace(/^Basic (.*)$/, (_, text) => Buffer.from(text, 'base64').toString());
}

describe('The proxy', () => {
  it('is none where nothing names one', () => {
    assert.equal(used({}), undefined);
    assert.equal(used({ proxy: '' }), undefined);
  });

  it('is that of the setting, even where there are variables', () => {
    assert.equal(used(office, variables), uri);
  });

  it('is that of the variables where the setting is empty', () => {
    const named = [
      [{ https_proxy: 'http://a.test:1', HTTPS_PROXY: 'http://b.test:1' }, 'http://a.test:1'],
      [{ HTTPS_PROXY: 'http://b.test:1', http_proxy: 'http://c.test:1' }, 'http://b.test:1'],
      [{ http_proxy: 'http://c.test:1', HTTP_PROXY: 'http://d.test:1' }, 'http://c.test:1'],
      [{ HTTP_PROXY: 'http://d.test:1' }, 'http://d.test:1'],
      [{ https_proxy: '', HTTPS_PROXY: '' }, undefined],
    ] as const;
    for (const [environment, expected] of named) assert.equal(used({}, environment), expected);
  });

  it('is none with the support "off", whatever else is set, and used with every other', () => {
    assert.equal(used({ ...office, proxySupport: 'off' }, variables), undefined);
    for (const proxySupport of ['on', 'fallback', 'override', 'nonsense']) {
      assert.equal(used({ ...office, proxySupport }), uri);
    }
  });

  it('is never used for this machine', () => {
    for (const host of ['localhost', '127.0.0.1', '127.8.9.1', '[::1]']) {
      assert.equal(used(office, variables, `https://${host}:8443`), undefined);
    }
  });

  const exceptions: [entry: string, host: string, excepted: boolean][] = [
    ['core.authing.cn', 'core.authing.cn', true],
    [' Core.Authing.CN ', 'core.authing.cn', true],
    ['authing.cn', 'core.authing.cn', true],
    ['.authing.cn', 'core.authing.cn', true],
    ['*.authing.cn', 'core.authing.cn', true],
    ['*', 'core.authing.cn', true],
    ['core.authing.cn:443', 'core.authing.cn', true],
    ['core.authing.cn:8443', 'core.authing.cn', false],
    ['core.authing.cn:8443', 'core.authing.cn:8443', true],
    ['core', 'core.authing.cn', false],
    ['re.authing.cn', 'core.authing.cn', false],
    ['10.0.0.1', '10.0.0.1', true],
    ['', 'core.authing.cn', false],
    ['.', 'core.authing.cn', false],
  ];
  for (const [entry, host, excepted] of exceptions) {
    it(`${excepted ? 'is not' : 'is'} used for ${host} where "${entry}" is to be reached without`, () => {
      const others = ['one.test', entry, 'two.test'];
      const expected = excepted ? undefined : uri;
      assert.equal(used({ ...office, noProxy: others }, {}, `https://${host}`), expected);
      for (const name of ['no_proxy', 'NO_PROXY']) {
        assert.equal(used(office, { [name]: others.join(',') }, `https://${host}`), expected);
      }
    });
  }

  it('has the exceptions of the setting and not those of the variable, where both are', () => {
    const environment = { NO_PROXY: 'core.authing.cn' };
    assert.equal(used({ ...office, noProxy: ['other.test'] }, environment), uri);
    assert.equal(used({ ...office, noProxy: [] }, environment), undefined);
  });

  it('keeps name and password out of its address, and tells them to the proxy', () => {
    const proxy = 'http://me%40work:p%3Ass%25@proxy.office.test:8080/';
    assert.equal(used({ proxy }), uri);
    assert.equal(told({ proxy }), 'me@work:p:ss%');
    assert.equal(told({}, { HTTPS_PROXY: proxy }), 'me@work:p:ss%');
    assert.equal(told({ proxy: 'http://me:100%@proxy.office.test:8080' }), 'me:100%');
    assert.equal(told({ proxy: 'http://me@proxy.office.test' }), 'me:');
    assert.equal(told(office), undefined);
  });

  it('is told what "http.proxyAuthorization" says, rather than name and password', () => {
    const proxy = 'http://me:secret@proxy.office.test';
    assert.equal(told({ proxy, proxyAuthorization: 'Bearer abc' }), 'Bearer abc');
    assert.equal(told({ proxy, proxyAuthorization: null }), 'me:secret');
    assert.equal(told({ proxy, proxyAuthorization: ' ' }), 'me:secret');
  });

  it('may be reached by TLS, and is not passed over where it is of a kind that cannot be used', () => {
    assert.equal(used({ proxy: 'HTTPS://Proxy.test' }), 'https://proxy.test');
    assert.equal(used({ proxy: 'socks5://me:pw@proxy.test:1080' }), 'socks5://proxy.test:1080');
  });

  it('is the next one named where an address is none', () => {
    for (const proxy of ['proxy.office.test:8080', 'ftp://proxy.test', 'http://', 7]) {
      assert.equal(used({ proxy }, variables), 'http://variable.test:3128');
      assert.equal(used({ proxy }), undefined);
    }
  });
});

describe('VS Code is left to find a proxy', () => {
  const may = (settings: object, environment: ProxyEnvironment = {}, host = core) =>
    mayFindProxy(host, v.parse(NetworkSettingsSchema, settings), environment);

  it('where nothing is said of one', () => {
    assert.equal(may({}), true);
    assert.equal(may({ proxy: ' ', proxySupport: 'on' }, { no_proxy: 'other.test' }), true);
    // VS Code does not use it either.
    assert.equal(may({ proxy: 'proxy.office.test' }), true);
  });

  it('not where a setting or a variable names one', () => {
    assert.equal(may(office), false);
    assert.equal(may({}, variables), false);
    assert.equal(may({ proxy: 'socks5://proxy.office.test' }), false);
  });

  it('not where it is said that there is to be none', () => {
    assert.equal(may({ proxySupport: 'off' }), false);
    assert.equal(may({ noProxy: ['authing.cn'] }), false);
    assert.equal(may({}, { NO_PROXY: '*' }), false);
  });

  it('not where its fetch knows none', () => {
    assert.equal(may({ fetchAdditionalSupport: false }), false);
  });

  it('not for this machine, nor for plain http', () => {
    for (const host of [
      'https://localhost',
      'https://127.0.0.1:8',
      'https://[::1]',
      'http://a.test',
    ]) {
      assert.equal(may({}, {}, host), false, host);
    }
  });
});
