import { isDeepStrictEqual } from 'node:util';
import type * as vscode from 'vscode';
import { guarded, inBackground } from '../../model/failureLog.ts';
import {
  type Body,
  dispatch,
  type Handlers,
  type Messages,
  parseIntent,
} from '../../protocol/envelope.ts';

/** What of a webview messages go through. */
type Line = Pick<vscode.Webview, 'onDidReceiveMessage' | 'postMessage'>;

/** The panel's end of the line to its page: numbers what it sends, and checks what it gets. */
export class PageChannel<U extends Messages, I extends Messages> implements vscode.Disposable {
  readonly #webview: Line;
  readonly #subscription: vscode.Disposable;
  #sequence = 0;
  #disposed = false;

  /**
   * @param handlers one for each message of the page; what is none of these is ignored
   * @param run calls each of them
   */
  constructor(
    webview: Line,
    intents: I,
    handlers: Handlers<I>,
    run: (handle: () => unknown) => unknown,
  ) {
    this.#webview = webview;
    this.#subscription = webview.onDidReceiveMessage((raw: unknown) => {
      const intent = parseIntent(raw);
      if (intent === undefined) return;
      const what = 'What a page asked for failed';
      dispatch(intents, handlers, intent, (handle) => guarded(what, () => run(handle))());
    });
  }

  /** Tells the page something. A page that is hidden misses it, and asks for a snapshot when it is back. */
  post<K extends keyof U & string>(type: K, body: Body<U, K>): void {
    if (this.#disposed) return;
    this.#sequence += 1;
    const posting = this.#webview.postMessage({ sequence: this.#sequence, type, body });
    inBackground('An update did not reach a page', posting);
  }

  /** Tells the page something that is another than it was sent before. */
  postIfChanged<K extends keyof U & string>(type: K, body: Body<U, K>, before: Body<U, K>): void {
    if (!isDeepStrictEqual(body, before)) this.post(type, body);
  }

  dispose(): void {
    this.#disposed = true;
    this.#subscription.dispose();
  }
}
