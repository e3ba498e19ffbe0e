import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether the page is as wide as something needs, which styles cannot ask where it is not to be there at all. */
export class PageWidth implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #query: MediaQueryList;

  /** @param atLeast how wide the page is to be, in pixels */
  constructor(host: ReactiveControllerHost, atLeast: number) {
    this.#host = host;
    this.#query = window.matchMedia(`(min-width: ${atLeast}px)`);
    host.addController(this);
  }

  get isReached(): boolean {
    return this.#query.matches;
  }

  hostConnected(): void {
    this.#query.addEventListener('change', this.#onChange);
  }

  hostDisconnected(): void {
    this.#query.removeEventListener('change', this.#onChange);
  }

  readonly #onChange = () => this.#host.requestUpdate();
}
