import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { at, Client, list, textAt } from '../../support/sample/sampleClient.ts';
import { build, fail, start, stop } from '../../support/sample/sampleProgram.ts';

describe('The sample pool as a program', function () {
  this.timeout(60_000);

  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sample-pool-'));
    await build();
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('prints one line of JSON once it listens, and nothing more', async () => {
    const program = await start('--secret', 'said', '--user-pool-id', 'mine', '--groups', '20');
    try {
      const client = await Client.connect(program.address);
      assert.deepEqual([program.address.userPoolId, program.address.secret], ['mine', 'said']);
      const data = await client.data('{ groups { totalCount } }');
      assert.equal(at(data, 'groups.totalCount'), 20);
      await client.refusal('mutation { deleteGroups(codeList: ["nowhere"]) { code } }');
      assert.deepEqual(JSON.parse(program.output()), program.address);
      assert.equal(program.output().split('\n').length, 2);
    } finally {
      await stop(program);
    }
  });

  it('names groups by ids that are no codes where it is told to', async () => {
    const query =
      '{ authorizedTargets(namespace: "webshop", resourceType: DATA, resource: "orders:*", targetType: GROUP) { list { targetIdentifier } } }';
    for (const [args, areCodes] of [
      [[], true],
      [['--group-ids'], false],
    ] as const) {
      const program = await start(...args);
      try {
        const client = await Client.connect(program.address);
        const codes = list(
          await client.data('{ groups(limit: 100) { list { code } } }'),
          'groups.list',
          'code',
        );
        const named = list(await client.data(query), 'authorizedTargets.list', 'targetIdentifier');
        assert.ok(named.length > 0);
        assert.ok(
          named.every((each) => codes.includes(each) === areCodes),
          args.join(),
        );
      } finally {
        await stop(program);
      }
    }
  });

  it('has Chinese names where it is told to, and keeps those it has', async () => {
    const file = join(folder, 'chinese.json');
    for (const language of ['zh', 'en']) {
      const program = await start('--data', file, '--language', language);
      try {
        const client = await Client.connect(program.address);
        const data = await client.data('{ groups(limit: 50) { list { name } } }');
        assert.ok(list(data, 'groups.list', 'name').includes('值班人员'), language);
      } finally {
        await stop(program);
      }
    }
  });

  it('ends at once on SIGTERM and SIGINT, with connections kept open', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const program = await start();
      // Node's fetch keeps this connection open.
      await Client.connect(program.address);
      const started = performance.now();
      await stop(program, signal);
      assert.equal(program.process.exitCode, 0, signal);
      assert(performance.now() - started < 1500, signal);
    }
  });

  it('says in one sentence what is wrong with its arguments', async () => {
    for (const args of [
      ['--groups', '0'],
      ['--users', '-1'],
      ['--users', 'many'],
      ['--resources', '1.5'],
      ['--latency', '1e3'],
      ['--token-ttl', '0'],
      ['--port', '70000'],
      ['--secret', ''],
      ['--nonsense'],
      ['--staging', '--groups', '20'],
      ['--language', 'fr'],
      ['--port'],
      ['extra'],
    ]) {
      const { code, output, errors } = await fail(...args);
      assert.deepEqual([code, output], [2, ''], args.join(' '));
      assert.equal(errors.trimEnd().split('\n').length, 1, errors);
      assert.match(errors, /\.\n$/, args.join(' '));
      assert.doesNotMatch(errors, /Error|at file/);
    }
  });

  it('says what is wrong with a data file, and leaves it alone', async () => {
    const file = join(folder, 'broken.json');
    for (const [content, message] of [
      ['{"version": 1, "users"', /is damaged: it is not JSON/],
      ['{"version": 99}', /is not one of this version/],
      ['{"version": 1}', /is damaged at "users"/],
    ] as const) {
      await writeFile(file, content);
      const { code, errors } = await fail('--data', file);
      assert.equal(code, 2);
      assert.match(errors, message);
      assert.equal(errors.trimEnd().split('\n').length, 1);
      assert.equal(await readFile(file, 'utf8'), content);
    }
    const { code, errors } = await fail('--data', folder);
    assert.equal(code, 2);
    assert.match(errors, /cannot be read/);
  });

  it('runs in a worker thread, told what to do by messages only', async () => {
    const file = join(folder, 'worker.json');
    const worker = new Worker(join(process.cwd(), 'out/sample/samplePoolWorker.js'), {
      workerData: { secret: 'said', data: file },
    });
    const ended = once(worker, 'exit');
    const [listening] = await once(worker, 'message');
    assert.equal(at(listening, 'type'), 'listening');
    assert.equal(at(listening, 'secret'), undefined);
    const client = await Client.connect({
      host: textAt(listening, 'host'),
      userPoolId: textAt(listening, 'userPoolId'),
      secret: 'said',
    });
    await client.data('mutation { createGroup(code: "kept", name: "Kept") { code } }');
    assert.match(await readFile(file, 'utf8'), /"code":"kept"/);
    assert.doesNotMatch(await readFile(file, 'utf8'), /said/);
    worker.postMessage({ type: 'close' });
    const [closed] = await once(worker, 'message');
    assert.equal(at(closed, 'type'), 'closed');
    assert.deepEqual(await ended, [0]);
  });

  it('says from the worker thread why it cannot start', async () => {
    const file = join(folder, 'broken-for-worker.json');
    await writeFile(file, 'nothing');
    const worker = new Worker(join(process.cwd(), 'out/sample/samplePoolWorker.js'), {
      workerData: { data: file },
    });
    const ended = once(worker, 'exit');
    const [failed] = await once(worker, 'message');
    assert.deepEqual([at(failed, 'type'), at(failed, 'isDataFile')], ['failed', true]);
    assert.match(textAt(failed, 'message'), /is damaged/);
    assert.deepEqual(await ended, [0]);
  });
});
