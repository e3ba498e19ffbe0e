import * as vscode from 'vscode';
import { catchMessages, type ShownMessage } from './shownMessages.ts';

/** What a command has asked before it copied something. */
export interface Asked {
  /** The rows of each picker, by label and description. */
  readonly picks: (readonly string[])[];
  /** The modal question, with its details. */
  readonly questions: { readonly message: string; readonly detail: string }[];
}

/** Answers what copying asks, as a user would. */
export interface CopyAnswers {
  /** Which of the offered rows of a picker for one are picked: the first whose label matches. */
  readonly one?: RegExp;
  /** Which rows of a picker for many stay ticked. */
  readonly many?: (label: string) => boolean;
  /** The button of the question; undefined for Escape. */
  readonly button?: string | undefined;
}

/** Runs a command and answers what it asks. @returns what it asked, and the messages it showed */
export async function answerCopy(
  work: () => Thenable<unknown>,
  { one = /./, many = () => true, ...answers }: CopyAnswers = {},
): Promise<Asked & { readonly messages: readonly ShownMessage[] }> {
  const button = 'button' in answers ? answers.button : 'Copy';
  const caught = catchMessages();
  const { showQuickPick, showWarningMessage } = vscode.window;
  const asked: Asked = { picks: [], questions: [] };
  const pick = async (
    items: readonly vscode.QuickPickItem[],
    { canPickMany = false }: vscode.QuickPickOptions = {},
  ) => {
    const rows = items.filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
    asked.picks.push(rows.map(({ label, description }) => `${label} | ${description ?? ''}`));
    return canPickMany
      ? rows.filter(({ label }) => many(label))
      : rows.find(({ label }) => one.test(label));
  };
  const warn = (message: string, ...rest: readonly unknown[]) => {
    const [options] = rest;
    if (typeof options !== 'object' || options === null || !('detail' in options)) {
      return Reflect.apply(showWarningMessage, vscode.window, [message, ...rest]);
    }
    asked.questions.push({ message, detail: String(options.detail) });
    return Promise.resolve(button);
  };
  Object.assign(vscode.window, { showQuickPick: pick, showWarningMessage: warn });
  try {
    await work();
    return { ...asked, messages: caught.take() };
  } finally {
    Object.assign(vscode.window, { showQuickPick, showWarningMessage });
    caught.restore();
  }
}
