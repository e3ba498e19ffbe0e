import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long after the last keystroke what was found is read out and stands in labels, in milliseconds. */
const pauseMs = 500;

/** Waits for the typing to pause: nobody hears what is said of each letter. */
export class TypingPause implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** Does something in the next pause, in place of what was to be done in it. */
  wait(run: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(run, pauseMs);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
