import * as v from 'valibot';
import { AuthingError, answerFaults } from '../errors.ts';
import type { HttpAnswer } from '../http/transport.ts';
import { reasonFor } from './codes.ts';
import type { CommonMessage } from './schemas.ts';

// Reads what is common to all answers: HTTP failures, the server's own errors and their messages.

/** Characters of a server's message at most. */
const longestMessage = 500;
/** An HTTP status by which some gateways say that the server behind them took too long. */
const requestTimeout = 408;
/** Characters of an answer that is not JSON in which something to read is looked for. */
const longestPage = 20_000;

/** An error the server reports, wherever in an answer it stands. */
export interface ServerError {
  readonly code?: number | undefined;
  readonly message?: string | undefined;
  /** Whether it says that something broke at the server, so that a change may have been made before. */
  readonly broke?: boolean | undefined;
}

/**
 * The JSON of an answer.
 * @throws AuthingError of kind `auth` (HTTP 401 or a refused token), `http` or `protocol`
 */
export function readJson(answer: HttpAnswer): unknown {
  const json = parseJson(answer.text);
  if (answer.status < 200 || answer.status > 299) throw httpFailure(answer, json);
  if (json === undefined) {
    throw protocolFailure(answer, answerFault(answer.text), readable(answer.text));
  }
  return json;
}

/**
 * Reads a value by its schema.
 * @throws AuthingError of kind `protocol` that names the field, never its value
 */
export function readAs<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
  answer: HttpAnswer,
): T {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const path = v.getDotPath(result.issues[0]);
  throw protocolFailure(answer, `unexpected ${path ?? 'answer'}`);
}

/** An answer that is not as promised: of a change, it leaves open whether it was made. */
export function protocolFailure(
  answer: HttpAnswer,
  detail: string,
  serverMessage?: string,
): AuthingError {
  return new AuthingError({
    ...facts(answer),
    kind: 'protocol',
    serverMessage,
    detail,
    outcomeUnknown: answer.changes,
  });
}

/**
 * The failure that an error reported by the server amounts to.
 * @param partial whether there is data beside the error, so that a part of the call was done
 */
export function serverFailure(
  error: ServerError,
  answer: HttpAnswer,
  partial = false,
): AuthingError {
  const reason = reasonFor(error.code, answer.status);
  return new AuthingError({
    ...facts(answer),
    answered: true,
    outcomeUnknown: answer.changes && (partial || mayHaveRun(error)),
    kind: reason === 'tokenRefused' ? 'auth' : 'api',
    reason,
    code: error.code,
    serverMessage: shortened(error.message),
  });
}

/**
 * Accepts a `CommonMessage` only if its code says success: others arrive as data, without `errors`.
 * @throws AuthingError of kind `api` or `auth`
 */
export function expectSuccess({ code, message }: CommonMessage, answer: HttpAnswer): void {
  if (code === 200) return;
  // One without a code says neither that the change was made nor that it was not.
  const broke = code === undefined || code === null;
  throw serverFailure({ code: code ?? undefined, message: message ?? undefined, broke }, answer);
}

/**
 * Whether the server may have made a change before it failed. It has not where it refused the token or asks
 * for fewer requests, though it calls these internal errors, too.
 */
function mayHaveRun({ code, broke = false }: ServerError): boolean {
  return broke || (!isRefusedBefore(code) && (reasonFor(code) === 'busy' || isInternal(code)));
}

/** Whether a code says that the server looked at the request no further. */
function isRefusedBefore(code: number | undefined): boolean {
  const reason = reasonFor(code);
  return reason === 'tokenRefused' || reason === 'throttled';
}

/** Live servers use code 500 for many things, so it is no sign that nothing was done, nor that it was. */
function isInternal(code: number | undefined): boolean {
  return code !== undefined && code >= 500 && code <= 599;
}

/** The errors of a GraphQL answer as one: the first code, and every message once. */
export function firstError(errors: readonly unknown[]): ServerError {
  const all = errors.map(errorOf);
  const messages = new Set(all.map((error) => error.message).filter((text) => text !== undefined));
  return {
    code: all.find((error) => error.code !== undefined)?.code,
    message: messages.size > 0 ? [...messages].join('; ') : undefined,
    broke: errors.some((error, index) => isOfBrokenRun(error, all[index]?.code)),
  };
}

/**
 * Whether one of the errors says that the operation may have run. One that came up below the operation says
 * that it has, whatever its code.
 */
function isOfBrokenRun(error: unknown, code: number | undefined): boolean {
  if (v.is(belowOperation, error)) return true;
  return mayHaveRun({ code, broke: !isRefusedBefore(code) && v.is(internalError, error) });
}

/** A code, which newer servers write as a string; anything else counts as none. */
const number = v.fallback(
  v.optional(
    v.pipe(
      v.union([v.number(), v.pipe(v.string(), v.digits(), v.transform(Number))]),
      v.safeInteger(),
    ),
  ),
  undefined,
);
const string = v.fallback(v.optional(v.pipe(v.string(), v.nonEmpty())), undefined);

const internalError = v.object({
  extensions: v.object({ code: v.literal('INTERNAL_SERVER_ERROR') }),
});
/** What the operation does was done then, and only what it was to answer is missing. */
const belowOperation = v.object({ path: v.pipe(v.array(v.unknown()), v.minLength(2)) });

