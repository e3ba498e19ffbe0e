import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Revision } from '../../../src/windows/revision.ts';
import { RevisionLog } from '../../../src/windows/revisionLog.ts';

const limit = 256 * 1024;
const created = (code: string): Revision => ({
  pool: 'a',
  change: { kind: 'groupCreated', code },
});
const codes = (revisions: Revision[]) =>
  revisions.map(({ change }) => ('code' in change ? change.code : change.kind));

describe('The revision file', () => {
  let folder: string;
  let file: string;

  /** A window that follows the file. */
  async function window(maxBytes = limit): Promise<RevisionLog> {
    const log = new RevisionLog(file);
    await log.open(maxBytes);
    return log;
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'authing-groups-revisions-'));
    file = join(folder, 'not', 'yet', 'there', 'revisions.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('tells each window what the others changed, once, and not what it changed itself', async () => {
    const [one, two] = [await window(), await window()];
    await one.append(created('x'));
    await two.append({
      pool: 'a',
      change: { kind: 'membersAdded', code: 'x', userIds: ['1', '2'] },
    });
    assert.deepEqual(await two.readNew(), [created('x')]);
    assert.deepEqual(await one.readNew(), [
      { pool: 'a', change: { kind: 'membersAdded', code: 'x', userIds: ['1', '2'] } },
    ]);
    assert.deepEqual(await one.readNew(), []);
  });

  it('says nothing of what happened before the window opened', async () => {
    const one = await window();
    await one.append(created('old'));
    const two = await window();
    await one.append(created('new'));
    assert.deepEqual(codes(await two.readNew()), ['new']);
  });

  it('loses no line when windows write at the same time', async () => {
    const [one, two, reader] = [await window(), await window(), await window()];
    const writes = Array.from({ length: 200 }, (_, i) =>
      (i % 2 === 0 ? one : two).append(created(`组${i}`)),
    );
    await Promise.all(writes);
    const seen = codes(await reader.readNew());
    assert.equal(new Set(seen).size, 200);
  });

  it('ignores what is no revision', async () => {
    const [one, two] = [await window(), await window()];
    await appendFile(file, 'junk\n{"pool":"a"}\n\n[1]\n');
    await one.append(created('x'));
    await appendFile(file, '{"window":"w","seq":1,"pool":"a","change":{"kind":"unheard of"}}\n');
    assert.deepEqual(codes(await two.readNew()), ['x']);
  });

  it('waits for the rest of a line that is still being written', async () => {
    const reader = await window();
    const line = JSON.stringify({ window: 'w', seq: 1, ...created('研发') });
    await appendFile(file, line.slice(0, -3));
    assert.deepEqual(await reader.readNew(), []);
    await appendFile(file, `${line.slice(-3)}\n`);
    assert.deepEqual(codes(await reader.readNew()), ['研发']);
  });

  it('goes on after it was emptied, and repeats nothing of a copy put in its place', async () => {
    const [one, two] = [await window(), await window()];
    await one.append(created('a'));
    await one.append(created('b'));
    assert.deepEqual(codes(await two.readNew()), ['a', 'b']);
    const lines = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, `${lines[1]}\n`);
    assert.deepEqual(codes(await two.readNew()), []);
    await one.append(created('c'));
    assert.deepEqual(codes(await two.readNew()), ['c']);
  });

  it('is emptied by the next window to open once it has grown too long', async () => {
    const one = await window();
    await one.append(created('x'.repeat(100)));
    const two = await window(50);
    assert.equal((await stat(file)).size, 0);
    await one.append(created('after'));
    assert.deepEqual(codes(await two.readNew()), ['after']);
  });
});
