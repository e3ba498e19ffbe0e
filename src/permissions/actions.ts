/**
 * How much of an action is the code of its resource and the colon behind it; 0 where it begins with something
 * else, or has no verb behind: nothing, or the path of an address. The code of a resource with instances, such as
 * `orders:*`, begins with its own.
 */
export function ownCodeLength(action: string, code: string): number {
  let length = 0;
  for (let at = 0; at < action.length; at += 1) {
    const isEndOfCode = at > 0 && (at === code.length || code[at] === ':');
    if (isEndOfCode && action[at] === ':') length = at + 1;
    if (action[at] !== code[at]) break;
  }
  return length < action.length && action[length] !== '/' ? length : 0;
}

/** What an action does, without the code of its resource: `read` of `orders:read`. */
export function verbOf(action: string, code: string): string {
  return action.slice(ownCodeLength(action, code));
}

/** Whether an action stands for all actions of its resource. */
export function isAllActions(action: string, code: string): boolean {
  return verbOf(action, code) === '*';
}

/**
 * Whether a code stands for other resources: `*` for all of its namespace and type, `orders:*` for each
 * `orders:…`. A server may read other patterns too; none is documented.
 */
export function isWildcard(code: string): boolean {
  return code === '*' || code.endsWith(':*');
}

/** The codes that stand for a resource among others, the narrowest first: `a:b:*`, `a:*` and `*` for `a:b:c`. */
export function wildcardsOf(code: string): string[] {
  const codes: string[] = [];
  for (let at = code.lastIndexOf(':'); at > 0; at = code.lastIndexOf(':', at - 1)) {
    codes.push(`${code.slice(0, at)}:*`);
  }
  return [...codes, '*'].filter((wildcard) => wildcard !== code);
}
