import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as documents from '../../../src/authing/v2/documents.ts';
import type { SamplePool } from '../../../src/sample/server.ts';
import { anyJson, anyText, isPolluted, mutated } from '../../support/hostile/hostileTexts.ts';
import { at, type Client, open } from '../../support/sample/sampleClient.ts';

const known = Object.values(documents).filter((document) => typeof document === 'string');
const tokens = known.flatMap((document) => document.match(/\w+|[^\s\w]/g) ?? []);

/** A document of which a part stands elsewhere, twice, or not at all. */
const brokenDocument = fc
  .tuple(fc.constantFrom(...known), fc.nat(), fc.nat(), fc.array(fc.constantFrom(...tokens)))
  .map(([document, from, length, instead]) => {
    const parts = document.match(/\w+|\W/g) ?? [];
    parts.splice(from % parts.length, length % 5, ...instead);
    return parts.join('');
  });

const deep = 3_000;
const deepDocuments = [
  '{groups'.repeat(deep) + '}'.repeat(deep),
  `{groups(sortBy:${'['.repeat(deep)}${']'.repeat(deep)}){totalCount}}`,
  `{groups(sortBy:${'{a:'.repeat(deep)}1${'}'.repeat(deep)}){totalCount}}`,
  `query($a:${'['.repeat(deep)}Int${']'.repeat(deep)}){groups{totalCount}}`,
  '{'.repeat(9_000),
  '{...a} fragment a on Query{...a}',
  `{${'...on Query{'.repeat(deep)}__typename${'}'.repeat(deep)}}`,
  `{${'a:groups{totalCount} '.repeat(500)}}`,
  `{groups(page:${'9'.repeat(10_000)}){totalCount}}`,
];

const anyDocument = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...known) },
  { weight: 4, arbitrary: brokenDocument },
  { weight: 1, arbitrary: fc.constantFrom(...deepDocuments) },
  { weight: 1, arbitrary: anyText() },
);

const variables = {
  code: 'design',
  name: 'Design',
  newCode: 'd',
  description: '',
  codeList: ['design', 'none'],
  userIds: ['65a1b2c3d4e5f60718293a4b'],
  ids: ['u'],
  query: 'e',
  page: 1,
  limit: 10,
  sortBy: 'CREATEDAT_DESC',
  namespace: 'default',
  resource: 'order',
  resourceType: 'DATA',
  opts: [{ targetType: 'GROUP', targetIdentifier: 'design', actions: ['order:read'] }],
  userPoolId: 'x',
  secret: 'y',
};

const graphqlBody = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(anyDocument, mutated(variables))
      .map(([query, text]) => `{"query":${JSON.stringify(query)},"variables":${text}}`),
  },
  { weight: 1, arbitrary: mutated({ query: known[0], variables: {}, operationName: 'group' }) },
  { weight: 1, arbitrary: anyJson() },
  { weight: 1, arbitrary: anyText() },
  { weight: 1, arbitrary: fc.uint8Array() },
);

const paths = fc.oneof(
  fc.constantFrom(
    ...['/api/v2/.well-known', '/api/v2/resources', '/api/v2/resources/detail', '/graphql/v2'],
    ...['/api/v2/resource-namespace/x', '/api/v2/resource-namespace/%E0%A4%A', '/api/v2/users/%00'],
    ...['/api/v2/acl/revoke-resource', '/api/v2/acl/revoke-resources', '/api/v2/users/batch'],
    ...['/api/v2/acl/authorize-resources', '/api/v2/acl/is-allowed', '/api/v2/users/__proto__'],
    ...['/api/v2/acl/list-authorized-resources-batch', '//', '/', '/%2e%2e/%2e%2e/etc/passwd'],
  ),
  fc.webPath().map((path) => `/${path.replace(/^\/+/, '')}`),
);
const restQuery = fc.oneof(
  fc.constantFrom(
    '',
    '?page=0',
    '?page=1e999&limit=-1',
    '?limit=99999999999',
    '?id=__proto__',
    '?%',
  ),
  fc.webQueryParameters().map((query) => `?${query}`),
);
const restBody = fc.oneof(
  mutated({ ...variables, userId: 'u', action: 'a', targets: variables.opts, type: 'id' }),
  mutated({
    namespace: 'default',
    opts: [
      {
        targetType: 'GROUP',
        targetIdentifiers: ['design'],
        resources: [{ code: 'order', actions: [], resourceType: 'DATA' }],
      },
    ],
  }),
  anyJson(),
  fc.uint8Array(),
);

describe('The sample pool, whatever it is asked,', () => {
  let pool: SamplePool;
  let client: Client;

  before(async () => {
    ({ pool, client } = await open());
  });
  after(() => pool.close());

  /** Sends a request, which must be answered with JSON. */
  async function answerTo(path: string, init: RequestInit, signedIn: boolean): Promise<void> {
    const authorization = signedIn ? { authorization: `Bearer ${client.token}` } : {};
    const response = await fetch(pool.host + path, {
      ...init,
      headers: { 'content-type': 'application/json', ...authorization },
    });
    const body: unknown = await response.json();
    assert.ok(typeof body === 'object' && body !== null);
    assert.ok(response.status < 500, `HTTP ${response.status}`);
    assert.equal(isPolluted(), false);
  }

  async function assertAlive(): Promise<void> {
    assert.equal(typeof at(await client.data(documents.groups), 'groups.totalCount'), 'number');
  }

  it('by GraphQL, answers, and lives on', async () => {
    await fc.assert(
      fc.asyncProperty(graphqlBody, fc.boolean(), (body, signedIn) =>
        answerTo(
          '/graphql/v2',
          { method: 'POST', body: Uint8Array.from(Buffer.from(body)) },
          signedIn,
        ),
      ),
      { numRuns: 60 },
    );
    await assertAlive();
  });

  it('however deep a document goes, answers, and lives on', async () => {
    for (const query of deepDocuments) {
      await answerTo('/graphql/v2', { method: 'POST', body: JSON.stringify({ query }) }, true);
    }
    await assertAlive();
  });

  it('by REST, answers, and lives on', async () => {
    await fc.assert(
      fc.asyncProperty(
        paths,
        restQuery,
        restBody,
        fc.boolean(),
        async (path, query, body, signedIn) => {
          await answerTo(path + query, { method: 'GET' }, signedIn);
          const bytes = Uint8Array.from(Buffer.from(body));
          await answerTo(path + query, { method: 'POST', body: bytes }, signedIn);
        },
      ),
      { numRuns: 60 },
    );
    await assertAlive();
  });
});
