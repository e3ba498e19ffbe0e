// Codes of the server that the client acts on. Source: Authing's public list of error codes.

/** Too many requests; an HTTP status, and a code in the body of an answer with HTTP 200. */
export const throttled = 429;

/** The server is busy. */
export const busy = 1000;

/** Not logged in, login expired, login invalid: the token is refused, another may not be. */
export const tokenRefusals: ReadonlySet<number | undefined> = new Set([2020, 2206, 2207]);

/** No user of this id or name. */
export const userNotFound = 2004;
