import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { describeError } from '../feedback/wording.ts';
import { inBackground } from '../model/failureLog.ts';
import { plainText } from '../text/plainText.ts';
import { withInputOpen } from './questions.ts';
import type { StepPosition } from './steps.ts';

/** How an input ended. */
export type InputResult<T> =
  | { readonly outcome: 'accepted'; readonly value: T }
  /** With what stood in the input, to be shown again when the user comes back to it. */
  | { readonly outcome: 'back'; readonly value?: T }
  | { readonly outcome: 'cancelled' };

/** What a step of a wizard has come to by an input. */
export function stepResult({ outcome }: InputResult<unknown>): 'next' | 'back' | 'cancelled' {
  return outcome === 'accepted' ? 'next' : outcome;
}

/** What stood in an input, unless the user gave up. */
export function typedValue<T>(result: InputResult<T>): T | undefined {
  return result.outcome === 'cancelled' ? undefined : result.value;
}

export interface TextInputOptions {
  readonly title: string;
  /** Where the input is a step of a wizard. */
  readonly position?: StepPosition | undefined;
  /** What stands in it at first; of several lines with ⏎ between them, which makes them again. */
  readonly value: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly password?: boolean;
  /** What was wrong with the value when it was used, shown until it is changed. */
  readonly problem?: string | undefined;
  /**
   * What is wrong with a value, as it is typed; undefined if nothing is. It gets the value trimmed. A
   * message of less severity than an error does not keep the value from being accepted.
   */
  readonly validate: (value: string) => string | vscode.InputBoxValidationMessage | undefined;
  /**
   * Asks a server what is wrong with a value that `validate` lets pass, whenever typing pauses.
   * @param signal aborted when the user types on
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

/** How long (ms) typing has to pause before a value is checked on the server. */
const typingDelayMs = 300;

/** Stands for a line break: VS Code takes those out of what an input holds. */
const lineBreak = '⏎';

/** Asks for a line of text. It stays open when the focus leaves, as to copy the value from a browser. */
export async function askForText(options: TextInputOptions): Promise<InputResult<string>> {
  const input = new TextInput(options);
  try {
    return await withInputOpen(() => input.run());
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
  #underWay: { readonly controller: AbortController; readonly accepted: boolean } | undefined;

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
    this.#showProblem(options.problem);
  }

  run(): Promise<InputResult<string>> {
    return new Promise((resolve) => {
      this.#input.onDidChangeValue(() => this.#valueChanged());
      this.#input.onDidAccept(() =>
        this.#accept((value) => resolve({ outcome: 'accepted', value })),
      );
      this.#input.onDidTriggerButton(() => resolve({ outcome: 'back', value: this.#value }));
      this.#input.onDidHide(() => resolve({ outcome: 'cancelled' }));
      this.#input.show();
    });
  }

  dispose(): void {
    this.#underWay?.controller.abort();
    this.#input.dispose();
  }

  /** A value that is left alone stays as it is, also what an input cannot hold or what is trimmed. */
  get #value(): string {
    const { value: before } = this.#options;
    const { value } = this.#input;
    if (value === this.#initial) return before;
    return isOneLine(before) ? value.trim() : value.trim().replaceAll(lineBreak, '\n');
  }

  #valueChanged(): void {
    this.#underWay?.controller.abort();
    this.#underWay = undefined;
    this.#input.busy = false;
    const value = this.#value;
    const { check } = this.#options;
    if (!this.#passes(value) || check === undefined) return;
    const checking = this.#run(false, async (signal) => {
      await delay(typingDelayMs, undefined, { signal });
      return check(value, signal);
    });
    inBackground('Could not check an input', checking);
  }

  #accept(accepted: (value: string) => void): void {
    // The input stays enabled meanwhile: disabled, it would leave the focus to the Back button.
    if (this.#underWay?.accepted) return;
    this.#underWay?.controller.abort();
    const value = this.#value;
    if (!this.#passes(value)) return;
    const { check, submit } = this.#options;
    const submitting = this.#run(
      true,
      async (signal) => (await check?.(value, signal)) ?? (await submit?.(value, signal)),
      () => accepted(value),
    );
    inBackground('Could not accept an input', submitting);
  }

  #showProblem(problem: string | vscode.InputBoxValidationMessage | undefined): void {
    this.#input.validationMessage =
      problem === undefined || typeof problem === 'string'
        ? problem && plainText(problem)
        : { ...problem, message: plainText(problem.message) };
  }

  /** Shows what is wrong with the value; an input box accepts in spite of its validation message. */
  #passes(value: string): boolean {
    const problem = this.#options.validate(value);
    this.#showProblem(problem);
    if (problem === undefined) return true;
    return (
      typeof problem !== 'string' && problem.severity < vscode.InputBoxValidationSeverity.Error
    );
  }

  /** Runs work that ends with what is wrong, if anything is. Typing on aborts it. */
  async #run(
    accepted: boolean,
    work: (signal: AbortSignal) => Promise<string | undefined>,
    onPassed?: () => void,
  ): Promise<void> {
    const controller = new AbortController();
    this.#underWay = { controller, accepted };
    this.#input.busy = true;
    const problem = await work(controller.signal).catch((error: unknown) =>
      controller.signal.aborted ? undefined : describeError(error),
    );
    if (controller.signal.aborted) return;
    this.#underWay = undefined;
    this.#input.busy = false;
    if (problem !== undefined) this.#showProblem(problem);
    else onPassed?.();
  }
}
