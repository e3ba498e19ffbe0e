import * as v from 'valibot';
import type { ApiRequest, HttpAnswer } from '../http/transport.ts';
import { protocolFailure, readAs, readJson, restStatusOf, serverFailure } from './answers.ts';

type Parameters = Readonly<Record<string, string | number | undefined>>;

/**
 * A REST look-up. Parameters that are undefined are left out.
 * @param operation the name it goes by in errors and logs, where a path could show an id
 */
export function restGet(operation: string, path: string, parameters: Parameters): ApiRequest {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) query.set(name, String(value));
  }
  return { operation, changes: false, method: 'GET', path: `${path}?${query}` };
}

/** A REST change. Fields that are undefined are left out. */
export function restPost(operation: string, path: string, body: object): ApiRequest {
  return { operation, changes: true, method: 'POST', path, body: JSON.stringify(body) };
}

/**
 * The `data` of an answer, by its schema.
 * @throws AuthingError also where the answer does not say success
 */
export function readRest<T>(schema: v.GenericSchema<unknown, T>, answer: HttpAnswer): T {
  const json = readJson(answer);
  const status = restStatusOf(json);
  if (status === undefined) throw protocolFailure(answer, 'no code');
  if (!status.succeeded) throw serverFailure(status, answer);
  return readAs(v.object({ data: schema }), json, answer).data;
}
