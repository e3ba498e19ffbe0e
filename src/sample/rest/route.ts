import * as v from 'valibot';
import type { Call } from '../call.ts';
import { SampleError } from '../messages.ts';
import type { PageArgs } from '../pages.ts';

/** One REST call, taken apart. */
export interface RestRequest {
  readonly method: string;
  /** Without a slash at the end. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** A REST call of the official clients, and how it is answered. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Matched against the whole path; its groups go to `run`. */
  readonly path: RegExp;
  readonly run: (request: RestRequest, call: Call, ...groups: string[]) => unknown;
  /** Whether what it gives is the whole answer, without `code`, `message` and `data` around it. */
  readonly isBare?: true;
}

/** @throws SampleError that names the field at fault */
export function parsed<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const name = v.getDotPath(result.issues[0]) ?? 'body';
  throw new SampleError('argumentInvalid', { name });
}

/** Which page a query asks for; a limit of -1, as the Java client sends it, means all. */
export function pageArgs(query: URLSearchParams): PageArgs {
  const number = (name: string) => (query.get(name) ? Number(query.get(name)) : null);
  const limit = number('limit');
  return { page: number('page'), limit: limit === -1 ? Number.MAX_SAFE_INTEGER : limit };
}
