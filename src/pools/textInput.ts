import * as vscode from 'vscode';
import type { Position } from './steps.ts';

/** How an input ended. */
export type InputEnd<T> =
  | { readonly end: 'accepted'; readonly value: T }
  /** With what stood in the input, to be shown again when one comes back to it. */
  | { readonly end: 'back'; readonly value?: T }
  | { readonly end: 'cancelled' };

export interface TextInputOptions {
  readonly title: string;
  /** Where the input is a step of a wizard. */
  readonly position?: Position | undefined;
  readonly value: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly password?: boolean;
  /** What was wrong with the value, shown until it is changed. */
  readonly complaint?: string | undefined;
  /** What is wrong with a value, as one types; undefined if nothing is. It gets the value trimmed. */
  readonly validate: (value: string) => string | undefined;
  /**
   * Does what takes time once the value is accepted, while the input shows that it is busy.
   * @param signal aborted when the user presses Escape or Back, or types on
   * @returns what is wrong with the value, which keeps the input open; undefined if nothing is
   */
  readonly submit?: (value: string, signal: AbortSignal) => Promise<string | undefined>;
}

/** Asks for a line of text; stays open when focus leaves, as one fetches the value from elsewhere. */
export function askForText(options: TextInputOptions): Promise<InputEnd<string>> {
  const input = vscode.window.createInputBox();
  let submitting: AbortController | undefined;
  input.title = options.title;
  input.step = options.position?.step;
  input.totalSteps = options.position?.totalSteps;
  input.buttons = options.position?.canGoBack ? [vscode.QuickInputButtons.Back] : [];
  input.value = options.value;
  input.prompt = options.prompt;
  input.placeholder = options.placeholder;
  input.password = options.password ?? false;
  input.ignoreFocusOut = true;
  input.validationMessage = options.complaint;

  return new Promise((resolve) => {
    const finish = (end: InputEnd<string>) => {
      submitting?.abort();
      resolve(end);
      input.dispose();
    };
    const submit = async (value: string, signal: AbortSignal) => {
      input.busy = true;
      const problem = await options.submit?.(value, signal);
      if (signal.aborted) return;
      submitting = undefined;
      input.busy = false;
      if (problem === undefined) finish({ end: 'accepted', value });
      else input.validationMessage = problem;
    };
    const accept = () => {
      // The input stays enabled meanwhile: disabled, it would leave the focus to the Back button.
      if (submitting !== undefined) return;
      const value = input.value.trim();
      const problem = options.validate(value);
      // An input box accepts in spite of its validation message.
      input.validationMessage = problem;
      if (problem !== undefined) return;
      submitting = new AbortController();
      void submit(value, submitting.signal);
    };
    input.onDidChangeValue((value) => {
      submitting?.abort();
      submitting = undefined;
      input.busy = false;
      input.validationMessage = options.validate(value.trim());
    });
    input.onDidAccept(accept);
    input.onDidTriggerButton(() => finish({ end: 'back', value: input.value.trim() }));
    input.onDidHide(() => finish({ end: 'cancelled' }));
    input.show();
  });
}
