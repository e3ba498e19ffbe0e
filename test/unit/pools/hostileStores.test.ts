import assert from 'node:assert/strict';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import * as v from 'valibot';
import { ConnectionSchema, parseConnections } from '../../../src/pools/connection.ts';
import { SettingsSchema } from '../../../src/pools/settingsSchema.ts';
import { parseRevisionLine, type Revision } from '../../../src/windows/revision.ts';
import { RevisionLog } from '../../../src/windows/revisionLog.ts';
import { anyJson, anyText, isPolluted, mutated } from '../../support/hostile/hostileTexts.ts';

const pool = {
  id: 'a',
  kind: 'authing',
  name: 'Staging',
  host: 'https://core.authing.cn',
  userPoolId: '59f86b4832eb28071bdd9214',
  protection: 'production',
};
const sample = { id: 'sample', kind: 'sample', name: 'Sample User Pool' };

/** A value as it comes out of a store; undefined where the text is not JSON. */
function stored(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

describe('Whatever stands where the connections are kept,', () => {
  const kept = fc.oneof(mutated([pool, sample, { ...pool, secret: 's3cret' }]), anyJson());

  it('those read are connections, each once, and hold nothing more', () => {
    fc.assert(
      fc.property(kept, (json) => {
        const connections = parseConnections(stored(json));
        for (const connection of connections) {
          assert.ok(v.is(ConnectionSchema, connection));
          assert.ok(connection.id !== '' && connection.name !== '');
          assert.ok(!('secret' in connection));
          const known = ['id', 'kind', 'name', 'host', 'userPoolId', 'protection'];
          assert.deepEqual(
            Object.keys(connection).filter((key) => !known.includes(key)),
            [],
          );
        }
        assert.equal(new Set(connections.map(({ id }) => id)).size, connections.length);
        assert.deepEqual(parseConnections(connections), connections);
        assert.equal(isPolluted(), false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('Whatever is set in the settings,', () => {
  it('what counts is within bounds', () => {
    const value = fc.oneof(
      fc.double(),
      fc.integer({ min: -5, max: 700 }),
      fc.constantFrom('auto', 'zh-CN', 'en-US', 'EN', null, undefined, true),
      anyJson().map(stored),
    );
    const settings = fc.record({
      pageSize: value,
      requestTimeout: value,
      maxRetries: value,
      language: value,
    });
    fc.assert(
      fc.property(settings, (given) => {
        const { pageSize, requestTimeout, maxRetries, language } = v.parse(SettingsSchema, given);
        assert.ok(Number.isInteger(pageSize) && pageSize >= 10 && pageSize <= 50);
        assert.ok(requestTimeout >= 1 && requestTimeout <= 600);
        assert.ok(Number.isInteger(maxRetries) && maxRetries >= 0 && maxRetries <= 10);
        assert.ok(['auto', 'zh-CN', 'en-US'].includes(language));
      }),
      { numRuns: 500 },
    );
  });
});

const revision: fc.Arbitrary<Revision> = fc
  .tuple(anyText(), anyText(), fc.array(anyText()))
  .chain(([code, newCode, ids]) =>
    fc.constantFrom<Revision['change'][]>(
      { kind: 'groupCreated', code },
      { kind: 'groupUpdated', code, newCode },
      { kind: 'groupsDeleted', codes: ids },
      { kind: 'membersAdded', code, userIds: ids },
      { kind: 'membersRemoved', code, userIds: ids },
    ),
  )
  .map((change) => ({ pool: 'a', change }));

describe('Whatever is written to the revision file,', () => {
  let folder: string;
  let files = 0;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'authing-groups-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('a line is read as a revision or as none', () => {
    const good = {
      window: 'w',
      seq: 1,
      pool: 'a',
      change: { kind: 'groupsDeleted', codes: ['x'] },
    };
    const line = fc.oneof(mutated(good), anyJson(), anyText());
    fc.assert(
      fc.property(line, (text) => {
        const read = parseRevisionLine(text);
        if (read !== undefined) assert.deepEqual(parseRevisionLine(JSON.stringify(read)), read);
        assert.equal(isPolluted(), false);
      }),
      { numRuns: 500 },
    );
    for (const seq of ['1e999', '1.5', '"1"', 'null']) {
      const odd = JSON.stringify(good).replace('"seq":1', `"seq":${seq}`);
      assert.equal(parseRevisionLine(odd), undefined);
    }
  });

  it('all that another window wrote is read in order, and nothing else', async () => {
    const garbage = fc.oneof(
      anyText().map((text) => Buffer.from(text.replaceAll('\n', ' '))),
      fc.uint8Array().map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 0x0a))),
    );
    const writes = fc.array(
      fc.oneof(
        revision.map((made) => ({ made })),
        garbage.map((bytes) => ({ bytes })),
      ),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(writes, async (all) => {
        files += 1;
        const file = join(folder, `${files}.log`);
        const [ours, others] = [new RevisionLog(file), new RevisionLog(file)];
        await ours.open(1_000_000);
        const read: Revision[] = [];
        const written: Revision[] = [];
        for (const write of all) {
          if ('bytes' in write) {
            await appendFile(file, Buffer.concat([write.bytes, Buffer.from('\n')]));
          } else {
            written.push(write.made);
            await others.append(write.made);
          }
          read.push(...(await ours.readNew()));
        }
        assert.deepEqual(read, written);
      }),
      { numRuns: 60 },
    );
  });
});
