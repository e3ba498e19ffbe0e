import type { Call } from '../call.ts';

// Short, for each family of operations has a file of its own.

/** `accessToken` needs no token, and is the one operation that does not. */
export const tokenResolvers = {
  accessToken: (args: { userPoolId: string; secret: string }, call: Call) =>
    call.exchange(args.userPoolId, args.secret),

  refreshAccessToken: (args: { accessToken?: string | null }, call: Call) =>
    call.refresh(args.accessToken),
};
