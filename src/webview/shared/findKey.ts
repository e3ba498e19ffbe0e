import type { ReactiveController } from 'lit';
import { isFindKey } from './keys.ts';

/** Has the find key go to a page's own search, which looks through all there is, not only what is drawn. */
export class FindKey implements ReactiveController {
  readonly #search: () => HTMLElement | null;

  /** @param search the field to focus, where it is there */
  constructor(search: () => HTMLElement | null) {
    this.#search = search;
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.#onKeyDown);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.#onKeyDown);
  }

  readonly #onKeyDown = (event: KeyboardEvent) => {
    if (!isFindKey(event)) return;
    event.preventDefault();
    this.#search()?.focus();
  };
}
