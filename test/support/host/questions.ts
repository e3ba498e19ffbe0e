import * as vscode from 'vscode';

/** A modal question as VS Code is asked to show it. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

/**
 * Answers modal questions, which VS Code refuses to show while tests run.
 * @param answer says which button is pressed; undefined for Escape
 * @returns the questions that were asked until the work ended
 */
export async function answerQuestions(
  work: () => Thenable<unknown>,
  answer: (question: Question) => string | undefined,
): Promise<readonly Question[]> {
  const { showWarningMessage } = vscode.window;
  const questions: Question[] = [];
  const show = (message: string, ...rest: readonly unknown[]) => {
    const options = rest.find((item) => typeof item === 'object' && item !== null);
    const detail =
      options !== undefined &&
      options !== null &&
      typeof options === 'object' &&
      'detail' in options
        ? String(options.detail)
        : '';
    const buttons = rest.filter((item) => typeof item === 'string');
    const question = { message, detail, buttons };
    // A message that is not modal stays until somebody presses a button.
    if (options === undefined) return new Promise(() => {});
    questions.push(question);
    return Promise.resolve(answer(question));
  };
  Object.assign(vscode.window, { showWarningMessage: show });
  try {
    await work();
  } finally {
    Object.assign(vscode.window, { showWarningMessage });
  }
  return questions;
}
