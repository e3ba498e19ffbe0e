import assert from 'node:assert/strict';
import {
  type ScriptedServer,
  startScriptedServer,
} from '../../../support/servers/scriptedServer.ts';

const size = 300_000;

/** Pieces that a careless search through them takes as many steps for as the square of their number. */
const pieces = ['<', '<title', '<title>', '<script>', '<!--', ' ', '\n', '𠮷', '['];

describe('Of an answer of hundreds of kilobytes that is not JSON, the client reads only as far as helps, though it is', () => {
  let body: unknown;
  let server: ScriptedServer;

  before(async () => {
    server = await startScriptedServer(() => ({ body }));
  });
  after(() => server.close());

  for (const piece of pieces) {
    it(`${JSON.stringify(piece)} over and over`, async () => {
      body = `x${piece.repeat(size / piece.length)}`;
      await assert.rejects(server.client().groups.list(), { kind: 'protocol' });
      body = `<a>${body}`;
      await assert.rejects(server.client().groups.list(), { kind: 'protocol' });
    });
  }

  it('the message of an error', async () => {
    body = { errors: [{ message: { code: 1, message: '𠮷'.repeat(size) } }] };
    await assert.rejects(server.client().groups.list(), {
      kind: 'api',
      serverMessage: `${'𠮷'.repeat(500)}…`,
    });
  });
});

describe('What of an answer is not as promised', () => {
  it('is named in the failure by our names only, whatever stands there', async () => {
    const marker = 'marker-of-the-server';
    const server = await startScriptedServer(({ operation }) => ({
      body:
        operation === undefined
          ? {
              code: 200,
              [marker]: marker,
              data: { [marker]: marker, list: [{ [marker]: marker }] },
            }
          : {
              [marker]: marker,
              data: { [marker]: { [marker]: marker }, g0: { [marker]: marker } },
            },
    }));
    const { groups, users, resources } = server.client();
    try {
      for (const call of [
        () => groups.list(),
        () => groups.detail(marker).then(() => groups.listUsers(marker)),
        () => groups.memberCounts(['a']),
        () => groups.deleteMany(['a']),
        () => users.batch(['a']),
        () => resources.list(),
      ]) {
        await assert.rejects(call(), (error) => {
          assert.ok(error instanceof Error && !error.message.includes(marker), String(error));
          assert.ok(!JSON.stringify(error).includes(marker));
          return true;
        });
      }
    } finally {
      await server.close();
    }
  });
});
