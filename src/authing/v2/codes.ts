// Codes of the server that the client acts on. Source: Authing's public list of error codes.

/** Too many requests; an HTTP status, and a code in the body of an answer with HTTP 200. */
export const throttled = 429;

/** The server is busy. */
export const busy = 1000;

/** Not logged in, login expired, login invalid: the token is refused, another may not be. */
export const tokenRefusals: ReadonlySet<number | undefined> = new Set([2020, 2206, 2207]);

/** No user of this id or name. */
export const userNotFound = 2004;

/** The user pool may not do that. */
export const noPermission = 1001;

/** No user pool of this id. */
export const poolNotFound = 2224;

/** By these the server refuses whatever a pool asks for now, rather than the one thing asked for. */
export const generalRefusals: ReadonlySet<number | undefined> = new Set([
  throttled,
  busy,
  noPermission,
  poolNotFound,
]);
