import assert from 'node:assert/strict';
import { AuthingError, ManagementClient, parseHost } from '../../../src/authing/index.ts';

describe('A host', () => {
  const accepted: Record<string, string> = {
    'https://core.authing.cn': 'https://core.authing.cn',
    ' https://core.authing.cn/ ': 'https://core.authing.cn',
    'core.authing.cn': 'https://core.authing.cn',
    'HTTPS://Core.Authing.CN': 'https://core.authing.cn',
    'https://id.example.com:8443': 'https://id.example.com:8443',
    'https://example.com/authing//': 'https://example.com/authing',
    'http://127.0.0.1:4000': 'http://127.0.0.1:4000',
    'http://localhost:4000/': 'http://localhost:4000',
    'http://[::1]:4000': 'http://[::1]:4000',
    'core.authing.cn.': 'https://core.authing.cn',
    'http://localhost.:4000': 'http://localhost:4000',
    'ｃｏｒｅ．authing。cn': 'https://core.authing.cn',
    'https://例え.テスト': 'https://xn--r8jz45g.xn--zckzah',
    'https://col·legi.test': 'https://xn--collegi-xma.test',
    'https://id_1.intranet': 'https://id_1.intranet',
    authing: 'https://authing',
  };
  for (const [text, host] of Object.entries(accepted)) {
    it(`is read from "${text}"`, () => {
      assert.deepEqual(parseHost(text), { ok: true, host });
    });
  }

  const refused: Record<string, string> = {
    '': 'empty',
    '  ': 'empty',
    'https://': 'malformed',
    'not a host': 'malformed',
    'https://https://core.authing.cn': 'malformed',
    'https//core.authing.cn': 'malformed',
    'https://core.authing.cn\u200b': 'malformed',
    'https://core.authing.cn/\u200b': 'malformed',
    '\u202acore.authing.cn': 'malformed',
    'https://core.authing.cn/a b': 'malformed',
    '/Users/me/notes.txt': 'malformed',
    'https://fe80::1': 'malformed',
    'https://core..authing.cn': 'name',
    'core.authing.cn..': 'name',
    '"core.authing.cn"': 'name',
    "'https://core.authing.cn'": 'name',
    '“core.authing.cn”': 'name',
    'https://core.authing.cn、': 'name',
    'core.authing.cn,': 'name',
    'https://*.authing.cn': 'name',
    'https://-core.authing.cn': 'name',
    '../core.authing.cn': 'name',
    [`https://${'a'.repeat(64)}.cn`]: 'name',
    [`https://${'a.'.repeat(130)}cn`]: 'name',
    'https://0.0.0.0': 'name',
    'https://255.255.255.255': 'name',
    'https://[::]': 'name',
    'https://[ff02::1]': 'name',
    '1.2.3': 'name',
    '10.1': 'name',
    'https://2130706433': 'name',
    'core.authing.cn:0': 'port',
    'core.authing.cn:65536': 'port',
    'https://core.authing.cn:https': 'port',
    'https://[::1]:x': 'port',
    'ftp://core.authing.cn': 'scheme',
    'http://core.authing.cn': 'insecure',
    'http://127.0.0.1.example.com': 'insecure',
    'http://localhost.example.com': 'insecure',
    'https://user:word@core.authing.cn': 'credentials',
    'https://core.authing.cn?x=1': 'query',
    'https://core.authing.cn#x': 'query',
  };
  for (const [text, reason] of Object.entries(refused)) {
    it(`is refused as ${reason} in "${text}"`, () => {
      assert.deepEqual(parseHost(text), { ok: false, reason });
    });
  }

  it('that would get the secret in the clear makes no client', () => {
    const options = { userPoolId: 'pool', secret: 'marker', host: 'http://core.authing.cn' };
    assert.throws(
      () => new ManagementClient(options),
      (error) => error instanceof AuthingError && !error.message.includes('marker'),
    );
  });
});
