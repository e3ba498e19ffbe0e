import * as vscode from 'vscode';
import { inBackground } from '../model/failureLog.ts';
import { canRetry, isOutcomeUnknown, needsSecret, wasCancelled } from '../model/failures.ts';
import { plainText } from '../text/plainText.ts';
import type { Log } from './log.ts';
import { inSentences } from './sentences.ts';
import { describeError } from './wording.ts';

/** A button of a message. */
export interface MessageAction {
  readonly title: string;
  readonly run: () => unknown;
}

/** The button that does again what was not done of a change of several parts. */
export function retryTitle(someDone: boolean): string {
  return someDone ? vscode.l10n.t('Retry the Rest') : vscode.l10n.t('Retry');
}

/** A change that may fail, as sentences are about it. */
export interface Undertaking {
  /** A sentence for where it was not made, such as "The group was not created." */
  readonly notDone: string;
  /** The title of its progress, for where nobody knows whether it was made. */
  readonly doing: string;
}

/** What every message can offer, whatever it is about. */
export interface Remedies {
  /** Reads anew what is shown. */
  readonly refresh: () => unknown;
  /** Lets the user replace the secret of a user pool. */
  readonly replaceSecret: () => unknown;
}

/** Shows the user how commands went. This is the one place that shows failures, each once. */
export class Reporter {
  readonly #log: Log;
  readonly #remedies: Remedies;

  constructor(log: Log, remedies: Remedies) {
    this.#log = log;
    this.#remedies = remedies;
  }

  /**
   * Shows that something failed and why. A cancelled call is not a failure and is not shown. Of a change
   * that may have been made, the message says that, and offers Refresh.
   * @param what failed, as a sentence, such as "The user pools were not read."; of a change, both of its texts
   * @param retry runs on "Retry", which is offered where trying again may help
   * @param others further buttons
   */
  failure(
    what: string | Undertaking,
    error: unknown,
    retry?: () => unknown,
    ...others: readonly MessageAction[]
  ): void {
    // Without `what`, which has names in it.
    this.#log.failure('A failure was shown', error);
    if (wasCancelled(error)) return;
    const isOpen = isOutcomeUnknown(error);
    const actions: MessageAction[] = isOpen
      ? [{ title: vscode.l10n.t('Refresh'), run: this.#remedies.refresh }]
      : [...others];
    if (needsSecret(error)) {
      const { replaceSecret } = this.#remedies;
      actions.unshift({ title: vscode.l10n.t('Replace Secret'), run: replaceSecret });
    }
    if (retry !== undefined && canRetry(error)) {
      actions.push({ title: vscode.l10n.t('Retry'), run: retry });
    }
    actions.push({ title: vscode.l10n.t('Show Log'), run: () => this.#log.show() });
    const why = describeError(error);
    const { notDone, doing } =
      typeof what === 'string' ? { notDone: what, doing: undefined } : what;
    const message = plainText(isOpen ? whyOpen(doing, why) : inSentences(notDone, why));
    runChosen(
      vscode.window.showErrorMessage(message, ...actions.map(({ title }) => title)),
      actions,
    );
  }

  /** Shows that something went well. */
  info(message: string, ...actions: MessageAction[]): void {
    runChosen(
      vscode.window.showInformationMessage(
        plainText(message),
        ...actions.map(({ title }) => title),
      ),
      actions,
    );
  }

  /** Shows that something went differently from what was asked. */
  warn(message: string, ...actions: MessageAction[]): void {
    runChosen(
      vscode.window.showWarningMessage(plainText(message), ...actions.map(({ title }) => title)),
      actions,
    );
  }
}

function whyOpen(doing: string | undefined, why: string): string {
  return doing === undefined
    ? why
    : vscode.l10n.t({
        message: '{0}: {1}',
        args: [doing, why],
        comment: [
          '{0} is what was being done, such as: Saving “Design”. {1} is a sentence, or several.',
        ],
      });
}

function runChosen(chosen: Thenable<string | undefined>, actions: readonly MessageAction[]): void {
  inBackground(
    'What a button of a message does failed',
    chosen.then((title) => actions.find((action) => action.title === title)?.run()),
  );
}
