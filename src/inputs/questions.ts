import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';

/** How long a command may take until it asks on by an input, in milliseconds. */
const pauseMs = 100;

const closed = new vscode.EventEmitter<Promise<boolean>>();
let openInputs = 0;

/**
 * A modal question was answered. What it carries says, as soon as that is known, whether that was all: then the
 * focus belongs where it was before, and else to an input that follows.
 */
export const onDidCloseQuestion = closed.event;

/** Counts an input as open until it is answered. */
export async function withInputOpen<T>(ask: () => Promise<T>): Promise<T> {
  openInputs += 1;
  try {
    return await ask();
  } finally {
    openInputs -= 1;
  }
}

/**
 * Tells that a modal question was answered.
 * @param goesOn so that an input may follow
 */
export function questionClosed(goesOn: boolean): void {
  closed.fire(goesOn ? delay(pauseMs).then(() => openInputs === 0) : Promise.resolve(true));
}
