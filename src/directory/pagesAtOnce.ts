/**
 * How many pages are read at a time where several are. The client opens as many connections to a host;
 * more would wait in the client, and fewer would leave the server's answers travelling one by one.
 */
export const pagesAtOnce = 16;
