import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';

/** A picker or an input of a command, as a user sees it. */
export interface Step {
  /** With the position, where it is a step of several: "Grant Resources (1/3)". */
  readonly title: string;
  /** Of the rows; none of an input. */
  readonly labels: readonly string[];
}

/** How long (ms) a step may take before it is said to be stuck. */
const longestStepMs = 20_000;

/** How long (ms) a picker has no rows before it is taken for one that lists nothing. */
const emptyMs = 500;

/** What a user answers: the labels of rows to pick, or a text to type, which a picker then lists; undefined for Escape. */
export type StepAnswer = readonly string[] | string | undefined;

type Input = vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox;

/**
 * Runs a command, and answers each picker and each input that it opens, one after another.
 * @param answer is called once a picker has all the rows it waits for
 * @returns what was asked
 */
export async function answerSteps(
  command: () => Thenable<unknown>,
  answer: (step: Step) => StepAnswer,
): Promise<readonly Step[]> {
  const { createQuickPick, createInputBox } = vscode.window;
  const opened: Input[] = [];
  const hidden = new Set<Input>();
  const watch = <T extends Input>(input: T): T => {
    opened.push(input);
    input.onDidHide(() => hidden.add(input));
    const dispose = input.dispose.bind(input);
    Object.assign(input, {
      dispose: () => {
        hidden.add(input);
        dispose();
      },
    });
    return input;
  };
  Object.assign(vscode.window, {
    createQuickPick: () => watch(createQuickPick()),
    createInputBox: () => watch(createInputBox()),
  });
  const steps: Step[] = [];
  let ended = false;
  try {
    const running = Promise.resolve(command()).finally(() => {
      ended = true;
    });
    const answered = new Map<Input, StepAnswer>();
    /** Since when pickers have no rows. */
    const seen = new Map<Input, number>();
    let since = Date.now();
    while (!ended) {
      await pause(20);
      if (Date.now() - since > longestStepMs) {
        opened.at(-1)?.hide();
        throw new Error(`Stuck after: ${JSON.stringify(steps)}`);
      }
      const input = opened.findLast((each) => !hidden.has(each));
      if (input === undefined || input.busy) continue;
      const isPicker = 'items' in input;
      // Where nothing is listed, one may type all the same; else the rows come in a moment.
      if (isPicker && input.items.length === 0 && !answered.has(input)) {
        const first = seen.get(input) ?? Date.now();
        seen.set(input, first);
        if (Date.now() - first < emptyMs) continue;
      }
      if (!answered.has(input)) {
        const labels = isPicker ? rowsOf(input).map(({ label }) => label) : [];
        const position = input.step === undefined ? '' : ` (${input.step}/${input.totalSteps})`;
        const step = { title: `${input.title ?? ''}${position}`, labels };
        steps.push(step);
        since = Date.now();
        answered.set(input, answer(step));
      }
      fill(input, answered.get(input));
      // What was filled in is sent once nothing else is to be done, and before the key.
      await pause(20);
      // The window shows the input a moment later, and hears of no key before.
      if (!hidden.has(input)) {
        await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      }
    }
    await running;
  } finally {
    Object.assign(vscode.window, { createQuickPick, createInputBox });
  }
  return steps;
}

function fill(input: Input, answer: StepAnswer): void {
  if (answer === undefined) {
    input.hide();
  } else if ('items' in input) {
    const labels = typeof answer === 'string' ? [answer] : answer;
    if (typeof answer === 'string' && input.value !== answer) input.value = answer;
    const rows = rowsOf(input).filter(({ label }) => labels.includes(label));
    if (!input.canSelectMany) input.activeItems = rows;
    else if (rows.some((row) => !input.selectedItems.includes(row))) input.selectedItems = rows;
  } else {
    input.value = String(answer);
  }
}

function rowsOf({ items }: vscode.QuickPick<vscode.QuickPickItem>) {
  return items.filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
}
