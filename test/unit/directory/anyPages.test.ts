import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Page } from '../../../src/authing/api.ts';
import { PagedList } from '../../../src/directory/pagedList.ts';

const never = new AbortController().signal;

/** How a server counts the rows of a list. */
const counts: Readonly<Record<string, (all: number, page: number, given: number) => number>> = {
  rightly: (all) => all,
  'far too many': () => 4e9,
  'a few too many': (all) => all + 3,
  nobody: () => 0,
  'the page alone': (_, __, given) => given,
  'on the first page alone': (all, page) => (page === 1 ? all : 0),
};

interface Server {
  rows: number[];
  readonly most: number;
  readonly kind: 'given' | 'asked';
  readonly count: string;
  readonly behind: 'empty' | 'first' | 'last';
  requests: number;
}

/** Answers as servers do that give fewer rows than asked for, count wrong, or repeat pages. */
function answer(server: Server, page: number, limit: number): Page<number> {
  const { rows, most, kind, behind, count } = server;
  server.requests += 1;
  const given = Math.min(most, limit);
  const size = kind === 'given' ? given : limit;
  const last = Math.max(1, Math.ceil(rows.length / size));
  const asked = page <= last || behind === 'empty' ? page : behind === 'first' ? 1 : last;
  const list = rows.slice((asked - 1) * size, (asked - 1) * size + given);
  return { totalCount: counts[count]?.(rows.length, page, list.length) ?? 0, list };
}

const anyServer = fc.record({
  rows: fc.nat(150).map((count) => Array.from({ length: count }, (_, index) => index)),
  most: fc.oneof(fc.integer({ min: 3, max: 30 }), fc.constant(1000)),
  kind: fc.constantFrom('given', 'asked'),
  count: fc.constantFrom(...Object.keys(counts)),
  behind: fc.constantFrom('empty', 'first', 'last'),
});

const anyStep = fc.oneof(
  fc.constantFrom('refresh', 'more', 'all'),
  fc.record({ insert: fc.constantFrom('here', 'elsewhere') }),
  fc.record({ remove: fc.constantFrom('here', 'elsewhere'), at: fc.nat(200) }),
);

function listOf(server: Server, pageSize: number): PagedList<number> {
  return new PagedList<number>({
    pageSize: () => pageSize,
    read: async (page, limit) => answer(server, page, limit),
    idOf: String,
    accept: () => {},
  });
}

async function readToTheEnd(list: PagedList<number>): Promise<void> {
  for (let times = 0; !list.complete; times += 1) {
    assert.ok(times < 120, 'there is always more');
    const { length } = list.ids;
    await list.readMore(never);
    assert.ok(list.complete || list.ids.length > length, 'nothing new came, and more is promised');
    assert.ok(list.totalCount >= list.ids.length);
  }
}

/** Whether the whole list can be told from what the server gives, whatever it says. */
function isReadable({ most, count, rows }: Server, pageSize: number): boolean {
  const capped = most < pageSize && rows.length > most;
  // A page that has fewer rows than asked for, and all by the count, is the whole list as far as anybody sees.
  return !capped || count !== 'the page alone';
}

describe('Whatever pages a server gives', () => {
  it('all rows are read, each once, in few requests, page by page and at once', async () => {
    await fc.assert(
      fc.asyncProperty(anyServer, fc.integer({ min: 10, max: 50 }), async (given, pageSize) => {
        const server: Server = { ...given, requests: 0 };
        fc.pre(isReadable(server, pageSize));
        const expected = server.rows.map(String);
        const list = listOf(server, pageSize);
        await list.refresh(never);
        await readToTheEnd(list);
        assert.deepEqual(list.ids, expected);
        const another = listOf(server, pageSize);
        server.requests = 0;
        await another.readAll(never);
        assert.deepEqual(another.ids, expected);
        assert.equal(another.complete, true);
        const pages = Math.ceil(expected.length / Math.min(server.most, pageSize));
        // Twice where totals differ, as if others changed the list; and some pages behind the end.
        assert.ok(server.requests <= 2 * (pages + 18), `${server.requests} for ${pages} pages`);
      }),
      { numRuns: 300 },
    );
  });

  it('all rows are read whatever happens to them here and elsewhere, and no number shown cannot be', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyServer,
        fc.integer({ min: 10, max: 50 }),
        fc.array(anyStep, { maxLength: 12 }),
        async (given, pageSize, steps) => {
          const server: Server = { ...given, requests: 0 };
          fc.pre(isReadable({ ...server, rows: Array(300) }, pageSize));
          const list = listOf(server, pageSize);
          let created = 1000;
          for (const step of steps) {
            if (step === 'refresh') await list.refresh(never);
            else if (step === 'more') await list.readMore(never);
            else if (step === 'all') await list.readAll(never);
            else if ('insert' in step) {
              created += 1;
              server.rows = [created, ...server.rows];
              if (step.insert === 'here') list.insertFirst(String(created));
            } else {
              const gone = server.rows[step.at];
              server.rows = server.rows.filter((row) => row !== gone);
              if (step.remove === 'here' && gone !== undefined) list.remove([String(gone)]);
            }
            assert.equal(new Set(list.ids).size, list.ids.length);
            assert.ok(list.totalCount >= list.ids.length);
          }
          await list.refresh(never);
          await readToTheEnd(list);
          assert.deepEqual(list.ids, server.rows.map(String));
        },
      ),
      { numRuns: 300 },
    );
  });
});
