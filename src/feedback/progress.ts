import * as vscode from 'vscode';
import { plainText } from './plainText.ts';
import { wasCancelled } from './wording.ts';

/** How an undertaking ended. */
export type Outcome<T> =
  | { readonly outcome: 'done'; readonly value: T }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'failed'; readonly error: unknown };

/** Where progress shows: the view's own bar, or a notification with Cancel and a title. */
export type ProgressPlace = { readonly view: string } | { readonly title: string };

/**
 * Runs a task while progress shows.
 * @param task gets a signal that the notification's Cancel button aborts, and may report what it is at
 * @returns how it ended; a task that fails because its signal was aborted counts as cancelled
 */
export async function withProgress<T>(
  place: ProgressPlace,
  task: (signal: AbortSignal, report: (message: string) => void) => Promise<T>,
): Promise<Outcome<T>> {
  const options: vscode.ProgressOptions =
    'view' in place
      ? { location: { viewId: place.view } }
      : {
          location: vscode.ProgressLocation.Notification,
          title: plainText(place.title),
          cancellable: true,
        };
  return vscode.window.withProgress(options, async (progress, token): Promise<Outcome<T>> => {
    const controller = new AbortController();
    const subscription = token.onCancellationRequested(() => controller.abort());
    try {
      const value = await task(controller.signal, (message) => progress.report({ message }));
      return { outcome: 'done', value };
    } catch (error) {
      return controller.signal.aborted || wasCancelled(error)
        ? { outcome: 'cancelled' }
        : { outcome: 'failed', error };
    } finally {
      subscription.dispose();
    }
  });
}
