import * as documents from '../../../src/authing/v2/documents.ts';
import type { Address } from '../child.ts';
import type { Contender } from './contenders.ts';

/** What undici's answers are taken for, unchecked, as whoever uses it by itself does. */
interface Data {
  readonly accessToken: { readonly accessToken: string };
  readonly group: { readonly users: Listed; readonly authorizedResources: Listed };
}

/** What a document of many groups gives: of each group its lists by namespace. */
type DataOfMany = Readonly<Record<string, Readonly<Record<string, Listed>>>>;

interface Listed {
  readonly list: readonly unknown[];
}

/** What undici by itself reads. */
interface BareUndici extends Contender {
  /** Reads all that a group is authorized for, and counts it. */
  resources(code: string): Promise<number>;
  /** Reads in one document what groups are authorized for in some namespaces, and counts it. */
  grants(codes: readonly string[], namespaces: readonly string[]): Promise<number>;
}

/** undici by itself: the same requests, built and read as JSON, and no more. */
export async function openUndici({ host, userPoolId, secret }: Address): Promise<BareUndici> {
  const { Pool } = await import('undici');
  const pool = new Pool(host, { connections: 16 });
  const headers: Record<string, string> = {
    accept: 'application/json',
    'x-authing-userpool-id': userPoolId,
    'x-authing-request-from': 'sdk',
    'x-authing-sdk-version': 'authing-groups:1.0.0',
    'x-authing-lang': 'zh-CN',
    'content-type': 'application/json',
  };
  const send = async <T = Data>(query: string, variables: object, signal?: AbortSignal) => {
    const { body } = await pool.request({
      path: '/graphql/v2',
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
      signal: signal ?? null,
    });
    const { data }: { data: T } = JSON.parse(await body.text());
    return data;
  };
  const { accessToken } = await send(documents.accessToken, { userPoolId, secret });
  headers.authorization = `Bearer ${accessToken.accessToken}`;
  return {
    detail: async (code, signal) => (await send(documents.group, { code }, signal)).group,
    members: async (code, page, limit) =>
      (await send(documents.groupWithUsers, { code, page, limit })).group.users.list.length,
    resources: async (code) =>
      (await send(documents.listGroupAuthorizedResources, { code })).group.authorizedResources.list
        .length,
    grants: async (codes, namespaces) => {
      const data = await send<DataOfMany>(
        documents.groupsAuthorizedResources(codes.length, namespaces.length),
        { ...numbered('c', codes), ...numbered('n', namespaces) },
      );
      return Object.values(data)
        .flatMap((lists) => Object.values(lists))
        .reduce((total, { list }) => total + list.length, 0);
    },
    close: () => pool.destroy(),
  };
}

/** Values as variables `name0`, `name1` and so on. */
function numbered(name: string, values: readonly string[]): object {
  return Object.fromEntries(values.map((value, index) => [`${name}${index}`, value]));
}
