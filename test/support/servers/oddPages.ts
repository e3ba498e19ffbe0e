import assert from 'node:assert/strict';
import { defaultUserPoolId } from '../../../src/sample/server.ts';
import type { Alter, PassingAnswer, RecordingProxy } from './recordingProxy.ts';

/** Requests that are answered with a page, by what is on it. */
export const pageRequests = {
  groups: 'groups',
  members: 'groupWithUsers',
  membersWithCustomData: 'groupWithUsersWithCustomData',
  grants: 'listGroupAuthorizedResources',
  namespaces: `GET /api/v2/resource-namespace/${defaultUserPoolId}`,
} as const;

/** A page inside an answer, to be altered in place. */
export interface OddPage {
  totalCount: number;
  list: unknown[];
}

/** Which page a request asks for. */
export interface AskedPage {
  readonly page: number;
  readonly limit: number;
}

/** Where servers that give fewer rows than asked for begin the pages after the first. */
export const capKinds = ['after the rows given', 'after the rows asked for'] as const;

export type CapKind = (typeof capKinds)[number];

/** Alters every page in the answers to an operation. */
export function alterPages(
  proxy: RecordingProxy,
  operation: string,
  alter: (page: OddPage, asked: AskedPage) => void,
): void {
  proxy.alter(operation, async (request, forward) => {
    const answer = await forward();
    for (const page of pagesIn(answer.body)) alter(page, askedPage(request));
    return answer;
  });
}

/** Has a server give no more than `most` rows a page, however many are asked for. */
export function capPages(
  proxy: RecordingProxy,
  operation: string,
  most: number,
  kind: CapKind,
): void {
  proxy.alter(operation, capped(most, kind));
}

/** How a server answers that gives no more than `most` rows a page. */
export function capped(most: number, kind: CapKind): Alter {
  return async (request, forward) => {
    const { page, limit } = askedPage(request);
    const answer = await forward({ page: 1, limit: 100_000 });
    const all = pageIn(answer);
    const given = Math.min(limit, most);
    const start = (page - 1) * (kind === 'after the rows given' ? given : limit);
    all.list = all.list.slice(start, start + given);
    return answer;
  };
}

/** Has a server give its first page whichever is asked for. */
export function repeatFirstPage(proxy: RecordingProxy, operation: string): void {
  proxy.alter(operation, (_, forward) => forward({ page: 1 }));
}

function askedPage({ variables }: Parameters<Alter>[0]): AskedPage {
  return { page: Number(variables.page), limit: Number(variables.limit) };
}

/** The page inside an answer. */
export function pageIn({ body }: PassingAnswer): OddPage {
  const [page] = pagesIn(body);
  assert.ok(page !== undefined, 'no page in the answer');
  return page;
}

/** The data of a GraphQL answer. */
export function dataIn({ body }: PassingAnswer): object {
  const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : undefined;
  assert.ok(typeof data === 'object' && data !== null, 'no data in the answer');
  return data;
}

function pagesIn(value: unknown): OddPage[] {
  if (typeof value !== 'object' || value === null) return [];
  return isPage(value) ? [value] : Object.values(value).flatMap(pagesIn);
}

function isPage(value: object): value is OddPage {
  return 'totalCount' in value && 'list' in value && Array.isArray(value.list);
}
