import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long a row shows that it was copied, in milliseconds. */
const shownMs = 1500;

/** Which row was copied just now. */
export class CopyMark<R> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  /** The row that the host was asked to copy last. */
  #asked: R | undefined;
  #copied: R | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The row to mark. */
  get row(): R | undefined {
    return this.#copied;
  }

  /** The host is asked to copy it. */
  ask(row: R): void {
    this.#asked = row;
  }

  /** The host has copied what it was asked for: marks it for a moment. */
  show(): void {
    this.#set(this.#asked);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#set(undefined), shownMs);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #set(row: R | undefined): void {
    this.#copied = row;
    this.#host.requestUpdate();
  }
}
