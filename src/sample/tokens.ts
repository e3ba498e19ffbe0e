import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { SampleError } from './messages.ts';

/** What `accessToken` answers; times in seconds since the epoch. */
export interface AccessToken {
  readonly accessToken: string;
  readonly exp: number;
  readonly iat: number;
}

const payloadSchema = v.object({ userPoolId: v.string(), exp: v.number(), iat: v.number() });

/** 15 days, in seconds, as Authing's servers were seen to give. */
export const defaultTokenTtl = 15 * 24 * 60 * 60;

/**
 * Issues and checks access tokens. They are JSON web tokens, since official clients read `exp` from
 * the payload. The key is this server's own: no other server's token is worth anything here.
 */
export class Tokens {
  readonly #key = randomBytes(32);
  readonly #userPoolId: string;
  readonly #secret: string;
  readonly #ttl: number;

  /** @param ttl how long a token lasts, in seconds */
  constructor(userPoolId: string, secret: string, ttl: number) {
    this.#userPoolId = userPoolId;
    this.#secret = secret;
    this.#ttl = ttl;
  }

  /** @throws SampleError where the user pool or the secret is another one */
  exchange(userPoolId: string, secret: string): AccessToken {
    if (userPoolId !== this.#userPoolId) throw new SampleError('poolNotFound');
    if (!same(secret, this.#secret)) throw new SampleError('secretWrong');
    return this.#issue();
  }

  /** @throws SampleError where the token is not one that is still good */
  refresh(token: string | undefined): AccessToken {
    this.check(token);
    return this.#issue();
  }

  /**
   * @param authorization the header's value, with or without `Bearer`
   * @param userPoolId the pool the call says it is for, where it says so
   * @throws SampleError where there is no token, or it is not this server's, has ended, or is for
   * another pool
   */
  check(authorization: string | undefined, userPoolId?: string) {
    const token = authorization?.replace(/^Bearer\s+/i, '').trim();
    const [header, payload, signature, more] = token?.split('.') ?? [];
    if (!header || !payload || !signature || more !== undefined) {
      throw new SampleError('notLoggedIn');
    }
    if (!same(signature, this.#sign(`${header}.${payload}`))) throw new SampleError('notLoggedIn');
    const claims = v.parse(payloadSchema, JSON.parse(Buffer.from(payload, 'base64url').toString()));
    if (claims.exp * 1000 <= Date.now()) throw new SampleError('loginExpired');
    if (userPoolId && userPoolId !== claims.userPoolId) throw new SampleError('otherPoolsToken');
  }

  #issue(): AccessToken {
    const iat = Math.floor(Date.now() / 1000);
    const exp = iat + this.#ttl;
    // The id makes each token another one, also of those made in one second.
    const claims = { userPoolId: this.#userPoolId, iat, exp, jti: randomBytes(9).toString('hex') };
    const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
    return { accessToken: `${content}.${this.#sign(content)}`, exp, iat };
  }

  #sign(content: string) {
    return createHmac('sha256', this.#key).update(content).digest('base64url');
  }
}

function encode(part: object) {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** Compares without telling by the time it takes how much is right. */
function same(a: string, b: string) {
  const digest = (text: string) => createHmac('sha256', 'compare').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
