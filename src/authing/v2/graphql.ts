import * as v from 'valibot';
import type { ApiRequest, HttpAnswer } from '../http/transport.ts';
import {
  expectSuccess,
  firstError,
  protocolFailure,
  readAs,
  readJson,
  restStatusOf,
  serverFailure,
} from './answers.ts';
import { commonMessage } from './schemas.ts';

/** Variables of a document. What is undefined is left out: a null would read as "set to null". */
export type Variables = Readonly<Record<string, unknown>>;

const envelope = v.object({
  data: v.optional(v.unknown()),
  errors: v.nullish(v.array(v.unknown())),
});

/** The request for a document; the body is exactly `{"query", "variables"}`. */
export function graphqlRequest(document: string, variables: Variables): ApiRequest {
  const { operation, changes, bodyStart } = prepared.get(document) ?? prepare(document);
  return {
    operation,
    changes,
    method: 'POST',
    path: '/graphql/v2',
    body: `${bodyStart}${JSON.stringify(variables)}}`,
  };
}

/** What is the same in all requests for a document. */
interface Prepared {
  readonly operation: string;
  readonly changes: boolean;
  /** The body up to its variables. */
  readonly bodyStart: string;
}

const prepared = new Map<string, Prepared>();
/** Documents are few, but for those that ask about several things at once. */
const mostPrepared = 100;

function prepare(document: string): Prepared {
  const result = {
    operation: operationName(document),
    changes: /^\s*mutation\b/.test(document),
    bodyStart: `{"query":${JSON.stringify(document)},"variables":`,
  };
  if (prepared.size < mostPrepared) prepared.set(document, result);
  return result;
}

/**
 * The `data` of an answer, by its schema. Data beside errors may be partial, so the call failed.
 * @throws AuthingError
 */
export function readData<T>(schema: v.GenericSchema<unknown, T>, answer: HttpAnswer): T {
  const json = readJson(answer);
  const { data, errors } = readAs(envelope, json, answer);
  if (errors && errors.length > 0) {
    throw serverFailure(firstError(errors), answer, hasValue(data));
  }
  if (data === undefined) {
    // Throttling can come as a bare code and message instead of a GraphQL answer.
    const status = restStatusOf(json);
    if (status && !status.succeeded) throw serverFailure(status, answer);
  }
  return readAs(schema, data, answer);
}

/**
 * Reads the answer of a mutation that returns a `CommonMessage` under its own name.
 * @throws AuthingError also where that message is not one of success
 */
export function readCommonMessage(answer: HttpAnswer): void {
  const data = readData(v.object({ [answer.operation]: commonMessage }), answer);
  const message = data[answer.operation];
  if (!message) throw protocolFailure(answer, `no ${answer.operation}`);
  expectSuccess(message, answer);
}

/** Whether there is anything in the `data` of an answer: where nothing was done, all of it is null. */
function hasValue(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return Object.values(data).some((value) => value !== null);
}

function operationName(document: string): string {
  return /^\s*(?:query|mutation)\s+(\w+)/.exec(document)?.[1] ?? 'graphql';
}
