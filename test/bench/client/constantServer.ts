// A server as light as can be, so that what is measured is the client: it takes HTTP/1.1 requests that
// have a content-length, one at a time per connection, and gives each the same answer: a token to who
// asks for one, else a group. Prints its address as the sample pool does.
import { createServer, type Socket } from 'node:net';
import { availableParallelism } from 'node:os';
import process from 'node:process';

const group = {
  code: 'everyone',
  name: 'Everyone 全体员工',
  description: 'All who work here, with their accounts in every product.',
  createdAt: '2021-03-04T05:06:07+08:00',
  updatedAt: '2024-05-06T07:08:09+08:00',
};
const inADay = Math.floor(Date.now() / 1000) + 24 * 60 * 60;
const claims = { iat: inADay - 24 * 60 * 60, exp: inADay };
const token = ['{"alg":"none"}', JSON.stringify(claims), 'signature']
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.');

const groupAnswer = answer({ data: { group } });
const tokenAnswer = answer({ data: { accessToken: { accessToken: token, ...claims } } });

function answer(body: object): Buffer {
  const text = JSON.stringify(body);
  const headers = [
    'HTTP/1.1 200 OK',
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(text)}`,
    `date: ${new Date().toUTCString()}`,
    'connection: keep-alive',
  ];
  return Buffer.from(`${headers.join('\r\n')}\r\n\r\n${text}`);
}

function serve(socket: Socket): void {
  let received = '';
  socket.setNoDelay(true);
  // What is sent is ASCII, so that characters count as bytes.
  socket.setEncoding('latin1').on('data', (text: string) => {
    received += text;
    const headersEnd = received.indexOf('\r\n\r\n');
    if (headersEnd < 0) return;
    const length = /\r\ncontent-length: *(\d+)/i.exec(received)?.[1];
    if (received.length < headersEnd + 4 + Number(length)) return;
    socket.write(received.includes('accessToken(') ? tokenAnswer : groupAnswer);
    received = '';
  });
  socket.on('error', () => socket.destroy());
}

const server = createServer(serve).listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const host = `http://127.0.0.1:${port}`;
  process.stdout.write(`${JSON.stringify({ host, userPoolId: 'pool', secret: 'a secret' })}\n`);
});

// It never sleeps where there is a processor for it: how long the system takes to wake a server would be
// part of each call, and as long for all who call.
const stayAwake = () => setImmediate(stayAwake);
if (availableParallelism() > 1) stayAwake();
