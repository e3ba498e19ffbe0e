import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { describeError } from '../feedback/wording.ts';
import { inBackground } from '../model/failureLog.ts';
import { plainText } from '../text/plainText.ts';
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
  /** What stands in it at first; of several lines with ⏎ between them, which makes them again. */
  readonly value: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly password?: boolean;
  /** What was wrong with the value, shown until it is changed. */
  readonly complaint?: string | undefined;
  /**
   * What is wrong with a value, as one types; undefined if nothing is. It gets the value trimmed. A
   * message of less severity than an error does not keep the value from being accepted.
   */
  readonly validate: (value: string) => string | vscode.InputBoxValidationMessage | undefined;
  /**
   * Asks elsewhere what is wrong with a value that `validate` lets pass, whenever typing pauses.
   * @param signal aborted when one types on
   */
  readonly check?:
    | ((value: string, signal: AbortSignal) => Promise<string | undefined>)
    | undefined;
  /**
   * Does what takes time once the value is accepted, while the input shows that it is busy.
   * @param signal aborted when the user presses Escape or Back, or types on
   * @returns what is wrong with the value, which keeps the input open; undefined if nothing is
   */
  readonly submit?: (value: string, signal: AbortSignal) => Promise<string | undefined>;
}

/** How long (ms) typing has to pause before a value is checked elsewhere. */
const typingPause = 300;

/** Stands for a line break: VS Code takes those out of what an input holds. */
const lineBreak = '⏎';

/** Asks for a line of text; stays open when focus leaves, as one fetches the value from elsewhere. */
export async function askForText(options: TextInputOptions): Promise<InputEnd<string>> {
  const input = new TextInput(options);
  try {
    return await input.run();
  } finally {
    input.dispose();
  }
}

function isOneLine(text: string): boolean {
  return !/[\r\n]/.test(text);
}

function inOneLine(text: string): string {
  return text.replaceAll(/\r\n?|\n/g, lineBreak);
}

class TextInput implements vscode.Disposable {
  readonly #options: TextInputOptions;
  readonly #input = vscode.window.createInputBox();
  /** What the input has at first. */
  readonly #initial: string;
  /** What is under way for the value: a check or, once it is accepted, its submission. */
  #work: { readonly controller: AbortController; readonly accepted: boolean } | undefined;

  constructor(options: TextInputOptions) {
    const input = this.#input;
    this.#options = options;
    input.title = options.title;
    input.step = options.position?.step;
    input.totalSteps = options.position?.totalSteps;
    input.buttons = options.position?.canGoBack ? [vscode.QuickInputButtons.Back] : [];
    this.#initial = inOneLine(options.value);
    input.value = this.#initial;
    input.prompt = plainText(options.prompt);
    input.placeholder = options.placeholder;
    input.password = options.password ?? false;
    input.ignoreFocusOut = true;
    this.#complain(options.complaint);
  }

  run(): Promise<InputEnd<string>> {
    return new Promise((resolve) => {
      this.#input.onDidChangeValue(() => this.#typed());
      this.#input.onDidAccept(() => this.#accept((value) => resolve({ end: 'accepted', value })));
      this.#input.onDidTriggerButton(() => resolve({ end: 'back', value: this.#value }));
      this.#input.onDidHide(() => resolve({ end: 'cancelled' }));
      this.#input.show();
    });
  }

  dispose(): void {
    this.#work?.controller.abort();
    this.#input.dispose();
  }

  /** A value that is left alone stays as it is, also what an input cannot hold or what is trimmed. */
  get #value(): string {
    const { value: before } = this.#options;
    const { value } = this.#input;
    if (value === this.#initial) return before;
    return isOneLine(before) ? value.trim() : value.trim().replaceAll(lineBreak, '\n');
  }

  #typed(): void {
    this.#work?.controller.abort();
    this.#work = undefined;
    this.#input.busy = false;
    const value = this.#value;
    const { check } = this.#options;
    if (!this.#passes(value) || check === undefined) return;
    const checking = this.#do(false, async (signal) => {
      await pause(typingPause, undefined, { signal });
      return check(value, signal);
    });
    inBackground('An input could not be checked', checking);
  }

  #accept(done: (value: string) => void): void {
    // The input stays enabled meanwhile: disabled, it would leave the focus to the Back button.
    if (this.#work?.accepted) return;
    this.#work?.controller.abort();
    const value = this.#value;
    if (!this.#passes(value)) return;
    const { check, submit } = this.#options;
    const submitting = this.#do(
      true,
      async (signal) => (await check?.(value, signal)) ?? (await submit?.(value, signal)),
      () => done(value),
    );
    inBackground('An input could not be accepted', submitting);
  }

  #complain(problem: string | vscode.InputBoxValidationMessage | undefined): void {
    this.#input.validationMessage =
      problem === undefined || typeof problem === 'string'
        ? problem && plainText(problem)
        : { ...problem, message: plainText(problem.message) };
  }

  /** Shows what is wrong with the value; an input box accepts in spite of its validation message. */
  #passes(value: string): boolean {
    const problem = this.#options.validate(value);
    this.#complain(problem);
    if (problem === undefined) return true;
    return (
      typeof problem !== 'string' && problem.severity < vscode.InputBoxValidationSeverity.Error
    );
  }

  /** Does work that ends with what is wrong, if anything is; typing on makes it meaningless. */
  async #do(
    accepted: boolean,
    work: (signal: AbortSignal) => Promise<string | undefined>,
    passed?: () => void,
  ): Promise<void> {
    const controller = new AbortController();
    this.#work = { controller, accepted };
    this.#input.busy = true;
    const problem = await work(controller.signal).catch((error: unknown) =>
      controller.signal.aborted ? undefined : describeError(error),
    );
    if (controller.signal.aborted) return;
    this.#work = undefined;
    this.#input.busy = false;
    if (problem !== undefined) this.#complain(problem);
    else passed?.();
  }
}