const errorFields = v.object({ code: number, message: string });
/** A message is an object in business errors and a string in errors of parsing and validation. */
const graphqlError = v.pipe(
  v.object({
    message: v.optional(v.union([errorFields, v.pipe(string, v.transform(asMessage))])),
    extensions: v.fallback(v.nullish(v.object({ code: number })), undefined),
  }),
  v.transform(({ message, extensions }) => ({
    message: message?.message,
    code: message?.code ?? extensions?.code,
  })),
);

function asMessage(message: string | undefined): ServerError {
  return { message };
}

/** @param value an item of `errors`, or an object with `code` (or newer names of it) and `message` */
function errorOf(value: unknown): ServerError {
  const parsed = v.safeParse(graphqlError, value);
  return parsed.success ? parsed.output : {};
}

const restStatus = v.object({
  code: number,
  statusCode: number,
  apiCode: number,
  message: string,
});

/** What a REST answer, or an error in its shape, says of itself. */
export interface RestStatus extends ServerError {
  readonly succeeded: boolean;
}

/**
 * Reads `{code, message}` and the newer `{statusCode, apiCode, message}`.
 * @returns undefined where the value says neither
 */
export function restStatusOf(value: unknown): RestStatus | undefined {
  const parsed = v.safeParse(restStatus, value);
  if (!parsed.success) return undefined;
  const { code, statusCode, apiCode, message } = parsed.output;
  if (code !== undefined) return { succeeded: code === 200, code, message };
  if (statusCode === undefined) return undefined;
  const succeeded = statusCode === 200 || statusCode === 201;
  return { succeeded, code: apiCode ?? statusCode, message, broke: isInternal(statusCode) };
}

function httpFailure(answer: HttpAnswer, json: unknown): AuthingError {
  const error = reportedError(json);
  const reason = reasonFor(error.code, answer.status);
  const refused = answer.status === 401 || reason === 'tokenRefused';
  return new AuthingError({
    ...facts(answer),
    kind: refused ? 'auth' : 'http',
    reason: refused ? 'tokenRefused' : reason,
    code: error.code,
    serverMessage: shortened(error.message) ?? readable(answer.text),
    // A gateway says so of a server that may well have got the call, and some of a request that ran.
    outcomeUnknown: answer.changes && !refused && (leavesOpen(answer.status) || mayHaveRun(error)),
  });
}

function leavesOpen(status: number): boolean {
  return status >= 500 || status === requestTimeout;
}

/** What the JSON of an HTTP failure says, in whichever of the server's shapes. */
function reportedError(json: unknown): ServerError {
  const listed = v.safeParse(v.object({ errors: v.array(v.unknown()) }), json);
  if (listed.success && listed.output.errors.length > 0) return firstError(listed.output.errors);
  const status = restStatusOf(json);
  if (status) return status;
  const error = errorOf(json);
  if (error.message !== undefined) return error;
  const named = v.safeParse(v.object({ error_description: string, error: string }), json);
  return named.success ? { message: named.output.error_description ?? named.output.error } : {};
}

function facts({ operation, status, headers }: HttpAnswer) {
  return { operation, status, retryAfter: secondsToWait(headers) };
}

/** Reads `Retry-After`, which is a number of seconds or a date, by the server's clock where it says. */
function secondsToWait(headers: HttpAnswer['headers']): number | undefined {
  const value = first(headers['retry-after']);
  if (value === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(value)) return Math.min(Number(value), Number.MAX_SAFE_INTEGER);
  const at = Date.parse(value);
  if (Number.isNaN(at)) return undefined;
  const serverTime = Date.parse(first(headers.date) ?? '');
  const now = Number.isNaN(serverTime) ? Date.now() : serverTime;
  return Math.max(0, Math.ceil((at - now) / 1000));
}

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

/** What is wrong with an answer that does not parse. */
function answerFault(text: string): string {
  if (text === '') return answerFaults.empty;
  return beginsAsJson.test(text) ? answerFaults.brokenJson : answerFaults.notJson;
}

const beginsAsJson = /^\s*[[{"]/;

/**
 * What a person can read of an answer that is not JSON: an HTML page's title, or a text. Broken JSON
 * is not repeated: it may be the answer that holds a token.
 */
function readable(text: string): string | undefined {
  if (beginsAsJson.test(text)) return undefined;
  const trimmed = text.slice(0, longestPage).trim();
  if (!trimmed.startsWith('<')) return shortened(trimmed);
  const heading = /<(title|h1)\b[^<>]*>([^<]*)</i.exec(trimmed)?.[2];
  const words = heading ?? trimmed.replace(/<(script|style)\b.*?<\/\1>|<[^<>]*>/gis, ' ');
  return shortened(words.replace(/\s+/g, ' '));
}

function shortened(message: string | undefined): string | undefined {
  const trimmed = message?.trim();
  if (!trimmed) return undefined;
  if (trimmed.length <= longestMessage) return trimmed;
  // No more than it takes, for a message can be as long as an answer.
  return `${[...trimmed.slice(0, 2 * longestMessage)].slice(0, longestMessage).join('')}…`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller says what is wrong with the answer.
    return undefined;
  }
}
