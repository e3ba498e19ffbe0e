import type * as v from 'valibot';
import { isBusy } from '../../model/failures.ts';
import type { CallOptions } from '../api.ts';
import type { AuthingError } from '../errors.ts';
import { type Headers, Session, type SessionOptions } from '../http/session.ts';
import type { ApiRequest, HttpAnswer, Sender } from '../http/transport.ts';
import { itemsSent } from '../itemCounts.ts';
import * as documents from './documents.ts';
import { graphqlRequest, readCommonMessage, readData, type Variables } from './graphql.ts';
import { readRest } from './rest.ts';
import { accessTokenData } from './schemas.ts';

export interface Credentials {
  readonly userPoolId: string;
  readonly secret: string;
}

/** Calls the v2 API in a user pool's name: by GraphQL, and by REST for what that has not. */
export class V2Session extends Session {
  readonly userPoolId: string;

  /** @param headers those that every request carries */
  constructor(sender: Sender, credentials: Credentials, headers: Headers, options: SessionOptions) {
    const { userPoolId, secret } = credentials;
    const signIn = {
      secret,
      request: graphqlRequest(documents.accessToken, { userPoolId, secret }),
      read: (answer: HttpAnswer) => readData(accessTokenData, answer).accessToken,
      isSecretRefused,
    };
    super(sender, signIn, headers, options);
    this.userPoolId = userPoolId;
  }

  /** Runs a GraphQL document and reads its data. */
  graphql<T>(
    document: string,
    variables: Variables,
    schema: v.GenericSchema<unknown, T>,
    options: CallOptions | undefined,
  ): Promise<T> {
    const request = graphqlRequest(document, variables);
    const read = (answer: HttpAnswer) => readData(schema, answer);
    return this.call(request, read, options, itemsSent(variables));
  }

  /** Runs a mutation that answers with a `CommonMessage`. */
  command(document: string, variables: Variables, options: CallOptions | undefined): Promise<void> {
    const request = graphqlRequest(document, variables);
    return this.call(request, readCommonMessage, options, itemsSent(variables));
  }

  /** Sends a REST request and reads its data. */
  rest<T>(
    request: ApiRequest,
    schema: v.GenericSchema<unknown, T>,
    options: CallOptions | undefined,
  ): Promise<T> {
    return this.call(request, (answer) => readRest(schema, answer), options);
  }
}

/**
 * Whether an error of the token exchange is about the credentials. The server does not document the
 * codes of a wrong secret or pool id: a coded error counts as one unless it says throttled, busy, or
 * broken.
 */
function isSecretRefused(error: AuthingError): boolean {
  const { kind, code } = error;
  if (kind !== 'api' || code === undefined) return false;
  return !isBusy(error) && !(code >= 500 && code <= 599);
}
