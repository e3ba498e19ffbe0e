import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { ManagementClient } from '../../../../src/authing/index.ts';
import { failsWith } from '../../../support/authing/failsWith.ts';

const token = { data: { accessToken: { accessToken: 'token', exp: 9e9, iat: 0 } } };
const groups = { data: { groups: { totalCount: 1, list: [{ code: 'a', name: '分组' }] } } };

describe('An answer that nobody has asked for', () => {
  const sockets = new Set<Socket>();
  let close: () => Promise<unknown> = async () => {};
  let requests: string[];

  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await close();
  });

  /** @param answer what is written for a request, in pieces */
  async function start(answer: (json: string) => (string | Buffer)[]): Promise<ManagementClient> {
    requests = [];
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('data', async (data) => {
        const request = data.toString();
        requests.push(request);
        const json = JSON.stringify(request.includes('accessToken(') ? token : groups);
        for (const piece of answer(json)) {
          socket.write(piece);
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const client = new ManagementClient({
      userPoolId: 'pool',
      secret: 'the-secret',
      host: `http://127.0.0.1:${port}`,
      retry: { maxRetries: 0 },
    });
    close = async () => {
      await client.close();
      await new Promise((resolve) => server.close(resolve));
    };
    return client;
  }

  const plain = (body: Buffer | string, headers = '') => {
    const bytes = Buffer.from(body);
    return Buffer.concat([
      Buffer.from(`HTTP/1.1 200 OK\r\ncontent-length: ${bytes.length}\r\n${headers}\r\n`),
      bytes,
    ]);
  };

  const encodings: [name: string, encode: (json: string) => Buffer][] = [
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br', brotliCompressSync],
    ['deflate, gzip', (json) => gzipSync(deflateSync(json))],
    ['identity', (json) => Buffer.from(json)],
  ];
  for (const [name, encode] of encodings) {
    it(`is read where it comes compressed: ${encode.name} as ${name}`, async () => {
      const client = await start((json) => [plain(encode(json), `content-encoding: ${name}\r\n`)]);
      assert.equal((await client.groups.list()).list[0]?.name, '分组');
      assert.ok(requests.every((request) => /^accept-encoding: identity\r$/im.test(request)));
    });
  }

  it('fails in words where its encoding is not read, or it is broken', async () => {
    for (const [name, body] of [
      ['zstd', Buffer.from('x')],
      ['gzip', Buffer.from('no gzip')],
      ['br', gzipSync('{}')],
    ] as const) {
      const client = await start(() => [plain(body, `content-encoding: ${name}\r\n`)]);
      await failsWith(client.groups.list(), { kind: 'protocol' });
      await close();
    }
  });

  it('is cut off where little becomes very much', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    assert.ok(bomb.length < 1024 * 1024);
    const client = await start(() => [plain(bomb, 'content-encoding: gzip\r\n')]);
    await failsWith(client.groups.list(), { kind: 'protocol', detail: 'answer too large' });
  });

  const interims: [title: string, pieces: string[]][] = [
    ['100 Continue', ['HTTP/1.1 100 Continue\r\n\r\n']],
    ['100 Continue with a header', ['HTTP/1.1 100 Continue\r\nx-a: b\r\n\r\n']],
    ['100 Continue in pieces', ['HTT', 'P/1.1 10', '0 Continue\r', '\n\r\n']],
    ['100 Continue twice', ['HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n']],
    ['102 Processing', ['HTTP/1.1 102 Processing\r\n\r\n']],
    ['103 Early Hints', ['HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n']],
  ];
  for (const [title, pieces] of interims) {
    it(`does not break the call that it comes before: ${title}`, async () => {
      const client = await start((json) => [...pieces, plain(json)]);
      assert.equal((await client.groups.list()).totalCount, 1);
      assert.equal((await client.groups.list()).totalCount, 1);
      await close();
      const together = await start((json) => [
        Buffer.concat([Buffer.from(pieces.join('')), plain(json)]),
      ]);
      assert.equal((await together.groups.list()).totalCount, 1);
    });
  }

  it('is left as it is where its text reads like an interim one', async () => {
    const said = 'HTTP/1.1 100 Continue\r\n\r\n';
    const head = 'HTTP/1.1 404 Not Found\r\n';
    const client = await start(() => [
      `${head}content-length: ${said.length + 9}\r\n\r\nIt says: `,
      said,
    ]);
    await failsWith(client.groups.list(), { serverMessage: 'It says: HTTP/1.1 100 Continue' });
  });
});
