import {
  buildSchema,
  type DocumentNode,
  execute,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import * as v from 'valibot';
import type { Call } from './call.ts';
import { failureOf, type Language } from './messages.ts';
import { accessResolvers } from './resolvers/access.ts';
import { customDataResolvers } from './resolvers/customData.ts';
import { groupResolvers } from './resolvers/groups.ts';
import { tokenResolvers } from './resolvers/tokens.ts';
import { userResolvers } from './resolvers/users.ts';
import schemaText from './schema.graphql';

/** An answer to be sent as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: object;
}

const schema = buildSchema(schemaText);

const resolvers = {
  ...tokenResolvers,
  ...groupResolvers,
  ...userResolvers,
  ...accessResolvers,
  ...customDataResolvers,
};

const requestSchema = v.object({
  query: v.string(),
  variables: v.nullish(v.record(v.string(), v.unknown())),
  operationName: v.nullish(v.string()),
});

/** Documents that were parsed and found valid; clients send the same few again and again. */
const documents = new Map<string, DocumentNode>();
const mostDocuments = 200;

/**
 * Answers one GraphQL request. What never ran (no such field, no such variable) gets HTTP 400 and
 * messages that are strings, as Apollo's servers answer; what ran and failed gets HTTP 200 and
 * messages that are objects.
 */
export async function answerGraphql(body: unknown, call: Call): Promise<Answer> {
  const request = v.safeParse(requestSchema, body);
  if (!request.success) return refused([new GraphQLError('Must provide a query string.')]);
  try {
    return await run(request.output, call);
  } catch (error) {
    // Parser, rules and execution call themselves for each level of a document.
    if (!(error instanceof RangeError)) throw error;
    return refused([new GraphQLError('The document is nested too deeply.')]);
  }
}

async function run(request: v.InferOutput<typeof requestSchema>, call: Call): Promise<Answer> {
  const { query, variables, operationName } = request;
  const { document, errors: invalid } = prepare(query);
  if (!document) return refused(invalid);
  const result = await execute({
    schema,
    document,
    rootValue: resolvers,
    contextValue: call,
    variableValues: variables,
    operationName,
  });
  if (!result.errors) return { status: 200, body: result };
  if (result.data === undefined) return refused(result.errors);
  const errors = result.errors.map((error) => errorOf(error, call.headers.language));
  return { status: 200, body: { errors, data: result.data } };
}

type Prepared =
  | { readonly document: DocumentNode; readonly errors?: undefined }
  | { readonly document?: undefined; readonly errors: readonly GraphQLError[] };

function prepare(query: string): Prepared {
  const known = documents.get(query);
  if (known) return { document: known };
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: 10_000 });
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
  const errors = validate(schema, document, specifiedRules);
  if (errors.length > 0) return { errors };
  const [oldest] = documents.keys();
  if (oldest !== undefined && documents.size >= mostDocuments) documents.delete(oldest);
  documents.set(query, document);
  return { document };
}

function refused(errors: readonly GraphQLError[]): Answer {
  return { status: 400, body: { errors } };
}

function errorOf(error: GraphQLError, language: Language) {
  const { originalError, locations, path } = error;
  // An error of GraphQL's own, such as a null where none may be, has no original and keeps its text.
  if (!originalError) return error;
  const message = failureOf(originalError, language);
  // As Authing's servers were seen to write it, whatever it is.
  return { message, locations, path, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}
