import type { Dispatcher } from 'undici';
import type { Network } from '../network.ts';

/** Connections to the host that are kept together for a while. */
export interface ConnectionSet {
  readonly dispatcher: Promise<Dispatcher>;
  /** The same, once it is there. */
  opened: Dispatcher | undefined;
  /** Whether a connection of it was found to swallow what it is sent. */
  isDead: boolean;
}

/**
 * How long (ms) nothing may have come by connections that a change is sent by: after a while they may be
 * dead without anybody's knowing, and of a change that is swallowed nobody could say whether it was made.
 */
const longestSilenceBeforeChange = 3000;
/** The same before a look-up. A connection is closed sooner, unless the machine was asleep. */
const longestSilenceBeforeLookUp = 12_000;

export interface ConnectionsOptions {
  /** Scheme, name and port. */
  readonly origin: string;
  /** Milliseconds until a connection must stand. */
  readonly timeout: number;
  readonly network: Network;
  /** Sends all requests instead; stays its owner's to close. */
  readonly dispatcher: Dispatcher | undefined;
}

/** The connections to one host: which of them are used, and when they make way for new ones. */
export class Connections {
  readonly #options: ConnectionsOptions;
  readonly #given: ConnectionSet | undefined;
  readonly #sets = new Set<ConnectionSet>();
  #opener: Promise<() => Dispatcher> | undefined;
  #current: ConnectionSet | undefined;
  /** By the wall clock, since the monotonic one stands still on some systems while they sleep. */
  #heardAt: number | undefined;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
    const { dispatcher } = options;
    if (dispatcher)
      this.#given = { dispatcher: Promise.resolve(dispatcher), opened: dispatcher, isDead: false };
  }

  /** Those to send the next request with. */
  for({ changes }: { readonly changes: boolean }): ConnectionSet {
    if (this.#given !== undefined) return this.#given;
    const longest = changes ? longestSilenceBeforeChange : longestSilenceBeforeLookUp;
    const isOld = this.#heardAt !== undefined && Math.abs(Date.now() - this.#heardAt) > longest;
    if (this.#current === undefined) this.#current = this.fresh();
    else if (isOld) this.use(this.fresh());
    return this.#current;
  }

  /** Others, none of which stands yet. */
  fresh(): ConnectionSet {
    this.#opener ??= this.#prepare();
    const dispatcher = this.#opener.then((open) => open());
    const set: ConnectionSet = { dispatcher, opened: undefined, isDead: false };
    this.#sets.add(set);
    // Those who send something with it hear of it. The next request is to try anew.
    dispatcher.then(
      (opened) => {
        set.opened = opened;
      },
      () => {
        this.#sets.delete(set);
        this.#opener = undefined;
        if (this.#current === set) this.#current = undefined;
      },
    );
    return set;
  }

  /** Takes a set in the place of the current one, whose requests under way go on. */
  use(set: ConnectionSet): void {
    const former = this.#current;
    this.#current = set;
    this.#heardAt = undefined;
    if (former !== undefined) this.#end(former, (dispatcher) => dispatcher.close());
  }

  /** Closes a set, and with it what is under way on it. */
  discard(set: ConnectionSet): void {
    this.#end(set, (dispatcher) => dispatcher.destroy());
  }

  /** Notes that something came by the connections. */
  heard(): void {
    this.#heardAt = Date.now();
  }

  /** Closes all, but for a given dispatcher. */
  async close(): Promise<void> {
    for (const set of this.#sets) {
      // Where it could not be opened there is nothing to close.
      const dispatcher = await set.dispatcher.catch(() => undefined);
      await dispatcher?.destroy();
    }
  }

  #end(set: ConnectionSet, end: (dispatcher: Dispatcher) => Promise<void>): void {
    const remove = () => this.#sets.delete(set);
    set.dispatcher.then(end).then(remove, () => {
      // Where it could not be opened, or is closed already, there is nothing to close.
      remove();
    });
  }

  /** Loads undici on the first request rather than with the extension. */
  async #prepare(): Promise<() => Dispatcher> {
    const { origin, timeout, network } = this.#options;
    const { dispatcherOpener } = await import('./dispatcher.ts');
    return dispatcherOpener(origin, timeout, network);
  }
}
