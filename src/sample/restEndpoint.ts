import type { Call } from './call.ts';
import type { Answer } from './graphqlEndpoint.ts';
import { failureOf, messageOf } from './messages.ts';
import { publicKey } from './publicKey.ts';
import { accessRoutes } from './rest/access.ts';
import { resourceRoutes } from './rest/resources.ts';
import type { RestRequest, Route } from './rest/route.ts';
import { userRoutes } from './rest/users.ts';

/** The REST calls of the official clients that stand beside the GraphQL operations served here. */
const routes: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/api\/v2\/\.well-known$/,
    // No token: clients encrypt passwords with it before they sign anyone in.
    run: () => ({ publicKey: publicKey() }),
  },
  {
    method: 'GET',
    path: /^\/api\/v2\/userpools\/accessToken$/,
    // How the Java and C# clients log in.
    run: ({ query }, call) =>
      call.exchange(query.get('userPoolId') ?? '', query.get('secret') ?? ''),
    isBare: true,
  },
  ...resourceRoutes,
  ...accessRoutes,
  ...userRoutes,
];

/**
 * Answers one REST call: `{ code, message, data }`, with HTTP 200 also where the code is a failure,
 * and HTTP 201 where a POST went well, as Authing's servers may.
 */
export async function answerRest(request: RestRequest, call: Call): Promise<Answer> {
  const { language } = call.headers;
  const pathOnly = request.path.replace(/(?<=.)\/+$/, '');
  for (const { method, path, run, isBare } of routes) {
    const groups = method === request.method ? path.exec(pathOnly) : null;
    if (!groups) continue;
    try {
      const data = await run(request, call, ...groups.slice(1).map(decodeURIComponent));
      const status = request.method === 'POST' ? 201 : 200;
      const body = isBare && typeof data === 'object' && data !== null ? data : undefined;
      return { status, body: body ?? { ...messageOf('ok', language), data } };
    } catch (error) {
      return { status: 200, body: { data: null, ...failureOf(error, language) } };
    }
  }
  const message = `Cannot ${request.method} ${request.path}`;
  return { status: 404, body: { code: 404, message, data: null } };
}
