import * as vscode from 'vscode';
import { inBackground } from '../model/failureLog.ts';
import { namedBy } from './codes/namedCodes.ts';
import type { NamedCode } from './codes/poolCodes.ts';
import { describeCode } from './describeCode.ts';
import type { EditorContext } from './editorContext.ts';

/** Says what a string names in the pool: what is known at once, and the rest the next time. */
export class CodeHover implements vscode.HoverProvider {
  readonly #context: EditorContext;

  constructor(context: EditorContext) {
    this.#context = context;
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const pointed = this.#context.source.pointedAt(document, position);
    if (pointed === undefined) return undefined;
    const named = namedBy(this.#context.codesFor(document), pointed.string);
    if (named.length === 0) return undefined;
    for (const each of named) this.#readRest(each);
    return new vscode.Hover(
      named.map((each) => describeCode(this.#context, each)),
      pointed.range,
    );
  }

  /** Reads what is not known of a group, behind the answer: nobody waits for it here. */
  #readRest(named: NamedCode): void {
    if (named.kind !== 'group') return;
    const { key } = named.group;
    const directory = this.#context.directories.get(named.pool);
    inBackground('A group was not read for its hover', directory.counts.count([key]));
    inBackground('A group was not read for its hover', directory.loadResources(key));
  }
}
