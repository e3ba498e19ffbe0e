import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { resetSampleData } from '../../../src/sample/fileStorage.ts';
import { type SamplePool, startSamplePool } from '../../../src/sample/server.ts';
import { at, Client, list } from '../../support/sample/sampleClient.ts';
import { type Program, start, stop } from '../../support/sample/sampleProgram.ts';

describe('A sample pool with a data file', function () {
  this.timeout(60_000);

  let folder: string;
  let file: string;
  const pools: SamplePool[] = [];
  const programs: Program[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sample-pool-'));
    file = join(folder, 'deep', 'pool.json');
  });
  afterEach(async () => {
    await Promise.all(pools.splice(0).map((pool) => pool.close()));
    await Promise.all(programs.splice(0).map((program) => stop(program, 'SIGKILL')));
    await rm(folder, { recursive: true, force: true });
  });

  const openHere = async () => {
    const pool = await startSamplePool({ data: file });
    pools.push(pool);
    return Client.connect(pool);
  };
  const openProgram = async (...args: string[]) => {
    const program = await start('--data', file, ...args);
    programs.push(program);
    return { program, client: await Client.connect(program.address) };
  };
  const create = (client: Client, code: string) =>
    client.data('mutation ($code: String!) { createGroup(code: $code, name: "Made") { code } }', {
      code,
    });
  const codes = async (client: Client) =>
    list(await client.data('{ groups(limit: 1000) { list { code } } }'), 'groups.list', 'code');

  it('writes the seed where there is none, readable by its owner only', async () => {
    await openHere();
    assert.equal(at(JSON.parse(await readFile(file, 'utf8')), 'version'), 1);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
  });

  it('finds everything again when it is started anew', async () => {
    const first = await openHere();
    const before = await codes(first);
    const [user] = list(
      await first.data('{ users(limit: 1) { list { id } } }'),
      'users.list',
      'id',
    );
    await create(first, 'kept');
    await first.data('mutation { updateGroup(code: "kept", newCode: "kept-2") { code } }');
    await first.data('mutation { deleteGroups(codeList: ["alumni"]) { code } }');
    await first.data(
      'mutation ($ids: [String!]!) { addUserToGroup(code: "kept-2", userIds: $ids) { code } }',
      { ids: [user] },
    );
    await first.data(
      'mutation { authorizeResource(resource: "home", opts: [{ targetType: GROUP, targetIdentifier: "kept-2", actions: ["home:view"] }]) { code } }',
    );
    await first.data('mutation { createUser(userInfo: { username: "kept" }) { id } }');
    const everything =
      '{ group(code: "kept-2") { code name createdAt updatedAt users { list { id } } authorizedResources { list { code type actions } } } users(limit: 3) { totalCount list { id username createdAt } } }';
    const seen = await first.data(everything);
    await pools.pop()?.close();

    const second = await openHere();
    assert.deepEqual(await second.data(everything), seen);
    assert.deepEqual(await codes(second), [
      'kept-2',
      ...before.filter((code) => code !== 'alumni'),
    ]);
  });

  it('shows a change to every server on the file', async () => {
    const [one, two] = [await openHere(), (await openProgram()).client];
    await create(one, 'from-one');
    assert((await codes(two)).includes('from-one'));
    await two.data('mutation { deleteGroups(codeList: ["from-one"]) { code } }');
    assert(!(await codes(one)).includes('from-one'));
    const refused = one.refusal('mutation { deleteGroups(codeList: ["from-one"]) { code } }');
    assert.equal(await refused, 'groupNotFound');
  });

  it('loses no change that two servers make at the same time', async () => {
    const clients = [(await openProgram()).client, (await openProgram()).client, await openHere()];
    const before = await codes(clients[0] ?? assert.fail());
    const made = clients.flatMap((client, server) =>
      Array.from({ length: 25 }, (_, index) => ({ client, code: `made-${server}-${index}` })),
    );
    await Promise.all(made.map(({ client, code }) => create(client, code)));
    for (const client of clients) {
      const found = await codes(client);
      assert.equal(found.length, before.length + made.length);
      assert.deepEqual(new Set(found), new Set([...before, ...made.map(({ code }) => code)]));
    }
    // The same code at the same time is created once.
    const same = await Promise.all(
      clients.map((client) =>
        client.graphql('mutation { createGroup(code: "same", name: "Same") { code } }'),
      ),
    );
    assert.deepEqual(same.map(({ body }) => at(body, 'errors.0.message.code')).toSorted(), [
      500,
      500,
      undefined,
    ]);
  });

  it('loses nothing that was confirmed when a server is killed in the middle', async () => {
    const steady = await openHere();
    const confirmed: string[] = [];
    for (let round = 0; round < 3; round++) {
      const { program, client } = await openProgram();
      const doomed = Array.from({ length: 200 }, async (_, index) => {
        const code = `doomed-${round}-${index}`;
        await create(client, code);
        confirmed.push(code);
      });
      const settled = Promise.allSettled(doomed);
      const enough = confirmed.length + 5;
      while (confirmed.length < enough) await delay(3 + round);
      await stop(program, 'SIGKILL');
      await settled;
      // Whatever lock it left behind is taken over.
      await create(steady, `steady-${round}`);
      confirmed.push(`steady-${round}`);
    }
    const found = new Set(await codes(steady));
    assert.deepEqual(
      confirmed.filter((code) => !found.has(code)),
      [],
    );
    assert(confirmed.length < 3 * 200, 'some were cut off');
    JSON.parse(await readFile(file, 'utf8'));
  });

  it('is not held up by readers, and shows them whole states only', async () => {
    const [writer, reader] = [(await openProgram()).client, await openHere()];
    let done = false;
    const writing = (async () => {
      for (let index = 0; index < 30; index++) await create(writer, `made-${index}`);
      done = true;
    })();
    let last = 0;
    while (!done) {
      const count = (await codes(reader)).length;
      assert(count >= last);
      last = count;
    }
    await writing;
    assert.equal((await codes(reader)).length, 13 + 30);
  });

  it('starts from the seed again once it is reset, also while servers run', async () => {
    const client = await openHere();
    const before = await codes(client);
    await create(client, 'gone');
    await resetSampleData(file);
    assert.deepEqual(await codes(client), before);
    await resetSampleData(file);
    await create(client, 'first');
    assert.deepEqual(await codes(client), ['first', ...before]);
    await resetSampleData(join(folder, 'never-there.json'));
    await resetSampleData(file);
    assert.deepEqual(await readdir(join(folder, 'deep')), []);
  });

  it('says that it is broken, changes nothing, and goes on once it is whole again', async () => {
    const client = await openHere();
    const whole = await readFile(file, 'utf8');
    await writeFile(file, 'broken');
    assert.equal(await client.refusal('{ groups { totalCount } }'), 1000);
    assert.equal(
      await client.refusal('mutation { createGroup(code: "x", name: "X") { code } }'),
      1000,
    );
    assert.equal(await readFile(file, 'utf8'), 'broken');
    await writeFile(file, whole);
    assert.equal((await codes(client)).length, 13);
  });

  it('can be changed again once its lock can be signed again', async () => {
    const client = await openHere();
    await rm(`${file}.lock-owner`);
    await mkdir(`${file}.lock-owner`);
    const change = 'mutation { createGroup(code: "x", name: "X") { code } }';
    assert.equal(await client.refusal(change), 1000);
    await rm(`${file}.lock-owner`, { recursive: true });
    await create(client, 'signed');
    assert((await codes(client)).includes('signed'));
  });

  it('clears away what a killed writer left beside it', async () => {
    await openHere();
    await rm(file);
    await writeFile(`${file}.12345`, 'half');
    await openHere();
    assert(!(await readdir(join(folder, 'deep'))).includes('pool.json.12345'));
  });
});
