import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { isOutcomeUnknown, wasCancelled } from '../model/failures.ts';
import { plainText } from '../text/plainText.ts';

/** How a task ended. */
export type Outcome<T> =
  | { readonly outcome: 'done'; readonly value: T }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'failed'; readonly error: unknown };

/**
 * Where progress shows: the view's own bar, or a notification with Cancel and a title. With `delayMs`, the
 * notification appears only if the task takes longer than that.
 */
export type ProgressPlace =
  | { readonly view: string }
  | { readonly title: string; readonly delayMs?: number };

/** How long (ms) to wait before a notification shows the progress of a read or of a large change. */
export const progressDelayMs = 1000;

/** The same for a single change: its row shows meanwhile that it is under way. */
export const changeProgressDelayMs = 3000;

/**
 * Runs a task while progress shows.
 * @param task gets a signal that the notification's Cancel button aborts, and may report its progress
 * @returns how it ended; a task that fails because its signal was aborted counts as cancelled
 */
export async function withProgress<T>(
  place: ProgressPlace,
  task: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
): Promise<Outcome<T>> {
  const controller = new AbortController();
  let lastMessage = '';
  let show = (message: string): void => {
    lastMessage = message;
  };
  const running = outcomeOf(
    () => task(controller.signal, (message) => show(message)),
    controller.signal,
  );
  if ('title' in place && place.delayMs !== undefined) {
    const early = await Promise.race([running, delay(place.delayMs)]);
    if (early !== undefined) return early;
  }
  return vscode.window.withProgress(optionsFor(place), (progress, token) => {
    const subscription = token.onCancellationRequested(() => controller.abort());
    show = (message) => progress.report({ message });
    if (lastMessage !== '') show(lastMessage);
    return running.finally(() => subscription.dispose());
  });
}

function optionsFor(place: ProgressPlace): vscode.ProgressOptions {
  if ('view' in place) return { location: { viewId: place.view } };
  return {
    location: vscode.ProgressLocation.Notification,
    title: plainText(place.title),
    cancellable: true,
  };
}

async function outcomeOf<T>(task: () => Promise<T>, signal: AbortSignal): Promise<Outcome<T>> {
  try {
    return { outcome: 'done', value: await task() };
  } catch (error) {
    const isOpen = isOutcomeUnknown(error);
    return !isOpen && (signal.aborted || wasCancelled(error))
      ? { outcome: 'cancelled' }
      : { outcome: 'failed', error };
  }
}
