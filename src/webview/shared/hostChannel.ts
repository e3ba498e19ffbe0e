import {
  type Body,
  dispatch,
  type Handlers,
  type Messages,
  type nothing,
  parseUpdate,
} from '../../protocol/envelope.ts';

/** What every panel sends its page: at least all there is to show. */
type PageUpdates = Messages & { readonly snapshot: Messages[string] };
/** What every page asks of its panel: at least for that. */
type PageIntents = Messages & { readonly ready: typeof nothing };

/** The page's way out, as `acquireVsCodeApi()` gives it. */
interface Post {
  postMessage(message: unknown): void;
}

/**
 * The page's end of the line to its panel. It asks for a snapshot when it opens, and again when the
 * numbers of the updates show that one is missing; what comes until then is of no use and is dropped.
 */
export class HostChannel<U extends PageUpdates, I extends PageIntents> {
  readonly #host: Post;
  readonly #updates: U;
  readonly #handlers: Handlers<U>;
  /** The number the next update must have; undefined while a snapshot is awaited. */
  #next: number | undefined;

  constructor(host: Post, updates: U, handlers: Handlers<U>) {
    this.#host = host;
    this.#updates = updates;
    this.#handlers = handlers;
  }

  /** Begins to listen, and asks for the first snapshot. */
  open(messages: EventTarget): void {
    messages.addEventListener('message', (event) => {
      if (event instanceof MessageEvent) this.receive(event.data);
    });
    this.#askForSnapshot();
  }

  post<K extends keyof I & string>(type: K, body: Body<I, K>): void {
    this.#host.postMessage({ type, body });
  }

  /** Takes in one message. What is not an update of this panel is ignored. */
  receive(raw: unknown): void {
    const update = parseUpdate(raw);
    if (update === undefined) return;
    const isSnapshot = update.type === 'snapshot';
    if (!isSnapshot && this.#next === undefined) return;
    const understood =
      (isSnapshot || update.sequence === this.#next) &&
      dispatch(this.#updates, this.#handlers, update);
    if (understood) this.#next = update.sequence + 1;
    else if (!isSnapshot) this.#askForSnapshot();
  }

  #askForSnapshot(): void {
    this.#next = undefined;
    this.#host.postMessage({ type: 'ready' });
  }
}
