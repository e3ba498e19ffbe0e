import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long a read goes on without a word about it, in milliseconds. */
const quietReadMs = 1000;

/** Whether a read has gone on for so long that the page says how far it is. */
export class LongRead implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isLong = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get isLong(): boolean {
    return this.#isLong;
  }

  /** Says whether a read is under way; to say so again changes nothing. */
  update(isReading: boolean): void {
    if (isReading) {
      this.#timer ??= setTimeout(() => {
        this.#isLong = true;
        this.#host.requestUpdate();
      }, quietReadMs);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isLong = false;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
