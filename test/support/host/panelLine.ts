import * as v from 'valibot';
import type { Body, Messages } from '../../../src/protocol/envelope.ts';
import { tapPanels } from './tappedPanels.ts';

/** The line between a panel and its page, for a test that plays the page. */
export interface PanelLine<U extends Messages> {
  /** Says something to the panel, as its page would. */
  say(type: string, body?: unknown): void;
  /** What the panel said last of this type; undefined where it has said nothing of it. */
  latest<K extends keyof U>(type: K): Body<U, K> | undefined;
}

/**
 * Runs what opens a panel, and listens in to what this says to its page from then on.
 * @param updates what the panel may say
 */
export async function tapPanel<U extends Messages>(
  updates: U,
  open: () => Thenable<unknown>,
): Promise<PanelLine<U>> {
  const panels = tapPanels();
  try {
    await open();
  } finally {
    panels.restore();
  }
  return {
    say: panels.ask,
    latest(type) {
      const said = panels.updates(String(type));
      return said.length === 0 ? undefined : v.parse(updates[type], said.at(-1));
    },
  };
}
