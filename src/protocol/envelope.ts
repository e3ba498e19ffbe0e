// How a panel and its page talk, whatever they talk about. Each message is `{ type, body }`; those of
// the host also carry a sequence number, so that the page notices one it missed.
import * as v from 'valibot';

/** The messages one side sends: the type of each, with the schema of its body. */
export type Messages = Readonly<Record<string, v.GenericSchema>>;

/** What a message of this type carries. */
export type Body<M extends Messages, K extends keyof M> = v.InferOutput<M[K]>;

/** One function for each type of message; a table that misses one does not compile. */
export type Handlers<M extends Messages> = {
  readonly [K in keyof M]: (body: Body<M, K>) => unknown;
};

/** The body of a message that says all by its type. */
export const nothing = v.undefined();

/** A message of the page. */
export interface IntentEnvelope {
  readonly type: string;
  readonly body?: unknown;
}

/** A message of the host. A snapshot sets the sequence; each further update continues it by one. */
export interface UpdateEnvelope extends IntentEnvelope {
  readonly sequence: number;
}

const intentEnvelope = v.object({ type: v.string(), body: v.optional(v.unknown()) });
const updateEnvelope = v.object({
  type: v.string(),
  body: v.optional(v.unknown()),
  sequence: v.pipe(v.number(), v.safeInteger()),
});

/** Reads a message of the page. @returns undefined if it is not one */
export function parseIntent(raw: unknown): IntentEnvelope | undefined {
  const parsed = v.safeParse(intentEnvelope, raw);
  return parsed.success ? parsed.output : undefined;
}

/** Reads a message of the host. @returns undefined if it is not one */
export function parseUpdate(raw: unknown): UpdateEnvelope | undefined {
  const parsed = v.safeParse(updateEnvelope, raw);
  return parsed.success ? parsed.output : undefined;
}

/**
 * Hands a message to the handler of its type.
 * @param run calls it, unless it is to be called as it is
 * @returns whether there was one and the body is as its schema says; otherwise nothing was called
 */
export function dispatch<M extends Messages>(
  messages: M,
  handlers: Handlers<M>,
  { type, body }: IntentEnvelope,
  run: (handle: () => unknown) => void = (handle) => {
    handle();
  },
): boolean {
  if (!isTypeOf(messages, type)) return false;
  return handle(messages, handlers, type, body, run);
}

function handle<M extends Messages, K extends keyof M>(
  messages: M,
  handlers: Handlers<M>,
  type: K,
  body: unknown,
  run: (handle: () => unknown) => void,
): boolean {
  const parsed = v.safeParse(messages[type], body);
  if (!parsed.success) return false;
  run(() => handlers[type](parsed.output));
  return true;
}

function isTypeOf<M extends Messages>(messages: M, type: string): type is keyof M & string {
  return Object.hasOwn(messages, type);
}
